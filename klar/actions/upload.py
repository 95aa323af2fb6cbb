"""A file that comes in small parts over a bad line: each part is kept sealed until all are there, or until a day has passed."""

from hashlib import blake2b
from typing import Any, NamedTuple

from klar.access import fetch
from klar.actions.upload_forgetting import LASTS, forget_uploads, make_room
from klar.crypto import keys
from klar.db import atomic, now
from klar.files import LARGEST, store
from klar.models import sealed
from klar.models.case import Document
from klar.models.upload import Upload, UploadPart

PART = 131_072  # bytes in one; klar/static/attach.js cuts them so
MOST_PARTS = LARGEST // PART + 1


class Part(NamedTuple):
    """`upload` is what the phone calls the file: the same when it is sent again. `smaller`: the phone has made the picture smaller."""

    upload: str
    number: int
    of: int
    name: str
    smaller: bool
    content: bytes


class Wrong(Exception):
    """A part that does not belong with those before it."""


def keep_part(by: int, case_id: int | None, part: Part) -> list[int]:
    """Keeps it, and returns the numbers of the parts that are there: all, once it is a paper. 404 when the case is not there.

    Raises Wrong, and OSError when the disk is full.
    """
    row = find(by, case_id, part.upload) or _begin(by, case_id, part)
    box = keys.unlock([row.key]).get(row.key)
    if row.parts != part.of:
        raise Wrong
    if part.number in (come := there(row)):
        return come
    if not box:
        raise Wrong
    make_room(by, row.id, len(part.content))
    name, kept = store.put(box, part.content), None
    try:
        with atomic():
            if case_id:
                fetch(by, "case.write", case_id)
            if not (row := find(by, case_id, part.upload)):
                raise Wrong
            if part.number not in there(row):  # else it was sent twice at once
                kept = UploadPart.create(upload=row.id, number=part.number, size=len(part.content), file=name)
    finally:
        store.remove([] if kept else [name])
    return there(row)


def find(by: int, case_id: int | None, upload: str) -> Any:
    """The row, or None: for one's own, of this case, from the last day, whose paper has not been taken away."""
    row = Upload.get_or_none(Upload.officer == by, Upload.known_as == _known_as(case_id, upload), Upload.made_at > now() - LASTS)
    gone = row and row.paper and not Document.select().where(Document.id == row.paper, Document.removed_at.is_null()).exists()
    return None if gone else row


def there(row: Any) -> list[int]:
    """The numbers of its parts that have come."""
    if row.paper:
        return [*range(row.parts)]
    return [number for (number,) in UploadPart.select(UploadPart.number).where(UploadPart.upload == row.id).order_by(UploadPart.number).tuples()]


def _begin(by: int, case_id: int | None, part: Part) -> Any:
    known_as = _known_as(case_id, part.upload)
    forget_uploads((Upload.officer == by) & ((Upload.known_as == known_as) | (Upload.made_at <= now() - LASTS)))
    key = keys.create()
    with atomic():
        if row := find(by, case_id, part.upload):  # two parts at once
            return row
        row = Upload.create(officer=by, case=case_id, known_as=known_as, key=key, parts=part.of, made_at=now())
        sealed.put(keys.box(key), row, name=part.name, smaller=part.smaller)
    return row


def _known_as(case_id: int | None, upload: str) -> bytes:
    """The phone's name for it comes from what is in it: with our key it tells a thief nothing."""
    return blake2b(f"{case_id or 0}:{upload}".encode(), key=keys.derive("uploads"), digest_size=32).digest()
