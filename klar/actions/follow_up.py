"""Writing down that a club was called, and what was agreed."""

from datetime import date, timedelta
from itertools import zip_longest
from operator import attrgetter
from typing import Any, NamedTuple

from flask import abort

from klar.access import fetch, listed
from klar.access.stuck import LATELY, NEAR, SETTLED, to_follow
from klar.actions.round_told import told
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now, today
from klar.models import sealed
from klar.models.follow_up import SOME, ClubContact, my_talks, next_to_call, one_rep, some_reps, to_call

NEW_FOR = timedelta(days=60)
MOST_TRIES = 3  # calls in a row that nobody answers; then it stops
ENDING = timedelta(days=60)
SHOWN = len(SOME) // 4
KEPT = timedelta(days=730)


def queue(by: int) -> list[Any]:
    """Whom `by` is to call now, who has waited longest first."""
    return listed(by, "follow.read", to_call, since=today() - NEW_FOR)


def next_in_queue(by: int) -> Any | None:
    """The first of them, who says how many are `waiting`; None when nobody is."""
    return next(iter(listed(by, "follow.read", next_to_call, since=today() - NEW_FOR)), None)


class AtHand(NamedTuple):
    """The reps that `by` follows up and there is something with, a few of each kind, what matters most first."""

    count: int  # how many wait
    waiting: list[Any]  # as queue()
    ending: list[Any]  # their posts end soon
    unanswered: list[Any]  # nobody tries any more
    stuck: list[tuple[Any, Any]]  # each person once, in the post that was begun last, with the signs as 1 or 0; those with most signs first


def at_hand(by: int) -> AtHand:
    """All of it from one question, which looks at each rep once, and one for who the few are."""
    day = today()
    since = {"since": day - NEW_FOR, "lately": day - timedelta(days=LATELY), "settled": day - timedelta(days=SETTLED)}
    found = listed(by, "follow.read", to_follow, **since, soon=day + timedelta(days=NEAR), ends_by=day + ENDING)
    by_id = sorted(found, key=attrgetter("id"))
    waiting = sorted((row for row in by_id if row.waits), key=attrgetter("since"))
    ending = sorted((row for row in by_id if row.ends), key=attrgetter("to_on"))
    newest = sorted((row for row in by_id if row.signs), key=attrgetter("from_on"), reverse=True)
    stuck = sorted(once_each(newest, "officer"), key=attrgetter("signs"), reverse=True)
    shown = [rows[:SHOWN] for rows in (waiting, ending, [row for row in found if row.silent], stuck)]
    ids = {row.id for rows in shown for row in rows}
    reps = {row.id: row for row in listed(by, "follow.read", some_reps, **dict(zip_longest(SOME, ids, fillvalue=0)))} if ids else {}
    first, second, third, last = ([reps[row.id] for row in rows] for rows in shown)
    return AtHand(len(waiting), first, second, third, [*zip(last, shown[-1], strict=True)])


def once_each(rows: list[Any], column: str) -> list[Any]:
    """The first row for each value of the column."""
    first: dict[int, Any] = {}
    for row in rows:
        first.setdefault(getattr(row, column), row)
    return [*first.values()]


def rep(by: int, mandate_id: int) -> Any | None:
    """The rep who has this mandate, in a club that `by` follows up; else None."""
    return next(iter(listed(by, "follow.read", one_rep, mandate=mandate_id)), None)


def add_contact(by: int, mandate_id: int, outcome: str, *, again_on: date | None = None, mood: int | None = None, needs: str = "", meet_on: date | None = None) -> int:
    """Keeps how a call went; returns its id. 404 when the rep is not in a club that `by` follows up."""
    with atomic():
        called = rep(by, mandate_id)
        club = fetch(by, "follow.read", called.unit_id if called else 0)
        tries = (called.tries or 0) + 1 if outcome == "none" else 0
        made = ClubContact.create(
            unit=club.id, officer=called.officer_id, made_by=by, at=now(), outcome=outcome, tries=tries,
            again_on=None if tries >= MOST_TRIES else again_on, mood=mood, needs=needs, meet_on=meet_on,
        )  # fmt: skip
        told(called.officer_id, outcome, over=outcome == "reached" or tries >= MOST_TRIES)
        record("club.called", officer=by, subject=made.id, rule=club.allowed_by, unit=club.id, outcome=outcome)
        return made.id


def talks_of(by: int) -> dict[int, Any]:
    """The last talks that `by` had, the newest first, by their ids."""
    return {row.id: row for row in listed(by, "follow.read", my_talks)}


def agree(by: int, talk_id: int, text: str) -> None:
    """Keeps what they agreed, sealed with a key of its own; what stood there before is replaced. 404 when it is not `by`'s talk."""
    row = talks_of(by).get(talk_id) or abort(404)
    key = row.key or keys.create()
    with atomic():
        ClubContact.update(key=key).where(ClubContact.id == row.id).execute()
        sealed.put(keys.box(key), ClubContact.get_by_id(row.id), text=text)
        record("club.agreed", officer=by, subject=row.id, rule=fetch(by, "follow.read", row.unit_id).allowed_by, unit=row.unit_id)


def agreed(rows: list[Any]) -> dict[int, str]:
    """What was agreed in these talks, by their ids."""
    boxes = keys.unlock(row.key for row in rows if row.key)
    return {row.id: sealed.get(boxes.get(row.key), "club_contact", row).get("text", "") for row in rows if row.key}


def forget_old_talks() -> None:
    """A talk is of no use when the rep's next period has begun."""
    old = ClubContact.at < now() - KEPT
    with atomic():
        gone = [row.key for row in ClubContact.select(ClubContact.key).where(old, ClubContact.key != "")]
        ClubContact.delete().where(old).execute()
    for key in gone:
        keys.destroy(key)
