"""The club's year, made into tasks of one's own that come back."""

from klar.access import listed
from klar.actions.task import make_task
from klar.crypto import keys
from klar.db import Prepared, slot, today
from klar.models import sealed
from klar.models.club_year import DUTIES
from klar.models.employer import Employer, Workplace
from klar.models.officer import Mandate, counts
from klar.models.role import CLUB
from klar.models.task import to_do

_areas = Prepared(
    lambda: Employer.select(Employer.tariff_area)
    .join(Workplace)
    .join(Mandate, on=(Mandate.unit == Workplace.club))
    .where(Mandate.officer == slot("me"), Mandate.role.in_(CLUB), counts(Mandate), Workplace.ended_on.is_null())
    .distinct()
)


def areas_of(me: int) -> set[str]:
    """The tariff areas of the employers that one's clubs meet."""
    return {row.tariff_area for row in _areas(me=me, today=today())}


def added(me: int) -> set[str]:
    """The duties of the year that one has as a task already."""
    rows = listed(me, "task.own", to_do)
    boxes = keys.unlock(row.key for row in rows)
    return {sealed.get(boxes.get(row.key), "task", row).get("code", "") for row in rows} & set(DUTIES)


def begin(by: int, code: str) -> None:
    """The duty becomes a task for its next window, and comes back; nothing when it is there. Raises KeyError for no duty."""
    duty = DUTIES[code]
    if code in added(by):
        return
    first, last = duty.window(today())
    make_task(by, str(duty.title), last, from_on=first, repeats=duty.repeats, code=code)
