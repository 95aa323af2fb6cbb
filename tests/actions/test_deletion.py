"""A case that has been kept long enough goes, and nothing of it is left but that there was one."""

from datetime import date, timedelta

import pytest

from klar.actions.case import NewCase, note, open_case, set_status
from klar.actions.case.deletion import delete_case, due, hold_case
from klar.actions.emergency import ask
from klar.audit import verify
from klar.crypto import keys
from klar.db import db, today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Entry
from klar.models.case.ended import Tombstone
from klar.models.officer import held
from klar.models.retention import WARNING, kept_until, months
from tests.conftest import World
from tests.engine import ON_POSTGRESQL
from tests.stored import stored

LONG_AGO = timedelta(days=36 * 31)


def closed(world: World, kind: str = "lonn_feil", ago: timedelta = LONG_AGO) -> Case:
    """A case of the first club, with words in it, closed so long ago."""
    leader = world.person("club_leader").id
    case = open_case(leader, NewCase(kind=kind, unit=held(me=leader, today=today())[0].unit, happened="Merkeord om lønn", wish="Merkeord om ønsket"))
    note(leader, case.id, "Merkeord i et notat")
    set_status(leader, case.id, "closed", version=Case.get_by_id(case.id).version)
    Case.update(closed_on=today() - ago).where(Case.id == case.id).execute()
    return Case.get_by_id(case.id)


def test_one_that_is_due_is_found(world: World) -> None:
    case = closed(world)
    assert [found.case for found in due()] == [case.id]


@pytest.mark.parametrize(("kind", "ago"), [("lonn_feil", 30), ("oppsigelse_person", 40 * 30), ("pensjon", 9000), ("turnus_arbeidsplan", 9000)])
def test_one_that_is_not_due_stays(kind: str, ago: int, world: World) -> None:
    closed(world, kind, timedelta(days=ago))
    assert due() == []


def test_it_is_told_thirty_days_before(world: World) -> None:
    case = closed(world, "raad_veiledning", timedelta(days=350))
    assert due() == [] and [found.case for found in due(WARNING)] == [case.id]


def test_one_that_is_held_stays_until_the_day(world: World) -> None:
    case = closed(world)
    hold_case(case.id, today(), "Merkeord om søksmål")
    assert due() == []
    hold_case(case.id, today() - timedelta(days=1), "Merkeord")
    assert len(due()) == 1


def test_nothing_of_it_is_left(world: World) -> None:
    case = closed(world)
    sealed = bytes(case.sealed)
    ask(world.person("branch_leader").id, case.id, "Merkegrunn")
    delete_case(case.id, "lagringstid")
    db.tidy()
    files = stored(world.folder)
    assert files and sealed not in files and b"Merkegrunn" not in files and case.key.encode() not in files and Entry.select().where(Entry.case == case.id).count() == 0


def test_a_tombstone_and_an_event_stand(world: World) -> None:
    case = closed(world)
    delete_case(case.id, "lagringstid 36 måneder")
    stone = Tombstone.get(Tombstone.case_number == case.id)
    assert (stone.unit_id, stone.deleted_on, stone.basis) == (case.unit_id, today(), "lagringstid 36 måneder")
    assert AuditEvent.select().where(AuditEvent.name == "case.deleted", AuditEvent.subject == case.id).count() == 1
    assert verify()[1] is None and (ON_POSTGRESQL or list(db.execute_sql("PRAGMA foreign_key_check")) == [])  # a server never has a reference to nothing


def test_its_number_is_never_used_again(world: World) -> None:
    case = closed(world)
    delete_case(case.id, "lagringstid")
    assert closed(world).id == case.id + 1


def test_its_page_is_as_if_it_had_never_been(world: World) -> None:
    case = closed(world)
    rep = world.enter(case.handler_id)
    assert rep.get(f"/saker/{case.id}").status_code == 200
    delete_case(case.id, "lagringstid")
    assert rep.get(f"/saker/{case.id}").text == rep.get("/saker/999999").text


def test_its_key_is_destroyed(world: World) -> None:
    case = closed(world)
    delete_case(case.id, "lagringstid")
    assert keys.unlock([case.key]) == {}


def test_months_end_on_the_months_last_day() -> None:
    assert kept_until(date(2024, 2, 29), "raad_veiledning") == date(2025, 2, 28)
    assert kept_until(date(2026, 11, 30), "lonn_feil") == date(2029, 11, 30) and months("pensjon") is None
