"""Papers on a case: adding one, saying what it is, and whether its original is evidence."""

from typing import Any

from flask import abort

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now
from klar.files import Received, Refused, store
from klar.models import sealed
from klar.models.case import Document, Entry, document, kept_count

MOST = 200  # on one case


def add_document(by: int, case_id: int, sent: Received, sent_as: str, **more: int) -> int:
    """Keeps what was sent, with what `more` says of it, and returns the paper's id. First the files, then the row: cut off, there is no half paper.

    Raises Refused when the case has MOST, and OSError when the disk is full.
    """
    case = fetch(by, "case.write", case_id)
    box, kept = keys.box(case.key), []
    try:
        kept += [store.put(box, content) if content else "" for content in (sent.content, sent.original)]
        with atomic():
            case = fetch(by, "case.write", case_id)
            if kept_count.one(case=case.id).count >= MOST:
                raise Refused("many")
            entry = add_entry(box, case, by, "document")
            asked = "asked" if sent.original else ""
            row = Document.create(case=case.id, entry=entry, made_at=now(), size=len(sent.content), file=kept[0], original=kept[1], evidence=asked)
            sealed.put(box, row, kind=sent.kind, name="", sent_as=sent_as, files=kept, leaves=sent.leaves, **more)
            touch(case)
            record("case.document_added", officer=by, subject=case.id, rule=case.allowed_by, document=row.id)
    except BaseException:
        store.remove(kept)
        raise
    return row.id


def one_document(case: Any, document_id: int) -> Any:
    """The paper of a case that has been fetched; 404 when there is none, or when it has been taken away."""
    found = document.one(case=case.id, id=document_id)
    return found if found and not found.removed_at else abort(404)


def name_document(by: int, case_id: int, document_id: int, name: str) -> None:
    """What the paper is, in plain words; its line in the timeline says so too."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box, row = keys.box(case.key), Document.get_by_id(one_document(case, document_id).id)
        sealed.put(box, row, **{**sealed.get(box, "document", row), "name": name})
        line = Entry.get_by_id(row.entry_id)
        sealed.put(box, line, **{**sealed.get(box, "entry", line), "text": name})
        record("case.document_named", officer=by, subject=case.id, rule=case.allowed_by, document=row.id)


def answer_evidence(by: int, case_id: int, document_id: int, keep: bool) -> None:
    """«Originalen er bevis» keeps what was sent as it was sent; else it is gone. Asked once."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        row = one_document(case, document_id)
        if row.evidence != "asked":
            return
        Document.update(evidence="yes" if keep else "no", original=row.original if keep else "").where(Document.id == row.id).execute()
        record("case.document_evidence", officer=by, subject=case.id, rule=case.allowed_by, document=row.id, kept=keep)
    store.remove([] if keep else [row.original])
