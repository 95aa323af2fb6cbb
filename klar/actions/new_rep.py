"""A new rep: what waits from the day the post is known, and the steps that helpers follow."""

from datetime import date, timedelta
from typing import Any

from flask import abort

from klar.access import fetch, listed
from klar.actions.follow_up import rep
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now, today
from klar.i18n import _l
from klar.models import sealed
from klar.models.invited import to_step
from klar.models.new_rep import NewRep, getting_started, new_reps, one_new_rep, unbegun
from klar.models.task import Task

KNOWN_FOR = timedelta(days=14)  # an older post than that is no news
TELLS_WITHIN = timedelta(days=8)  # Hovedavtalen (Virke; LO–NHO): the employer has it in writing
FOLLOWED_FOR = timedelta(days=365)
MOST = 100
LETTER, LETTER_CODE = _l("Send melding om valg til arbeidsgiver"), "election"
TAPPED = ("course_on", "conference_on")


def begin_posts() -> None:
    """For each post that has begun and is new to Klar: «Melding om valg» as a task of its holder, once."""
    for row in unbegun(since=today() - KNOWN_FOR, today=today()):
        key = keys.create()
        with atomic():
            task = Task.create(key=key, owner=row.officer_id, due_on=max(row.from_on + TELLS_WITHIN, today()), made_at=now())
            sealed.put(keys.box(key), task, title=str(LETTER), code=LETTER_CODE)
            NewRep.create(mandate=row.id, task=task)
            record("task.made", officer=None, subject=task.id, case=None)


def followed(by: int) -> list[Any]:
    """The new reps that `by` follows up, each with the days of the steps."""
    return listed(by, "follow.read", new_reps, since=today() - FOLLOWED_FOR, most=MOST)


def read_new_rep(by: int, mandate_id: int) -> Any | None:
    return next(iter(listed(by, "follow.read", one_new_rep, mandate=mandate_id)), None)


def courses_ahead(by: int, officer: int) -> list[Any]:
    """The nearest courses and conferences that `by`'s unit holds, with a place for this one."""
    return listed(by, "gathering.hold", to_step, officer=officer)


def set_step(by: int, mandate_id: int, step: str, on: date | None) -> None:
    """`step` is one of TAPPED, else nothing changes; without a day it is not done. 404 when the rep is not one that `by` follows up."""
    _change(by, mandate_id, step, **({step: on} if step in TAPPED else {}))


def open_more(by: int, mandate_id: int) -> None:
    """The helper lets more rows of «Kom i gang» stand on the rep's page."""
    _change(by, mandate_id, "opened", opened=True, put_away_at=None)


def _change(by: int, mandate_id: int, step: str, **values: Any) -> None:
    with atomic():
        found = rep(by, mandate_id) or abort(404)
        if values:
            row = NewRep.get_or_none(NewRep.mandate == found.id) or NewRep.create(mandate=found.id)
            NewRep.update(values).where(NewRep.id == row.id).execute()
            record("rep.followed", officer=by, subject=found.id, rule=fetch(by, "follow.read", found.unit_id).allowed_by, step=step)


def my_start(me: int) -> Any | None:
    """How far `me` has come in the newest post; None without a new one."""
    return getting_started.one(me=me, today=today())


def change_my_start(me: int, **values: Any) -> None:
    """Shows more rows, puts it away or takes it out again: `opened`, `put_away_at`."""
    if row := my_start(me):
        with atomic():
            NewRep.update(values).where(NewRep.id == row.id).execute()
