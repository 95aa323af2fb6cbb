"""A stand-in is Klar's own: the register neither has it nor ends it, but ends it with what it comes from."""

from datetime import date, timedelta

import pytest

from klar.actions.deputy import start
from klar.db import today
from klar.models.officer import Mandate, Officer
from tests.register.builder import MANDATE, OFFICER, UNION, WHOLE
from tests.register.conftest import RegisterDesk

SUBSTITUTE = OFFICER | {"number": "T2", "name": "Nils Moe", "member_number": None}
SEAT = MANDATE | {"number": "V2", "officer": "T2", "role": "club_substitute"}
BOTH = (*WHOLE, SUBSTITUTE, SEAT)
FIRST, LAST = today() + timedelta(days=5), today() + timedelta(days=30)
YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def desk(register: RegisterDesk) -> RegisterDesk:
    """The leader has let the substitute stand in for a month."""
    register.load(*BOTH)
    own, other = Mandate.get(Mandate.number == "V2"), Mandate.get(Mandate.number == "V1")
    start(Officer.get(Officer.number == "T1").id, own.id, other.id, LAST)
    return register


def stand_in() -> Mandate:
    return Mandate.get(Mandate.stands_for.is_null(False))


def changed(number: str, **fields: object) -> list[dict]:
    return [record | fields if record["number"] == number else record for record in BOTH]


def missing(number: str) -> list[dict]:
    return [record for record in BOTH if record["number"] != number]


def test_the_same_file_again_writes_nothing(desk: RegisterDesk) -> None:
    before = desk.dump()
    assert desk.load(*BOTH).changes == 0 and desk.dump() == before


def test_another_change_leaves_it_and_does_not_count_it(desk: RegisterDesk) -> None:
    counts = desk.load(*changed("F-1", name=UNION["name"] + "et")).counts["mandate"]
    assert (counts.before, counts.ended, counts.rejected, stand_in().to_on) == (2, 0, 0, LAST)


@pytest.mark.parametrize("number", ["V1", "V2", "T2", "C-1"])
def test_it_ends_with_what_the_register_no_longer_has(number: str, desk: RegisterDesk) -> None:
    desk.load(*missing(number), allow_removals=True)
    assert stand_in().to_on == YESTERDAY


@pytest.mark.parametrize("number", ["V1", "V2"])
@pytest.mark.parametrize(("day", "last"), [(FIRST, FIRST), (LAST + timedelta(days=1), LAST), (date(2026, 6, 30), YESTERDAY)])
def test_it_ends_the_same_day_as_either_when_that_is_sooner(number: str, day: date, last: date, desk: RegisterDesk) -> None:
    desk.load(*changed(number, to_on=day.isoformat()))
    assert stand_in().to_on == last


@pytest.mark.parametrize(("number", "role"), [("V1", "workplace_rep"), ("V2", "club_secretary")])
def test_it_ends_when_either_becomes_something_else(number: str, role: str, desk: RegisterDesk) -> None:
    desk.load(*changed(number, role=role))
    assert stand_in().to_on == YESTERDAY


@pytest.mark.parametrize("number", ["V1", "V2"])
def test_it_ends_at_the_next_import_when_either_is_suspended(number: str, desk: RegisterDesk) -> None:
    Mandate.update(suspended_on=FIRST).where(Mandate.number == number).execute()
    desk.load(*changed("F-1", name="Annet navn"))
    assert stand_in().to_on == FIRST - timedelta(days=1)


def test_one_that_is_over_is_left_as_it_was(desk: RegisterDesk) -> None:
    Mandate.update(to_on=YESTERDAY - timedelta(days=9)).where(Mandate.stands_for.is_null(False)).execute()
    desk.load(*missing("V1"), allow_removals=True)
    assert stand_in().to_on == YESTERDAY - timedelta(days=9)
