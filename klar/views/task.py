"""One task, and the club's year."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, listed
from klar.actions.club_year import added, areas_of, begin
from klar.actions.new_rep import LETTER_CODE
from klar.actions.task_changes import read_task, take_back, tick_part
from klar.crypto import keys
from klar.db import today
from klar.htmx import page
from klar.i18n import day
from klar.models import sealed
from klar.models.club_year import duties
from klar.models.task import RHYTHMS, given_away
from klar.views.tasks import shown
from klar.wizards.questions import number

views = Blueprint("task", __name__, url_prefix="/oppgaver")
READS = {LETTER_CODE: "melding-om-valg"}  # a lesson that says how a task is done


@views.get("/<int:task_id>")
@access("task.write")
def show(task_id: int) -> ResponseReturnValue:
    row = read_task(current_user.id, task_id) or abort(404)
    said = sealed.get(keys.unlock([row.key]).get(row.key), "task", row)
    mine = row.owner_id == current_user.id
    return page("tasks/show.html", task=shown(row, said), parts=said.get("parts", []), rhythm=RHYTHMS.get(row.repeats, ""), mine=mine, lesson=READS.get(said.get("code", ""), ""))


@views.post("/<int:task_id>/steg")
@access("task.write")
def tick(task_id: int) -> ResponseReturnValue:
    tick_part(current_user.id, task_id, number(request.form.get("place")), request.form.get("done") == "1")
    return redirect(url_for(".show", task_id=task_id), 303)


@views.get("/gitt-bort")
@access("task.given")
def given() -> ResponseReturnValue:
    rows = listed(current_user.id, "task.given", given_away)
    boxes = keys.unlock(row.key for row in rows)
    return page("tasks/given.html", tasks=[(row, sealed.get(boxes.get(row.key), "task", row).get("title", "")) for row in rows])


@views.post("/<int:task_id>/ta-tilbake")
@access("task.given")
def back(task_id: int) -> ResponseReturnValue:
    take_back(current_user.id, task_id)
    return redirect(url_for(".given"), 303)


@views.get("/aaret")
@access("case.create")
def year() -> ResponseReturnValue:
    known = duties(areas_of(current_user.id))
    there = added(current_user.id)
    return page("tasks/year.html", rows=[line(code, duty, code in there) for code, duty in known.items()])


@views.post("/aaret")
@access("case.create")
def add() -> ResponseReturnValue:
    code = request.form.get("code", "")
    if code in duties(areas_of(current_user.id)):
        begin(current_user.id, code)
    return redirect(url_for(".year"), 303)


def line(code: str, duty: Any, there: bool) -> dict[str, Any]:
    first, last = duty.window(today())
    return {"code": code, "duty": duty, "there": there, "from": day(max(first, today()), today()), "to": day(last, today()), "opens": first}
