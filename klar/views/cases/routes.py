"""The case page."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.case import called, read_beside, read_readers, undo_entry
from klar.actions.case.health import health_left
from klar.actions.share import end_share
from klar.audit import case_readers
from klar.crypto import keys
from klar.db import today
from klar.deadlines import DISCLAIMER
from klar.htmx import page
from klar.i18n import day, moment
from klar.models import sealed, status as statuses
from klar.models.case import document_count, open_handover, parties, shares
from klar.models.case.entry import last_of
from klar.models.case_type import label_of
from klar.models.label import labels_of
from klar.models.task import of_case
from klar.views.article_offer import offers
from klar.views.cases.due import dues
from klar.views.cases.handed import handed
from klar.views.cases.kept import ended
from klar.views.cases.lines import emergency, innsyn
from klar.views.cases.timeline import timeline

views = Blueprint("cases", __name__, url_prefix="/saker")


@views.get("/<int:case_id>")
@access("case.read", "case.write")
def show(case_id: int) -> ResponseReturnValue:
    me = current_user.id
    case, beside = read_beside(me, case_id)
    box = keys.unlock([case.key]).get(case.key)
    about = sealed.get(box, "case", case)
    return page(
        "cases/show.html",
        case=case,
        kind=label_of(about.get("type", "")),
        status=statuses.in_words(case, today()),
        members=parties(case=case.id),
        dues=dues(box, case.id),
        me=me,
        papers=document_count.one(case=case.id).count,
        **timeline(me, box, case.id),
        marks=labels_of(about),
        new_line=request.args.get("linje", ""),
        tasks=[(row, sealed.get(box, "task", row).get("title", "")) for row in of_case(case=case.id)],
        handed=handed(me, case, box, open_handover(case=case.id)),
        beside=beside,
        writes=case.may_also,
        emergency=emergency(me, case),
        innsyn=innsyn(me, case),
        ended=ended(me, box, case),
        health=bool(case.closed_on and case.handler_id == me and health_left(me, box, case.id)),
        disclaimer=DISCLAIMER,
        **offers("" if case.closed_on else about.get("type", "")),
    )


@views.get("/<int:case_id>/mer")
@access("case.write", "case.share")
def more(case_id: int) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id, also="case.share")
    shared = [(row, day(row.until_on, today())) for row in shares(case=case.id, today=today())] if case.may_also else []
    said, sent = last_of.one(case=case.id, kind="status"), open_handover(case=case.id)
    return page("cases/more.html", case=case, handed=handed(current_user.id, case, None, sent), shared=shared, seen=said.id if said else 0)


@views.post("/<int:case_id>/delt/<int:share_id>/slutt")
@access("case.share")
def stop_sharing(case_id: int, share_id: int) -> ResponseReturnValue:
    end_share(current_user.id, case_id, share_id)
    return redirect(url_for(".more", case_id=case_id), 303)


@views.post("/<int:case_id>/ringt")
@access("case.write")
def call(case_id: int) -> ResponseReturnValue:
    return redirect(url_for(".show", case_id=case_id, linje=called(current_user.id, case_id)), 303)


@views.post("/<int:case_id>/linjer/<int:entry_id>/angre")
@access("case.write")
def undo(case_id: int, entry_id: int) -> ResponseReturnValue:
    undo_entry(current_user.id, case_id, entry_id)
    return redirect(url_for(".show", case_id=case_id), 303)


@views.get("/<int:case_id>/sett")
@access("case.read")
def readers(case_id: int) -> ResponseReturnValue:
    case = read_readers(current_user.id, case_id)
    # several looks within a minute are one line
    lines = dict.fromkeys((row.name, moment(row.at, today())) for row in case_readers(case=case.id))
    return page("cases/readers.html", case=case, lines=lines)
