"""«I dag»: what is late or due, who waits for me, what I do today, and whom I wait for. In that order."""

from typing import Any

from datetime import timedelta

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, counted, listed
from klar.crypto import keys
from klar.db import today
from klar.htmx import page
from klar.models import sealed
from klar.models.case import desk, desk_count, given_away, in_work, reply_count, work_count
from klar.models.case.alert import alert_count
from klar.models.case.deadline import first_dues
from klar.models.case.handover import replies
from klar.models.case.lists import cases_page
from klar.models.club import meetings_today
from klar.models.invited import my_open
from klar.models.task import given_away as given_tasks
from klar.models.task import to_do
from klar.views import today_rows as rows
from klar.views.tasks import ready, shown

views = Blueprint("today", __name__)


@views.get("/i-dag")
@access("case.read", "task.own", "task.given", "handover.own", "handover.take", "handover.work", "alert.read", "club.read", "signup.own")
def show() -> ResponseReturnValue:
    me = current_user.id
    dues, sent = listed(me, "case.read", first_dues), listed(me, "handover.own", given_away)
    waiting, meetings = listed(me, "case.read", cases_page("waiting", "due"), skip=0), listed(me, "club.read", meetings_today)
    tasks, given = [row for row in listed(me, "task.own", to_do) if ready(row)], listed(me, "task.given", given_tasks)
    theirs, invited = handed(me), listed(me, "signup.own", my_open, soon=today() + timedelta(days=1))
    boxes = keys.unlock(row.key for row in (*dues, *waiting, *meetings, *tasks, *given, *invited))
    return page(
        "home/today.html",
        urgent=rows.urgent(dues, boxes),
        answers=[*rows.alerts(theirs["alerts"]), *rows.asking(sent), *rows.replied(theirs["replies"]), *rows.at_desk(theirs["desk"]), *rows.invitations(invited, boxes)],
        meetings=[*rows.meetings(meetings, boxes), *rows.gatherings(invited, boxes)],
        tasks=[shown(row, sealed.get(boxes.get(row.key), "task", row)) for row in tasks],
        others=[*rows.waiting(waiting, boxes), *rows.sent(sent), *rows.unanswered(theirs["work"]), *rows.given(given, boxes)],
    )


def handed(me: int) -> dict[str, Any]:
    """What others hand to me, asked for only where there is any."""
    asked = (("handover.take", desk_count), ("handover.work", work_count), ("handover.work", reply_count), ("alert.read", alert_count))
    counts = counted(me, *asked)
    lists = {"desk": ("handover.take", desk, counts.desk_count), "work": ("handover.work", in_work, counts.work_count), "replies": ("handover.work", replies, counts.reply_count)}
    return {"alerts": counts.alert_count, **{name: listed(me, rule, query) if count else [] for name, (rule, query, count) in lists.items()}}
