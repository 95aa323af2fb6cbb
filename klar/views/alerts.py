"""What a branch is told of its clubs' deadlines: who has it and when it runs out, never what it is about."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, listed
from klar.db import today
from klar.deadlines import in_words
from klar.htmx import page
from klar.models.case.alert import alerts

views = Blueprint("alerts", __name__)


@views.get("/innboks/frister")
@access("alert.read")
def desk() -> ResponseReturnValue:
    told = [
        {"name": row.name, "club": row.club, "phone": row.phone, "when": in_words(row.due_on, today())}
        for row in listed(current_user.id, "alert.read", alerts)
    ]
    return page("handovers/alerts.html", told=told)
