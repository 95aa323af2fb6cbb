"""Papers that Klar makes: as Word, and made once more with other answers. The questions themselves are a wizard's."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.case.document_reading import read_word
from klar.actions.case.paper import answers_of
from klar.actions.case.paper_facts import known
from klar.actions.draft import start_draft
from klar.files import KINDS
from klar.views.cases.document_files import served

views = Blueprint("made_papers", __name__, url_prefix="/saker/<int:case_id>/papirer/<int:paper_id>")


@views.get("/word")
@access("case.read")
def word(case_id: int, paper_id: int) -> ResponseReturnValue:
    return served(read_word(current_user.id, case_id, paper_id), KINDS["docx"].mimetype, KINDS["docx"].ending, shown=False)


@views.post("/endre")
@access("case.write")
def change(case_id: int, paper_id: int) -> ResponseReturnValue:
    """To the check page of the wizard, with the answers as they were."""
    made = answers_of(current_user.id, case_id, paper_id) or abort(404)
    chosen = {"name": made["name"], "known": known(current_user.id, case_id), "replaces": paper_id}
    draft = start_draft(current_user.id, "papir", {"sak": str(case_id), "papir": chosen, **made["answers"]}, "papir")
    return redirect(url_for("wizard.check", name="papir", draft_id=draft.id), 303)
