"""Deleting a case so that nothing of it is left but that there was one (trust.md § 2), and keeping one from it."""

from datetime import date, timedelta
from typing import NamedTuple

from klar.actions.case.document_removal import files_of
from klar.actions.upload_forgetting import forget_uploads
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, db, today
from klar.files import store
from klar.models import sealed
from klar.models.case import Case, Document
from klar.models.case.emergency import Emergency
from klar.models.case.ended import Hold, Tombstone, closed_and_free
from klar.models.retention import last_day, months
from klar.models.upload import Upload
from klar.notify.outbox import forget


class Due(NamedTuple):
    case: int
    unit: int
    kept_until: date
    basis: str


def due(within: timedelta = timedelta(0)) -> list[Due]:
    """Closed cases that nothing holds and that are past their time, or will be `within` so long."""
    found = []
    for case in closed_and_free(today()):
        kind = sealed.get(keys.unlock([case.key]).get(case.key), "case", case).get("type", "")
        until = last_day(case, kind)
        if until and until < today() + within:
            found.append(Due(case.id, case.unit_id, until, f"lagringstid {months(kind)} måneder"))
    return found


def delete_case(case_id: int, basis: str) -> None:
    """Deletes the rows, then the key, the files, and what is left of rows and key in the write-ahead logs; a tombstone stands.

    Killed in between it leaves a key that seals nothing, and files that nothing opens and the night sweeps up. Raises Case.DoesNotExist.
    """
    forget_uploads(Upload.case == case_id)
    with atomic():
        case = Case.get_by_id(case_id)
        names = files_of(Document.case == case.id)
        Tombstone.create(case_number=case.id, unit=case.unit_id, deleted_on=today(), basis=basis)
        forget(case.id)
        case.delete_instance(recursive=True, delete_nullable=True)
        Emergency.update(reason="").where(Emergency.case_number == case.id).execute()
        record("case.deleted", officer=None, subject=case_id, basis=basis)
    keys.destroy(case.key)
    store.remove(names)
    db.tidy(Case._meta.table_name, *{key.model._meta.table_name for key in Case._meta.backrefs})
    keys.database.tidy()


def hold_case(case_id: int, until: date, reason: str) -> None:
    """Keeps the case until that day, whatever its time; a day that has passed lets it go. Raises Case.DoesNotExist."""
    with atomic():
        case = Case.get_by_id(case_id)
        hold = Hold.get_or_none(Hold.case == case.id) or Hold.create(case=case, until_on=until)
        Hold.update(until_on=until).where(Hold.id == hold.id).execute()
        sealed.put(keys.box(case.key), hold, reason=reason)
        record("case.held", officer=None, subject=case.id, until=until.isoformat())
