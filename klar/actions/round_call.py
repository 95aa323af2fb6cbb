"""Who calls whom in a round: handed out, put back, taken over."""

from datetime import datetime, time, timedelta
from typing import Any

from flask import abort

from klar.access import fetch, listed
from klar.audit import record
from klar.db import OSLO, atomic, now, to_ms
from klar.models.call_round import CallRound, RoundCall, held_calls, mine, queued

HOLDS = timedelta(minutes=30)  # that somebody has a person for themselves
LATER = timedelta(hours=1)  # «ring igjen senere i dag»


def half_day(moment: datetime) -> datetime:
    """When the half of the day began that a moment is in: midnight or noon in Oslo."""
    local = moment.astimezone(OSLO)
    return datetime.combine(local.date(), time(12 if local.hour >= 12 else 0), OSLO)


def next_call(by: int, round_id: int) -> Any | None:
    """Hands the next person to `by`, or the one `by` has already; None when nobody waits just now."""
    with atomic():
        row = fetch(by, "round.call", round_id)
        this = to_ms(now())
        when = {"now": this, "half_day": to_ms(half_day(now())), "hour": to_ms(now() - LATER)}
        found = next(iter(listed(by, "follow.read", queued, round=row.id, **when)), None) if row.ended_at is None else None
        if found:
            _hold(by, found.call)
            record("round.call_given", officer=by, subject=row.id, rule=row.allowed_by, call=found.call)
    return found


def _hold(by: int, call: int) -> None:
    RoundCall.update(held_by=by, held_until=now() + HOLDS).where(RoundCall.id == call).execute()


def my_call(by: int, round_id: int) -> Any | None:
    """Whom `by` has just now in this round."""
    return next(iter(listed(by, "follow.read", mine, round=round_id, now=to_ms(now()))), None)


def others_calls(by: int, round_id: int) -> list[Any]:
    """Whom the other callers have just now."""
    return listed(by, "follow.read", held_calls, round=round_id, now=to_ms(now()))


def put_back(by: int, round_id: int) -> None:
    """To the end of the queue, for whoever comes to it."""
    with atomic():
        row = fetch(by, "round.call", round_id)
        if have := my_call(by, row.id):
            last = RoundCall.select(RoundCall.place).where(RoundCall.call_round == row.id).order_by(RoundCall.place.desc()).limit(1)
            RoundCall.update(held_by=None, held_until=None, place=last.scalar() + 1).where(RoundCall.id == have.call).execute()
            record("round.call_put_back", officer=by, subject=row.id, rule=row.allowed_by, call=have.call)


def take_over(by: int, round_id: int, call: int) -> None:
    """From another caller who has not come on with it. Whom `by` had goes back. 404 when nobody has this one."""
    with atomic():
        row = fetch(by, "round.call", round_id)
        found = next((one for one in others_calls(by, row.id) if one.call == call), None) or abort(404)
        RoundCall.update(held_by=None, held_until=None).where(RoundCall.call_round == row.id, RoundCall.held_by == by).execute()
        _hold(by, found.call)
        record("round.call_taken_over", officer=by, subject=row.id, rule=row.allowed_by, call=found.call, before=found.holder_id)


def round_of(by: int, mandate_id: int | None = None) -> int:
    """The round in which `by` has somebody just now, or this one; 0 when in none."""
    have = RoundCall.select(RoundCall.call_round).join(CallRound).where(RoundCall.held_by == by, RoundCall.held_until >= now(), RoundCall.done_at.is_null())
    found = have.where(RoundCall.mandate == mandate_id) if mandate_id else have
    return found.order_by(RoundCall.held_until.desc()).limit(1).scalar() or 0
