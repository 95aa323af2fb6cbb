"""The bytes of a paper. A picture is shown in our own page; all else is handed over, and nothing of it runs here."""

import re

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.case.document_reading import Paper, read_document
from klar.files import KINDS, PICTURES, decide

views = Blueprint("paper_files", __name__, url_prefix="/saker/<int:case_id>/papirer/<int:document_id>")
# Beside the policy of every answer: should it be opened by itself, it has no origin, no script and nothing to fetch.
SANDBOX = "sandbox; default-src 'none'"


@views.get("/fil")
@access("case.read")
def kept(case_id: int, document_id: int) -> ResponseReturnValue:
    paper = read_document(current_user.id, case_id, document_id)
    kind = KINDS[paper.kind]
    return served(paper, kind.mimetype, kind.ending, shown=paper.kind in PICTURES)


@views.get("/original")
@access("case.read")
def original(case_id: int, document_id: int) -> ResponseReturnValue:
    paper = read_document(current_user.id, case_id, document_id, original=True)
    return served(paper, "application/octet-stream", KINDS[decide(paper.content)].ending, shown=False)


def served(paper: Paper, mimetype: str, ending: str, shown: bool) -> Response:
    response = Response(paper.content, content_type=mimetype)
    response.headers["Content-Security-Policy"] = SANDBOX
    name = re.sub(r'[\\/:*?"<>|\n\t]+', " ", paper.name.removesuffix(f".{ending}")).strip(" .")
    response.headers.set("Content-Disposition", "inline" if shown else "attachment", filename=f"{name or 'papir'}.{ending}")
    return response
