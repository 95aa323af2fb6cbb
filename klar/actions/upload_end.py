"""All the parts are there: they become what they were parts of, and that becomes a paper once."""

from collections.abc import Callable
from typing import Any, NamedTuple

from peewee import Expression

from klar.actions.upload import find
from klar.actions.upload_forgetting import forget_parts
from klar.crypto import keys
from klar.db import atomic
from klar.files import Refused, store
from klar.models import sealed
from klar.models.upload import Upload, UploadPart


class Whole(NamedTuple):
    name: str
    content: bytes
    smaller: bool


def begun(by: int, case_id: int, uploads: list[str]) -> list[Any]:
    """The rows of what the phone says it has sent to a case, in that order. Raises Refused when one is not there."""
    rows = [find(by, case_id, each) for each in uploads]
    if not all(rows):
        raise Refused("lost")
    return rows


def from_elsewhere(by: int) -> list[Any]:
    """What another app shared and that has come whole, in the order it came."""
    rows = Upload.select().where(Upload.officer == by, Upload.case.is_null()).order_by(Upload.id)
    return [row for row in rows if UploadPart.select().where(UploadPart.upload == row.id).count() == row.parts]


def joined(row: Any) -> Whole:
    """Raises Refused when a part is missing."""
    box, parts = keys.unlock([row.key]).get(row.key), UploadPart.select().where(UploadPart.upload == row.id).order_by(UploadPart.number)
    files = [part.file for part in parts]
    if not box or len(files) != row.parts:
        raise Refused("lost")
    try:
        content = b"".join(store.get(box, name) for name in files)
    except FileNotFoundError as error:
        raise Refused("lost") from error
    return Whole(**sealed.get(box, "upload", row), content=content)


def paper_of(rows: list[Any]) -> int:
    """The paper that all of these became together; 0 when none."""
    became = {row.paper for row in rows}
    return (became.pop() or 0) if len(became) == 1 else 0


def ended(rows: list[Any]) -> int:
    """The paper they became while this looked elsewhere. Raises Refused when they did not."""
    with atomic():  # which sees what is there now
        if paper := paper_of(list(Upload.select().where(_these(rows)))):
            return paper
        raise Refused("lost")


def become(rows: list[Any], add: Callable[[], int]) -> int:
    """The paper that `add` makes of them, or made before when this is sent twice. Raises Refused when they are gone meanwhile.

    Of what was shared nothing stays: the same picture can be shared to another case.
    """
    with atomic():
        still = list(Upload.select().where(_these(rows)))
        if len(still) != len(rows):
            raise Refused("lost")
        if paper := paper_of(still):
            return paper
        paper, files = add(), forget_parts(rows)
        Upload.update(paper=paper, sealed=b"").where(_these(rows), Upload.case.is_null(False)).execute()
        Upload.delete().where(_these(rows), Upload.case.is_null()).execute()
    for row in rows:
        keys.destroy(row.key)
    store.remove(files)
    return paper


def _these(rows: list[Any]) -> Expression:
    return Upload.id.in_([row.id for row in rows])
