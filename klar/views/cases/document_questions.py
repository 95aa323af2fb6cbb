"""What is asked of a paper, a question a page: what it is, whether its original is evidence, and why it must go."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.case.document import answer_evidence, name_document, one_document
from klar.actions.case.document_removal import remove_document, restore_document
from klar.crypto import keys
from klar.forms import clean
from klar.htmx import page
from klar.i18n import _
from klar.views.cases.document_lines import LONGEST, told

views = Blueprint("papers", __name__, url_prefix="/saker/<int:case_id>/papirer/<int:document_id>")


@views.get("/navn")
@access("case.write")
def ask_name(case_id: int, document_id: int) -> ResponseReturnValue:
    return question("name", case_id, document_id)


@views.post("/navn")
@access("case.write")
def name(case_id: int, document_id: int) -> ResponseReturnValue:
    said = clean(request.form.get("name")) or clean(request.form.get("pick"))
    if not said or len(said) > LONGEST:
        return question("name", case_id, document_id, said, _("Skriv noe først.") if not said else _("Teksten er for lang. Kort den ned."))
    name_document(current_user.id, case_id, document_id, said)
    return redirect(url_for(".ask_evidence", case_id=case_id, document_id=document_id), 303)


@views.get("/bevis")
@access("case.write")
def ask_evidence(case_id: int, document_id: int) -> ResponseReturnValue:
    return question("evidence", case_id, document_id)


@views.post("/bevis")
@access("case.write")
def evidence(case_id: int, document_id: int) -> ResponseReturnValue:
    said = request.form.get("answer")
    if said not in ("yes", "no", "unknown"):
        return question("evidence", case_id, document_id, "", _("Velg et svar."))
    answer_evidence(current_user.id, case_id, document_id, said == "yes")
    return redirect(url_for("documents.show", case_id=case_id, document_id=document_id), 303)


@views.get("/slett")
@access("case.write")
def ask_removal(case_id: int, document_id: int) -> ResponseReturnValue:
    return question("remove", case_id, document_id)


@views.post("/slett")
@access("case.write")
def remove(case_id: int, document_id: int) -> ResponseReturnValue:
    said = clean(request.form.get("reason"))
    if not said or len(said) > LONGEST * 10:
        return question("remove", case_id, document_id, said, _("Skriv noe først.") if not said else _("Teksten er for lang. Kort den ned."))
    remove_document(current_user.id, case_id, document_id, said)
    return redirect(url_for("documents.every", case_id=case_id), 303)


@views.post("/angre")
@access("case.write")
def restore(case_id: int, document_id: int) -> ResponseReturnValue:
    restore_document(current_user.id, case_id, document_id)
    return redirect(url_for("documents.show", case_id=case_id, document_id=document_id), 303)


def question(which: str, case_id: int, document_id: int, typed: str = "", error: str = "") -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id)
    paper: dict[str, Any] = told(keys.unlock([case.key]).get(case.key), one_document(case, document_id))
    if which == "evidence" and not paper["asked"]:
        return redirect(url_for("documents.show", case_id=case_id, document_id=document_id), 303)
    errors = [("answer", error)] if error else []
    return page(f"documents/{which}.html", code=422 if error else 200, case=case, paper=paper, typed=typed, errors=errors)
