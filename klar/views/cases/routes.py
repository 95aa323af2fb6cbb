"""Mine saker and the case page."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ROLE_RULES, access, fetch, listed, may
from klar.actions.case import called, keep_deadline, read_case, read_readers, undo_entry
from klar.actions.handover import end
from klar.actions.share import end_share
from klar.audit import case_readers
from klar.crypto import keys
from klar.db import today
from klar.deadlines import DISCLAIMER
from klar.htmx import page
from klar.i18n import day, moment
from klar.models import sealed, status as statuses
from klar.models.case import closed_cases, document_count, entries, open_cases, open_handover, parties, shares
from klar.models.case_type import label_of
from klar.models.task import of_case
from klar.views.cases.lines import dues, emergency, innsyn, line, titled

views = Blueprint("cases", __name__, url_prefix="/saker")


@views.get("")
@access("case.read")
def mine() -> ResponseReturnValue:
    asks = bool(current_user.holds(ROLE_RULES["emergency.ask"]))
    return page("cases/mine.html", cases=titled(listed(current_user.id, "case.read", open_cases)), asks=asks)


@views.get("/ferdige")
@access("case.read")
def closed() -> ResponseReturnValue:
    return page("cases/closed.html", cases=titled(listed(current_user.id, "case.read", closed_cases)))


@views.get("/<int:case_id>")
@access("case.read", "case.write")
def show(case_id: int) -> ResponseReturnValue:
    me = current_user.id
    case = read_case(me, case_id)
    box = keys.unlock([case.key]).get(case.key)
    about, handover = sealed.get(box, "case", case), open_handover.one(case=case.id)
    return page(
        "cases/show.html",
        case=case,
        kind=label_of(about.get("type", "")),
        about=about,
        status=statuses.in_words(case, today()),
        members=parties(case=case.id),
        dues=dues(box, case.id),
        me=me,
        papers=document_count.one(case=case.id).count,
        lines=[line(me, box, row) for row in entries(case=case.id)],
        new_line=request.args.get("linje", ""),
        tasks=[(row, sealed.get(box, "task", row).get("title", "")) for row in of_case(case=case.id)],
        handover=handover,
        reason=sealed.get(box, "handover", handover).get("reason", "") if handover else "",
        writes=case.may_also,
        emergency=emergency(me, case),
        innsyn=innsyn(me, case),
        disclaimer=DISCLAIMER,
    )


@views.get("/<int:case_id>/mer")
@access("case.write", "case.share")
def more(case_id: int) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id, also="case.share")
    shared = [(row, day(row.until_on, today())) for row in shares(case=case.id, today=today())] if case.may_also else []
    return page("cases/more.html", case=case, handover=open_handover.one(case=case.id), shared=shared)


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


@views.get("/<int:case_id>/frister")
@access("case.read")
def all_deadlines(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    return page("cases/deadlines.html", case=case, dues=dues(box, case.id), disclaimer=DISCLAIMER)


@views.get("/<int:case_id>/frister/<int:deadline_id>")
@access("case.read", "case.write")
def deadline(case_id: int, deadline_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    found = next((due for due in dues(box, case.id) if due["id"] == deadline_id), None)
    if found is None:
        return redirect(url_for(".show", case_id=case_id))
    return page("cases/deadline.html", case=case, due=found, writes=case.may_also, disclaimer=DISCLAIMER)


@views.post("/<int:case_id>/frister/<int:deadline_id>/holdt")
@access("case.write")
def keep(case_id: int, deadline_id: int) -> ResponseReturnValue:
    keep_deadline(current_user.id, deadline_id, case_id)
    return redirect(url_for(".show", case_id=case_id), 303)


@views.get("/<int:case_id>/sett")
@access("case.read")
def readers(case_id: int) -> ResponseReturnValue:
    case = read_readers(current_user.id, case_id)
    # several looks within a minute are one line
    lines = dict.fromkeys((row.name, moment(row.at, today())) for row in case_readers(case=case.id))
    return page("cases/readers.html", case=case, lines=lines)


@views.post("/<int:case_id>/hjelp/slutt")
@access("case.write")
def stop_help(case_id: int) -> ResponseReturnValue:
    end(current_user.id, case_id, "revoked" if request.form.get("who") == "sender" else "done")
    return redirect(url_for(".show", case_id=case_id) if may(current_user.id, "case.read", case_id) else url_for(".mine"), 303)
