"""The pages of a paper that is made of pictures: one more, another order, one fewer."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from klar.access import access, fetch
from klar.actions.case.document import one_document
from klar.actions.case.document_pages import Change, change_pages, read_page
from klar.crypto import keys
from klar.files import KINDS, MOST_PAGES, SENTENCES, Refused, received_page
from klar.htmx import page
from klar.views.cases import documents
from klar.views.cases.document_files import served
from klar.views.cases.document_lines import told

views = Blueprint("pages", __name__, url_prefix="/saker/<int:case_id>/papirer/<int:document_id>/sider")

views.register_error_handler(RequestEntityTooLarge, documents.too_large)
views.register_error_handler(OSError, documents.no_room)


@views.get("")
@access("case.write")
def every(case_id: int, document_id: int) -> ResponseReturnValue:
    return shown(case_id, document_id)


@views.post("")
@access("case.write")
def add(case_id: int, document_id: int) -> ResponseReturnValue:
    one_document(fetch(current_user.id, "case.write", case_id), document_id)  # before anything is read
    sent = [file.stream for name in ("photo", "file") for file in request.files.getlist(name) if file.filename]
    try:
        if not sent:
            raise Refused("none")
        more = [received_page(stream) for stream in sent[: MOST_PAGES + 1]]
    except Refused as error:
        return shown(case_id, document_id, str(SENTENCES[error.why]))
    return changed(case_id, document_id, lambda pages: [*pages, *more])


@views.post("/<int:number>/fram")
@access("case.write")
def forward(case_id: int, document_id: int, number: int) -> ResponseReturnValue:
    """Before the one that stands before it."""
    return changed(case_id, document_id, lambda pages: [*pages[: number - 2], *pages[number - 2 : number][::-1], *pages[number:]] if 1 < number <= len(pages) else pages)


@views.post("/<int:number>/bort")
@access("case.write")
def leave_out(case_id: int, document_id: int, number: int) -> ResponseReturnValue:
    return changed(case_id, document_id, lambda pages: pages[: number - 1] + pages[number:] if 0 < number <= len(pages) else pages)


@views.get("/<int:number>")
@access("case.read")
def one(case_id: int, document_id: int, number: int) -> ResponseReturnValue:
    """Of a page that cannot be drawn there is no picture; the file itself can be fetched."""
    try:
        paper = read_page(current_user.id, case_id, document_id, number)
    except Refused:
        abort(404)
    return served(paper, KINDS[paper.kind].mimetype, KINDS[paper.kind].ending, shown=True)


def changed(case_id: int, document_id: int, change: Change) -> ResponseReturnValue:
    try:
        change_pages(current_user.id, case_id, document_id, change)
    except Refused as error:
        return shown(case_id, document_id, str(SENTENCES[error.why]))
    return redirect(url_for(".every", case_id=case_id, document_id=document_id), 303)


def shown(case_id: int, document_id: int, error: str = "") -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id)
    paper = told(keys.unlock([case.key]).get(case.key), one_document(case, document_id))
    if not (paper["picture"] or paper["pages"]):
        return redirect(url_for("documents.show", case_id=case_id, document_id=document_id))
    return page("documents/pages.html", code=422 if error else 200, case=case, paper=paper, errors=[("file", error)] if error else [])
