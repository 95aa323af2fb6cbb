"""Counting a case again: its events and facts as they are now, held against the deadlines that are stored.

Nothing is deleted: a deadline that moves or falls away is void, and a new row stands for the new date. What a person has
said of a deadline (kept, missed, not relevant) stands until its date moves.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from klar.crypto import Box
from klar.deadlines import KEPT, OPEN, VOID, Due, Event, Move, Standing, paired
from klar.models import sealed
from klar.models.case import Deadline

MOVED, BY_PERSON, BY_EVENT = "moved", "person", "event"  # why a deadline stands as it does: sealed with it as `how`


class Turn(NamedTuple):
    """One change: the row there is, and what stands now."""

    row: Any | None
    said: dict[str, Any]
    now: Standing | None

    def move(self) -> Move:
        was = self.row.due_on if self.row and self.row.status != VOID else None
        gone = self.now is None or self.now.status == VOID
        return Move(self.code, was, None if gone else self.now.due.due_on, VOID if gone else self.status)

    @property
    def code(self) -> str:
        return self.now.due.code if self.now else self.said["code"]

    @property
    def moves(self) -> bool:
        """Whether it is another date than the one the law gave before."""
        return bool(self.row and self.now) and counted(self.row, self.said) != self.now.due.due_on

    @property
    def status(self) -> str:
        """What somebody has done stays done when the date moves, if it was done in time for the new one."""
        in_time = self.said.get("done_on", "never") <= self.now.due.due_on.isoformat()
        return KEPT if self.now.status == OPEN and in_time else self.now.status

    @property
    def stays(self) -> dict[str, Any]:
        """What is sealed with a row besides its rule: that a person has done it, and when."""
        return {"how": BY_PERSON, "done_on": self.said["done_on"]} if self.status != self.now.status else {"how": BY_EVENT}


def plan(box: Box, case_id: int, stands: Iterable[Standing]) -> list[Turn]:
    """What must change for the stored deadlines to be these."""
    wanted = {(one.event, one.due.code): one for one in stands}
    held = {(row.trigger_id, said.get("code", "")): (row, said) for row, said in _newest(box, case_id)}
    turns = (Turn(*held.get(key, (None, {})), wanted.get(key)) for key in dict.fromkeys((*held, *wanted)))
    return [turn for turn in turns if _changes(turn)]


def moves(turns: Iterable[Turn]) -> list[Move]:
    return paired(turn.move() for turn in turns)


def carry_out(box: Box, case_id: int, turns: Iterable[Turn]) -> None:
    """Inside the caller's transaction."""
    for row, said, now in turns:
        turn, runs = Turn(row, said, now), now is not None and now.status != VOID
        if row and (turn.moves or not runs):
            settle(box, row, VOID, {**said, "how": MOVED if runs else BY_EVENT})
        elif row:
            settle(box, row, turn.status, {**said, **turn.stays})
        if runs and (turn.moves or not row):
            place(box, case_id, now.event, now.due, turn.status, turn.stays)


def settle(box: Box, row: Any, status: str, said: dict[str, Any]) -> None:
    Deadline.update(status=status).where(Deadline.id == row.id).execute()
    sealed.put(box, row, **said)


def place(box: Box, case_id: int, trigger: int | None, due: Due, status: str, said: dict[str, Any]) -> Deadline:
    dates = {"due_on": due.due_on, "extended_on": due.extended_on, "safe_on": due.safe_on}
    row = Deadline.create(case=case_id, trigger=trigger, hard=due.kind == "hard", status=status, **dates)
    sealed.put(box, row, code=due.code, **said)
    return row


def counted(row: Any, said: dict[str, Any]) -> date:
    """The date the law gave, also when somebody has set another."""
    return date.fromisoformat(said["counted"]) if "counted" in said else row.due_on


def events_of(box: Box, triggers: Iterable[Any]) -> list[Event]:
    return [Event(row.id, sealed.get(box, "trigger", row)["kind"], row.happened_on) for row in triggers]


def _newest(box: Box, case_id: int) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every deadline that comes from an event and has not been replaced by a later row, the oldest first."""
    for row in Deadline.select().where(Deadline.case == case_id, Deadline.trigger.is_null(False)).order_by(Deadline.id):
        said = sealed.get(box, "deadline", row)
        if said.get("how") != MOVED:
            yield row, said


def _changes(turn: Turn) -> bool:
    row, now = turn.row, turn.now
    if row is None or now is None:
        return (now is not None and now.status != VOID) if row is None else row.status != VOID
    if turn.moves:
        return row.status != VOID or now.status != VOID
    return turn.said.get("how") != BY_PERSON and row.status != now.status
