"""Taking a paper away, fetching it back, and the night's work on the folder of files."""

from datetime import timedelta
from typing import Any

from flask import abort
from peewee import Expression

from klar.access import fetch
from klar.actions.case.document import one_document
from klar.actions.case.entry import add_entry, touch
from klar.actions.upload_forgetting import part_files
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now
from klar.files import store
from klar.models import sealed
from klar.models.case import Document, document

UNDO, ASKED, HALF, FEW = timedelta(days=1), timedelta(days=1), 3600, 20  # HALF in seconds: no upload takes an hour


def remove_document(by: int, case_id: int, document_id: int, reason: str) -> None:
    """Away from the case, with a reason that stands in the timeline; it can be fetched back until the next day."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        _move(by, case, one_document(case, document_id), "document_removed", reason)
        record("case.document_removed", officer=by, subject=case.id, rule=case.allowed_by, document=document_id)


def restore_document(by: int, case_id: int, document_id: int) -> None:
    """Fetches it back; what was not away stays as it is."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        row = document.one(case=case.id, id=document_id) or abort(404)
        if row.removed_at:
            _move(by, case, row, "document_restored", "")
            record("case.document_restored", officer=by, subject=case.id, rule=case.allowed_by, document=document_id)


def _move(by: int, case: Any, row: Any, kind: str, reason: str) -> None:
    box = keys.box(case.key)
    these = Document.series == row.series if row.series else Document.id == row.id  # with the versions before it
    Document.update(removed_at=now() if kind == "document_removed" else None).where(Document.case == case.id, these).execute()
    name = sealed.get(box, "document", row)["name"]
    add_entry(box, case, by, kind, text=": ".join(filter(None, (name, reason))))
    touch(case)


def files_of(narrowed: Expression) -> list[str]:
    """The names of the files of these papers."""
    columns = (Document.file, Document.original, Document.word)
    return [name for row in Document.select(*columns).where(narrowed).tuples() for name in row if name]


def sweep() -> int:
    """Deletes what was taken away a day ago, originals that nobody said were evidence, and files without a row; how many files."""
    old, unasked = Document.removed_at < now() - UNDO, (Document.evidence == "asked") & (Document.made_at < now() - ASKED)
    with atomic():
        Document.update(evidence="no", original="").where(unasked).execute()
        Document.delete().where(old).execute()
    left = without_paper()
    if len(left) > max(FEW, len(store.files()) // 2):  # nothing that was cut off leaves so many: another database is open
        return 0
    store.remove(left)
    return len(left)


def without_paper() -> set[str]:
    """Files that no row names, and that nobody is sending."""
    return store.files(older=HALF).keys() - set(files_of(Document.id > 0)) - part_files()
