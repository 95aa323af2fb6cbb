"""Papirer on a case: the list, one of them, and adding one."""

import logging
from errno import EDQUOT, ENOSPC
from io import BytesIO

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from klar.access import access, fetch
from klar.actions.case import read_case
from klar.actions.case.document import one_document
from klar.actions.upload import PART
from klar.actions.upload_end import begun
from klar.crypto import keys
from klar.files import LARGEST, MOST_PAGES, SENTENCES, Refused
from klar.htmx import page
from klar.models.case import documents, removed_documents, versions
from klar.views import errors
from klar.views.cases.arriving import keep
from klar.views.cases.document_lines import language, letter, told
from klar.wizards.questions import number

views = Blueprint("documents", __name__, url_prefix="/saker/<int:case_id>/papirer")
log = logging.getLogger("klar")
ROOM = {"documents.add": LARGEST + 1_000_000, "pages.add": LARGEST + 1_000_000, "uploads.part": PART, "shared.part": PART}


@views.app_url_value_preprocessor
def make_room(endpoint: str | None, _values: dict | None) -> None:
    """How large a file, or a part of one, may be from one who is signed in; it is kept in memory, never in clear on the disk."""
    if endpoint in ROOM and current_user.is_authenticated:
        request.max_content_length = ROOM[endpoint] + 20_000
        request._get_file_stream = lambda *_about, **_more: BytesIO()


@views.get("")
@access("case.read", "case.write")
def every(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    papers, removed = [told(box, row) for row in documents(case=case.id)], [told(box, row) for row in removed_documents(case=case.id)]
    return page("documents/list.html", case=case, writes=case.may_also, papers=papers, removed=removed)


@views.get("/ny")
@access("case.write")
def choose(case_id: int) -> ResponseReturnValue:
    return page("documents/choose.html", case=fetch(current_user.id, "case.write", case_id))


@views.post("/ny")
@access("case.write")
def add(case_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "case.write", case_id)  # before anything is read
    try:
        added = keep(current_user.id, case_id, begun(current_user.id, case_id, request.form.getlist("upload")[: MOST_PAGES + 1]))
    except Refused as error:
        return refused(case_id, error.why)
    return redirect(url_for("papers.ask_name", case_id=case_id, document_id=added), 303)


@views.get("/<int:document_id>")
@access("case.read", "case.write")
def show(case_id: int, document_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    row = one_document(case, document_id)
    made = [told(box, each) for each in versions(case=case.id, series=row.series)] if row.series else []
    paper = told(box, row)
    leaf = max(1, min(number(request.args.get("side")), paper["leaves"]))
    return page("documents/show.html", case=case, writes=case.may_also, paper=paper, leaf=leaf, versions=made, blocks=letter(box, row), language=language(box, row))


def refused(case_id: int, why: str, code: int = 422) -> ResponseReturnValue:
    return page("documents/choose.html", code=code, case={"id": case_id}, errors=[("file", str(SENTENCES[why]))])


@views.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Said before anybody has looked at the case: the page holds nothing of it but the number that was asked for."""
    return refused(request.view_args["case_id"], "large", 413)


@views.errorhandler(OSError)
def no_room(error: OSError) -> ResponseReturnValue:
    if error.errno not in (ENOSPC, EDQUOT):
        return errors.broken(error)
    log.critical("the disk is full: no file can be saved")
    return errors.error_page(507)
