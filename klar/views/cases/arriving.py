"""What came with a form or in parts, made into one paper's worth: a file, or several pictures as the pages of one."""

from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from flask import request

from klar.actions.case.document import add_document, answer_evidence
from klar.actions.upload_end import become, ended, joined, paper_of
from klar.files import MOST_PAGES, Received, Refused, pdf_of, received, received_page
from klar.views.cases.document_lines import plain_name


class Arrived(NamedTuple):
    """`smaller`: the phone has made the picture smaller, so there is no original of it here."""

    name: str
    stream: BinaryIO
    smaller: bool = False


def in_form() -> list[Arrived]:
    return [Arrived(plain_name(file.filename), file.stream) for name in ("photo", "file") for file in request.files.getlist(name) if file.filename]


def keep(by: int, case_id: int, sent: list[Any]) -> int:
    """The id of the paper that what was sent has become: what came in parts, else the files of the form. Raises Refused."""
    if paper := paper_of(sent):
        return paper
    try:
        chosen = [Arrived(whole.name, BytesIO(whole.content), whole.smaller) for whole in map(joined, sent)] or in_form()
    except Refused:  # ended from another tab at the same time
        return ended(sent)
    evidence = "evidence" in request.form
    if evidence and len(chosen) > 1:
        raise Refused("evidence")  # of pages there is no original
    kept, name, more = as_one(chosen)
    paper = become(sent, lambda: add_document(by, case_id, kept, name, **more))
    if evidence:
        answer_evidence(by, case_id, paper, True)
    return paper


def as_one(chosen: list[Arrived]) -> tuple[Received, str, dict[str, int]]:
    """What to keep, what it was called, and what more there is to say of it. Raises Refused."""
    if not chosen:
        raise Refused("none")
    if len(chosen) > 1:
        pages = [received_page(each.stream) for each in chosen[: MOST_PAGES + 1]]
        return Received("pdf", pdf_of(pages)), "", {"pages": len(pages)}
    kept = received(chosen[0].stream)
    return kept._replace(original=b"") if chosen[0].smaller else kept, chosen[0].name, {}
