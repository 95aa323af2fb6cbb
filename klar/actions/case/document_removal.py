"""Taking a paper away, fetching it back, and the night's work on the folder of files."""

from datetime import timedelta
from typing import Any

from peewee import Expression

from klar.access import fetch
from klar.actions.case.document import one_document
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now
from klar.files import store
from klar.models import sealed
from klar.models.case import Document

UNDO, ASKED, HALF = timedelta(days=1), timedelta(days=1), 3600  # the last in seconds: no upload takes an hour


def remove_document(by: int, case_id: int, document_id: int, reason: str) -> None:
    """Away from the case, with a reason that stands in the timeline; it can be fetched back until the next day."""
    with atomic():
        case = _move(by, case_id, document_id, "document_removed", reason)
        record("case.document_removed", officer=by, subject=case.id, rule=case.allowed_by, document=document_id)


def restore_document(by: int, case_id: int, document_id: int) -> None:
    with atomic():
        case = _move(by, case_id, document_id, "document_restored")
        record("case.document_restored", officer=by, subject=case.id, rule=case.allowed_by, document=document_id)


def _move(by: int, case_id: int, document_id: int, kind: str, reason: str = "") -> Any:
    case, away = fetch(by, "case.write", case_id), kind == "document_removed"
    row, box = one_document(case, document_id, removed=not away), keys.box(case.key)
    Document.update(removed_at=now() if away else None).where(Document.id == row.id).execute()
    name = sealed.get(box, "document", row)["name"]
    add_entry(box, case, by, kind, text=": ".join(filter(None, (name, reason))))
    touch(case)
    return case


def files_of(narrowed: Expression) -> list[str]:
    """The names of the files of these papers."""
    return [name for row in Document.select(Document.file, Document.original).where(narrowed) for name in (row.file, row.original) if name]


def sweep() -> int:
    """Deletes what was taken away a day ago, originals that nobody said were evidence, and files without a row; how many files."""
    old, unasked = Document.removed_at < now() - UNDO, (Document.evidence == "asked") & (Document.made_at < now() - ASKED)
    with atomic():
        Document.update(evidence="no", original="").where(unasked).execute()
        Document.delete().where(old).execute()
    left = store.names(older=HALF) - set(files_of(Document.id > 0))
    store.remove(left)
    return len(left)
