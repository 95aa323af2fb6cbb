"""Opening a paper: on record before a byte of it is sent."""

from typing import NamedTuple

from flask import abort

from klar.actions.case.document import one_document
from klar.actions.case.status import read_case
from klar.audit import record
from klar.crypto import Unreadable, keys
from klar.db import atomic
from klar.files import KINDS, store
from klar.models import sealed


class Paper(NamedTuple):
    """`kind` is a key of KINDS; of an original it is empty, for nobody has made it anew. `pages` of a PDF made of pictures, `leaves` of another."""

    name: str
    kind: str
    content: bytes
    pages: int = 0
    leaves: int = 0


def read_document(by: int, case_id: int, document_id: int, original: bool = False) -> Paper:
    """The paper, or what was sent of it. 404 when it is not there; raises crypto.Unreadable when its bytes are not its own."""
    case = read_case(by, case_id)
    row, box = one_document(case, document_id), keys.unlock([case.key]).get(case.key)
    if box is None:  # the key has been destroyed, and what it sealed with it
        abort(404)
    said = sealed.get(box, "document", row)
    names = [row.file, row.original]
    if names[0] != said["files"][0] or names[1] not in ("", said["files"][1]):
        raise Unreadable(f"document:{row.id}")
    if not names[original] or (original and row.evidence != "yes"):  # it is kept until somebody has said, not shown
        abort(404)
    _tell(by, case, row.id, original)
    name = said["name"] or str(KINDS[said["kind"]].label)
    return Paper(said["sent_as"] or name if original else name, "" if original else said["kind"], store.get(box, names[original]), said.get("pages", 0), said.get("leaves", 0))


def read_word(by: int, case_id: int, document_id: int) -> Paper:
    """The same paper as Word, of one that Klar made. 404 when there is none."""
    case = read_case(by, case_id)
    row, box = one_document(case, document_id), keys.unlock([case.key]).get(case.key)
    if box is None or not row.word:
        abort(404)
    said = sealed.get(box, "document", row)
    if row.word != said["files"][2]:
        raise Unreadable(f"document:{row.id}")
    _tell(by, case, row.id, False)
    return Paper(said["name"], "docx", store.get(box, row.word))


def _tell(by: int, case: object, document_id: int, original: bool) -> None:
    with atomic():
        record("case.document_read", officer=by, subject=case.id, rule=case.allowed_by, document=document_id, original=original)
