"""«Det som har skjedd»: the events that a case's deadlines are counted from, and what moved when one was put right."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.case import read_case
from klar.crypto import Box, keys
from klar.db import today
from klar.deadlines import KEPT, MISSED, TRIGGERS, moves_from, rule
from klar.htmx import page
from klar.i18n import _l, day
from klar.models import sealed
from klar.models.case.dated import one_line, voided_triggers
from klar.models.case.deadline import triggers
from klar.views.cases.routes import views


@views.get("/<int:case_id>/hendelser")
@access("case.read", "case.write")
def events(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    line = one_line.one(case=case.id, id=request.args.get("linje", 0, type=int))
    return page(
        "cases/events.html",
        case=case,
        writes=case.may_also,
        new=line is not None,
        moved=[moved(move) for move in moves_from(sealed.get(box, "entry", line).get("moves", ()))] if line else [],
        events=[event(box, row) for row in triggers(case=case.id)] if box else [],
        wrong=[event(box, row) for row in voided_triggers(case=case.id)] if box else [],
    )


def event(box: Box, row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": TRIGGERS[sealed.get(box, "trigger", row)["kind"]].label,
        "day": day(row.happened_on, today()),
        "answer": f"{row.id}_{row.happened_on.isoformat()}",
    }


def moved(move: Any) -> dict[str, Any]:
    """One deadline's old date and its new one; `said` when there is no new one."""
    done = {KEPT: _l("Holdt"), MISSED: _l("Ikke holdt i tide")}.get(move.status)
    return {
        "name": rule(move.code).name,
        "was": day(move.was, today()) if move.was and (move.was != move.to) else "",
        "to": done or (day(move.to, today()) if move.to else _l("Gjelder ikke lenger")),
    }
