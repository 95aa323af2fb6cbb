"""Writing down, changing and deleting what a club remembers."""

from datetime import date
from typing import Any

from klar.access import fetch
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now
from klar.models import sealed
from klar.models.club import ClubRecord


def add_record(by: int, unit: int, kind: str, said: dict[str, Any], from_on: date | None = None, until_on: date | None = None, *, closed: bool = False) -> int:
    """Returns the record's id. 404 when `by` writes nothing of this kind in that club."""
    key = keys.create()
    with atomic():
        row = ClubRecord.create(key=key, unit=unit, kind=kind, from_on=from_on, until_on=until_on, closed=closed, made_by=by, changed_at=now())
        sealed.put(keys.box(key), row, **said)
        _record("club.recorded", by, fetch(by, "club.write", row.id))
    return row.id


def change_record(by: int, record_id: int, version: int, said: dict[str, Any], **dates: date | None) -> None:
    """Says these things anew; what is not said again stands. Raises Conflict when somebody has changed it since `version`."""
    with atomic():
        row = fetch(by, "club.write", record_id)
        box = keys.box(row.key)
        same = (ClubRecord.id == row.id) & (ClubRecord.version == version)
        if not ClubRecord.update(version=version + 1, changed_at=now(), **dates).where(same).execute():
            raise Conflict
        sealed.put(box, ClubRecord.get_by_id(row.id), **{**sealed.get(box, "club_record", row), **said})
        _record("club.changed", by, row)


def remove_record(by: int, record_id: int) -> str:
    """Deletes it and its key: nothing of it can be read again. Returns its kind."""
    with atomic():
        row = fetch(by, "club.write", record_id)
        ClubRecord.delete().where(ClubRecord.id == row.id).execute()
        _record("club.removed", by, row)
    keys.destroy(row.key)
    return row.kind


def _record(event: str, by: int, row: Any) -> None:
    record(event, officer=by, subject=row.id, rule=row.allowed_by, unit=row.unit_id, kind=row.kind)
