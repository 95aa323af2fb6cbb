"""Mine oppgaver: I dag, Senere, Ferdig."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from htmx_flask import request

from klar.access import ROLE_RULES, access, listed
from klar.actions.task import accept_task, finish_task, reopen_task
from klar.crypto import keys
from klar.db import today
from klar.htmx import page
from klar.i18n import _, day
from klar.models import sealed
from klar.models.role import CLUB, CLUB_SEATS
from klar.models.task import finished, to_do

views = Blueprint("tasks", __name__, url_prefix="/oppgaver")


@views.get("")
@access("task.own")
def mine() -> ResponseReturnValue:
    return page("tasks/mine.html", tasks=[task for task in rows(to_do) if ready(task["row"])], has_year=bool(current_user.holds(CLUB)), invited=bool(current_user.holds((*CLUB, *CLUB_SEATS))))


@views.get("/senere")
@access("task.own")
def later() -> ResponseReturnValue:
    calendar = bool(current_user.holds(ROLE_RULES["task.create"]))
    return page("tasks/later.html", tasks=[task for task in rows(to_do) if not ready(task["row"])], calendar=calendar)


@views.get("/ferdige")
@access("task.own")
def done() -> ResponseReturnValue:
    return page("tasks/done.html", tasks=rows(finished))


@views.post("/<int:task_id>/ferdig")
@access("task.write")
def finish(task_id: int) -> ResponseReturnValue:
    return moved(finish_task(current_user.id, task_id), "done")


@views.post("/<int:task_id>/angre")
@access("task.write")
def reopen(task_id: int) -> ResponseReturnValue:
    return moved(reopen_task(current_user.id, task_id), "open")


finish.waits = reopen.waits = True  # on a phone without a line


@views.post("/<int:task_id>/ja")
@access("task.write")
def accept(task_id: int) -> ResponseReturnValue:
    return moved(accept_task(current_user.id, task_id), "open")


def moved(task: Any, status: str) -> ResponseReturnValue:
    """The task's row as it is now for htmx, else the page it stands on."""
    if request.htmx:
        said = sealed.get(keys.unlock([task.key]).get(task.key), "task", task)
        return page("tasks/row.html", task=shown(task, said), status=status)
    return redirect(url_for("cases.show", case_id=task.case_id) if task.case_id else url_for(".mine"), 303)


def rows(query: Any) -> list[dict[str, Any]]:
    found = listed(current_user.id, "task.own", query)
    boxes = keys.unlock(row.key for row in found)
    return [shown(row, sealed.get(boxes.get(row.key), "task", row)) for row in found]


def ready(row: Any) -> bool:
    """Whether it is for today: due, or put off until now."""
    return any(on and on <= today() for on in (row.from_on, row.due_on))


def shown(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    about = getattr(row, "about", "") or (_("Sak %(number)s", number=row.case_id) if row.case_id else "")
    giver = _("Fra %(name)s", name=row.giver) if getattr(row, "giver", "") else ""
    parts = said.get("parts", [])
    half = _("%(done)s av %(all)s steg gjort", done=sum(part["done"] for part in parts), all=len(parts)) if parts else ""
    note = ". ".join(filter(None, (about, giver, when_due(row), half)))
    return {"row": row, "id": row.id, "title": said.get("title", ""), "note": note, "case": row.case_id}


def when_due(row: Any) -> str:
    """«Kan gjøres fra nå til 12. mai»: a window is no deadline."""
    if not row.due_on:
        return _("Kan gjøres fra %(day)s", day=day(row.from_on, today())) if row.from_on and row.from_on > today() else _("Ingen dato")
    last = day(row.due_on, today())
    if row.due_on < today():
        return _("Skulle vært gjort %(day)s", day=last)
    if row.from_on and row.from_on > today() and row.from_on != row.due_on:
        return _("Kan gjøres fra %(first)s til %(last)s", first=day(row.from_on, today()), last=last)
    return _("Kan gjøres til %(day)s", day=last)
