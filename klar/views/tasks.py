"""Mine oppgaver: I dag, Senere, Ferdig."""

from datetime import date
from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from htmx_flask import request

from klar.access import access, listed
from klar.actions.task import accept_task, finish_task, reopen_task
from klar.crypto import keys
from klar.db import today
from klar.htmx import page
from klar.i18n import _, day
from klar.models import sealed
from klar.models.task import finished, to_do

views = Blueprint("tasks", __name__, url_prefix="/oppgaver")


@views.get("")
@access("task.own")
def mine() -> ResponseReturnValue:
    tasks = [task for task in rows(to_do) if task["row"].due_on and task["row"].due_on <= today()]
    return page("tasks/mine.html", tasks=tasks)


@views.get("/senere")
@access("task.own")
def later() -> ResponseReturnValue:
    tasks = [task for task in rows(to_do) if not task["row"].due_on or task["row"].due_on > today()]
    return page("tasks/later.html", tasks=tasks)


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


@views.post("/<int:task_id>/ja")
@access("task.write")
def accept(task_id: int) -> ResponseReturnValue:
    return moved(accept_task(current_user.id, task_id), "open")


def moved(task: Any, status: str) -> ResponseReturnValue:
    """The task's row as it is now for htmx, else the page it stands on."""
    if request.htmx:
        title = sealed.get(keys.unlock([task.key]).get(task.key), "task", task).get("title", "")
        return page("tasks/row.html", task=shown(task, title), status=status)
    return redirect(url_for("cases.show", case_id=task.case_id) if task.case_id else url_for(".mine"), 303)


def rows(query: Any) -> list[dict[str, Any]]:
    found = listed(current_user.id, "task.own", query)
    boxes = keys.unlock(row.key for row in found)
    return [shown(row, sealed.get(boxes.get(row.key), "task", row).get("title", "")) for row in found]


def shown(row: Any, title: str) -> dict[str, Any]:
    when = when_due(row.due_on) if row.due_on else _("Ingen dato")
    about = getattr(row, "about", "") or (_("Sak %(number)s", number=row.case_id) if row.case_id else "")
    return {"row": row, "id": row.id, "title": title, "note": ". ".join(filter(None, (about, when))), "case": row.case_id}


def when_due(on: date) -> str:
    said = day(on, today())
    return _("Skulle vært gjort %(day)s", day=said) if on < today() else _("Kan gjøres til %(day)s", day=said)
