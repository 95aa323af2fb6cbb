"""«Vara»: who stands in for whom now, in the clubs one leads."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import FRESH, access
from klar.actions.deputy import end as end_stand_in
from klar.db import today
from klar.htmx import page
from klar.i18n import day
from klar.models.officer import led, stand_ins
from klar.wizards.questions import number

views = Blueprint("deputies", __name__, url_prefix="/vara")


@views.get("")
@access("deputy.start", FRESH)
def mine() -> ResponseReturnValue:
    if not led(me=current_user.id, today=today()):
        abort(403)  # stands in for a leader, and is none
    rows = [(row, day(row.to_on, today())) for row in stand_ins(me=current_user.id, today=today())]
    return page("deputies/mine.html", stand_ins=rows)


@views.post("/slutt")
@access("deputy.start", FRESH)
def end() -> ResponseReturnValue:
    """Another club's looks like one that is not there."""
    if not end_stand_in(current_user.id, number(request.form.get("mandate"))):
        abort(404)
    return redirect(url_for(".mine"), 303)


end.keeps = lambda: ["deputies.mine", {}]
