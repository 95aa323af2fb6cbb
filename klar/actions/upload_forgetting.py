"""What was begun and not finished goes: with its key, so that nothing of it can be read again."""

from datetime import timedelta
from typing import Any

from peewee import Expression, fn

from klar.crypto import keys
from klar.db import atomic, now
from klar.files import store
from klar.models.upload import Upload, UploadPart

LASTS = timedelta(days=1)
MOST, MOST_BYTES = 50, 60_000_000  # of one person's: the oldest give way


def forget_uploads(which: Expression) -> None:
    """The rows first, then keys and files. Cut off in between, the files open no more, and the night takes them."""
    with atomic():
        rows = list(Upload.select(Upload.id, Upload.key).where(which).order_by(Upload.id))
        files = forget_parts(rows)
        Upload.delete().where(Upload.id.in_([row.id for row in rows])).execute()
    for row in rows:
        keys.destroy(row.key)
    store.remove(files)


def forget_parts(rows: list[Any]) -> list[str]:
    """Of these uploads, inside the caller's transaction; returns the files, which go when that has ended well."""
    parts = UploadPart.upload.in_([row.id for row in rows])
    files = [name for (name,) in UploadPart.select(UploadPart.file).where(parts).tuples()]
    UploadPart.delete().where(parts).execute()
    return files


def forget_old_uploads() -> None:
    forget_uploads(Upload.made_at <= now() - LASTS)


def forget_shared(by: int) -> None:
    """What another app shared and nobody has chosen a case for."""
    forget_uploads((Upload.officer == by) & Upload.case.is_null())


def make_room(by: int, but: int, size: int) -> None:
    """So that one person never has more than MOST waiting, nor MOST_BYTES with `size` more: the oldest go, never the one that is being sent."""
    rows = Upload.select(Upload.id, fn.COALESCE(fn.SUM(UploadPart.size), 0)).left_outer_join(UploadPart).where(Upload.officer == by)
    waiting = list(rows.group_by(Upload.id).order_by(Upload.id).tuples())
    bytes_there, gone = sum(size_of for _number, size_of in waiting) + size, []
    for number, size_of in [row for row in waiting if row[0] != but]:
        if len(waiting) - len(gone) > MOST or bytes_there > MOST_BYTES:
            gone.append(number)
            bytes_there -= size_of
    if gone:
        forget_uploads((Upload.officer == by) & Upload.id.in_(gone))


def part_files() -> set[str]:
    return {name for (name,) in UploadPart.select(UploadPart.file).tuples()}
