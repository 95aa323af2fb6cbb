"""A round of calls: begun, changed, ended. Whom to call is handed out one at a time."""

from datetime import datetime, timedelta
from typing import Any

from klar.access import fetch, listed
from klar.actions.both import Saved, settle
from klar.actions.follow_up import MOST_TRIES, NEW_FOR, once_each
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import atomic, now, to_ms, today
from klar.models import sealed
from klar.models.call_round import CallRound, RoundCall, one_round, rounds, to_choose
from klar.models.officer import Officer, held
from klar.models.role import FOLLOWERS

RESTS = 30  # days after a talk, unless the round says another number
MOST = 200  # people in a round
LEADS = ("club_leader", "chief_rep", "club_deputy_leader", "workplace_rep")  # whom in a club one calls first


def homes(by: int) -> list[tuple[int, str]]:
    """The units where `by` follows up, each once."""
    return [*{row.unit: (row.unit, row.name) for row in held(me=by, today=today()) if row.role in FOLLOWERS}.values()]


def chosen(by: int, unit: int, target: str, rests: int = RESTS) -> list[int]:
    """The mandates to call, each person once: nobody who was reached in the last `rests` days, or has not answered three times."""
    rows = listed(by, "follow.read", to_choose, home=unit, since=to_ms(now() - timedelta(days=rests)))
    rested = {row.officer_id for row in rows if row.reached or (row.outcome == "none" and row.tries >= MOST_TRIES)}
    able = [row for row in rows if row.officer_id not in rested]
    if target == "new":
        able = [row for row in able if row.from_on >= today() - NEW_FOR]
    if target == "silent":
        able = once_each(sorted(able, key=lambda row: (row.talked_at, row.unit_id, LEADS.index(row.role))), "unit_id")
    return [row.id for row in once_each(able, "officer_id")[:MOST]]


def begin_round(by: int, unit: int, name: str, target: str, guide: str, rests: int = RESTS) -> int:
    """Returns its id. 404 when `by` follows up nobody in that unit."""
    key = keys.create()
    with atomic():
        row = CallRound.create(unit=unit, changed_by=by, made_at=now(), changed_at=now(), target=target, rests=rests, key=key)
        rule = fetch(by, "round.call", row.id).allowed_by
        sealed.put(keys.box(key), row, name=name, guide=guide)
        calls = [(row.id, mandate, place) for place, mandate in enumerate(chosen(by, unit, target, rests))]
        if calls:
            RoundCall.insert_many(calls, fields=[RoundCall.call_round, RoundCall.mandate, RoundCall.place]).execute()
        record("round.begun", officer=by, subject=row.id, rule=rule, unit=unit, calls=len(calls))
    return row.id


def change_guide(by: int, round_id: int, version: int, guide: str) -> None:
    """Raises Changed when another caller has written since `version`."""
    with atomic():
        row = fetch(by, "round.call", round_id)
        box = keys.box(row.key)
        said = sealed.get(box, "call_round", row)
        saved = Saved(row.version, said["guide"], Officer.get_by_id(row.changed_by_id).name, row.changed_at)
        text = settle(guide, version, saved)
        if text is not None and text != saved.text:
            CallRound.update(version=row.version + 1, changed_by=by, changed_at=now()).where(CallRound.id == row.id).execute()
            sealed.put(box, CallRound.get_by_id(row.id), **{**said, "guide": text})
            record("round.changed", officer=by, subject=row.id, rule=row.allowed_by)


def end_round(by: int, round_id: int) -> None:
    """Nothing of what was said is lost."""
    with atomic():
        rule = _set_end(by, round_id, now())
        record("round.ended", officer=by, subject=round_id, rule=rule)


def resume_round(by: int, round_id: int) -> None:
    with atomic():
        rule = _set_end(by, round_id, None)
        record("round.resumed", officer=by, subject=round_id, rule=rule)


def _set_end(by: int, round_id: int, ended_at: datetime | None) -> str:
    row = fetch(by, "round.call", round_id)
    CallRound.update(ended_at=ended_at).where(CallRound.id == row.id).execute()
    return row.allowed_by


def my_rounds(by: int) -> list[tuple[Any, dict[str, Any]]]:
    """The rounds of my units, those that run first, each with its `name` and `guide`."""
    return _opened(listed(by, "round.call", rounds))


def read_round(by: int, round_id: int) -> tuple[Any, dict[str, Any]] | None:
    return next(iter(_opened(listed(by, "round.call", one_round, round=round_id))), None)


def _opened(rows: list[Any]) -> list[tuple[Any, dict[str, Any]]]:
    boxes: dict[str, Box] = keys.unlock(row.key for row in rows)
    return [(row, sealed.get(boxes.get(row.key), "call_round", row)) for row in rows]


def forget_old_rounds(before: datetime) -> None:
    """Those begun before a moment, with their keys."""
    old = CallRound.made_at < before
    with atomic():
        gone = [row.key for row in CallRound.select(CallRound.key).where(old)]
        RoundCall.delete().where(RoundCall.call_round.in_(CallRound.select(CallRound.id).where(old))).execute()
        CallRound.delete().where(old).execute()
    for key in gone:
        keys.destroy(key)
