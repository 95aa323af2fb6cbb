"""For helpers: which lessons the reps they follow have finished."""

from itertools import groupby

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, listed
from klar.db import today
from klar.htmx import page
from klar.i18n import OSLO, day
from klar.lessons import LESSONS
from klar.models.lesson import learners
from klar.wizards.questions import number

views = Blueprint("learners", __name__)
SIZE = 25  # people on a page


@views.get("/laer/tillitsvalgte")
@access("follow.call", "follow.read")
def every() -> ResponseReturnValue:
    first = min(number(request.args.get("side")), 10_000)
    rows = listed(current_user.id, "follow.read", learners, size=SIZE + 1, start=first * SIZE)
    people = [(held, list(each)) for held, each in groupby(rows, key=lambda row: (row.id, row.name, row.club))]
    told = [{"name": name, "club": club, "done": lessons(each)} for (_id, name, club), each in people[:SIZE]]
    return page("learn/reps.html", people=told, before=first - 1, after=first + 1 if len(people) > SIZE else 0)


def lessons(rows: list) -> list[tuple[str, str]]:
    """Each that is finished, with the day in words."""
    done = [row for row in rows if row.lesson in LESSONS]
    return [(LESSONS[row.lesson].title, day(row.finished_at.astimezone(OSLO).date(), today())) for row in done]
