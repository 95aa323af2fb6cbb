"""A paper of several pictures: pages are added, moved and taken out, and the PDF is made of them anew."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import abort

from klar.access import fetch
from klar.actions.case.document import one_document
from klar.actions.case.document_reading import Paper, read_document
from klar.actions.case.entry import touch
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic
from klar.files import PICTURES, leaf, pages_in, pdf_of, received_page, store
from klar.models import sealed
from klar.models.case import Document

Pages = list[bytes]
Change = Callable[[Pages], Pages]


def change_pages(by: int, case_id: int, document_id: int, change: Change) -> None:
    """Makes the paper of its pages as `change` leaves them; a picture is one page. 404 for any other kind of paper.

    Raises Refused; Conflict when somebody else has changed it meanwhile; OSError when the disk is full.
    """
    case = fetch(by, "case.write", case_id)
    row, box = one_document(case, document_id), keys.box(case.key)
    before = sealed.get(box, "document", row)
    pages = _pages(before, store.get(box, row.file))
    after = change(pages)
    if not after or after == pages:
        return
    if before["kind"] in PICTURES:  # kept finer than a page is
        after = [received_page(BytesIO(each)) if each is pages[0] else each for each in after]
    content, kept = pdf_of(after), []
    try:
        kept.append(store.put(box, content))
        with atomic():
            case = fetch(by, "case.write", case_id)
            moved = Document.update(file=kept[0], size=len(content)).where(Document.id == row.id, Document.file == row.file)
            if not moved.execute():
                raise Conflict
            said = {**before, "kind": "pdf", "pages": len(after), "files": [kept[0], *before["files"][1:]]}
            sealed.put(box, Document.get_by_id(row.id), **said)
            touch(case)
            record("case.document_pages", officer=by, subject=case.id, rule=case.allowed_by, document=row.id, pages=len(after))
    except BaseException:
        store.remove(kept)
        raise
    store.remove([row.file])


def _pages(said: dict[str, Any], content: bytes) -> Pages:
    if said["kind"] in PICTURES:
        return [content]
    return pages_in(content) if said.get("pages") else abort(404)


def read_page(by: int, case_id: int, document_id: int, number: int) -> Paper:
    """One page, the first being 1. 404 when there is none; Refused when it cannot be shown."""
    paper = read_document(by, case_id, document_id)
    if paper.kind in PICTURES:
        return paper if number == 1 else abort(404)
    if 0 < number <= paper.leaves:
        return Paper(paper.name, "jpeg", leaf(paper.content, number))
    pages = pages_in(paper.content) if paper.pages else []
    return Paper(paper.name, "jpeg", pages[number - 1]) if 0 < number <= len(pages) else abort(404)
