"""What a case's events amount to together: which deadlines run, which are kept, and which have given way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from klar.deadlines.compute import Due, compute
from klar.deadlines.facts import Facts

OPEN, KEPT, MISSED, VOID = "open", "kept", "missed", "void"

# What a later event does to a deadline that ran from an earlier one. «acted»: the event is what was to be done, so the
# deadline is kept when it came in time. «over»: nothing is left to do, or the law counts anew from the event (aml § 17-4 (1)).
ENDED_BY: dict[str, dict[str, str]] = {
    "F02": {"demand_sent": "acted", "first_meeting": "over", "negotiations_ended": "over"},
    "F03": {"first_meeting": "acted", "negotiations_ended": "over"},
    "F04": {"negotiations_ended": "acted"},
    "F05": {"negotiations_ended": "over"},
    "F06": {"negotiations_ended": "over"},
    "F13": {"board_decision": "over"},
    "F13a": {"refusal_received": "over", "board_decision": "over"},
    "F42a": {"appeal_decision_received": "over"},
}


@dataclass(frozen=True)
class Event:
    """A trigger event as it is recorded: its id, its kind and its day."""

    id: int
    kind: str
    on: date


@dataclass(frozen=True)
class Standing:
    """A deadline of one event, and how it stands when all the others are known."""

    event: int
    due: Due
    status: str


def standing(events: Iterable[Event], facts: Facts) -> list[Standing]:
    """Every deadline of every event, in the order things happened. Two events that give the same rule the same date give one."""
    told = sorted(events, key=lambda event: (event.on, event.id))
    found: dict[tuple[str, date], Standing] = {}
    for event in told:
        for due in compute(event.kind, event.on, facts):
            one, place = Standing(event.id, due, _status(event, due, told)), (due.code, due.due_on)
            if place not in found or found[place].status == VOID:
                found[place] = one
    return list(found.values())


def _status(event: Event, due: Due, told: list[Event]) -> str:
    """By the first event from then on that ends it. A second one of the same kind gives a later date, and so ends nothing."""
    ends = ENDED_BY.get(due.code, {})
    for other in told:
        if other.on >= event.on and other.kind != event.kind and other.kind in ends:
            in_time = other.on <= (due.extended_on or due.due_on)
            return VOID if ends[other.kind] == "over" else KEPT if in_time else MISSED
    return OPEN
