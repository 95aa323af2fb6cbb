"""How a case ends, opens again, and is kept longer; what is said of it is sealed."""

from datetime import date, timedelta

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.case import NewCase, open_case
from klar.actions.case.deletion import due, hold_case
from klar.actions.case.ending import close_case, prolong_case, reopen_case
from klar.db import Conflict, today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Entry
from klar.models.officer import held
from klar.models.retention import WARNING, last_day, months
from tests.conftest import World
from tests.stored import stored

LESSON = "Krev brevet skriftlig, Zibeldonk"


@pytest.fixture
def me(world: World) -> int:
    return world.person("club_leader").id


@pytest.fixture
def case(me: int) -> Case:
    return open_case(me, NewCase(kind="lonn_feil", unit=held(me=me, today=today())[0].unit))


def closed(me: int, case: Case, ago: timedelta = timedelta(0), outcome: str = "won") -> int:
    close_case(me, case.id, outcome, LESSON, Case.get_by_id(case.id).version)
    Case.update(closed_on=today() - ago).where(Case.id == case.id).execute()
    return case.id


def leaving(me: int, case: Case) -> int:
    """A case that is deleted in about ten days."""
    return closed(me, case, timedelta(days=months("lonn_feil") * 30.44 - 10))


def test_how_it_went_and_what_was_learnt_stand_on_the_case(world: World, me: int, case: Case) -> None:
    text = world.enter(me).get(f"/saker/{closed(me, case)}").text
    assert text.count("Vi fikk medhold") == 2 and text.count(LESSON) == 2 and "Åpne saken igjen" in text


def test_neither_is_in_clear_anywhere(world: World, me: int, case: Case) -> None:
    number = closed(me, case)
    event = AuditEvent.select().where(AuditEvent.name == "case.status_set", AuditEvent.subject == number).get()
    assert event.data == '{"status":"closed"}' and b"Zibeldonk" not in stored(world.folder) and b'"won"' not in stored(world.folder)


def test_the_wizard_asks_how_it_went(world: World, me: int, case: Case) -> None:
    rep, page = world.enter(me), f"/ny/status?sak={case.id}"
    for answer in ("closed", "partly", "yes", LESSON):
        page = rep.post(page, answer=answer).location
    assert page == f"/saker/{case.id}" and Case.get_by_id(case.id).closed_on == today()
    assert "delvis medhold" in rep.get(page).text and LESSON in rep.get(page).text


def test_nothing_need_be_learnt(world: World, me: int, case: Case) -> None:
    rep, page = world.enter(me), f"/ny/status?sak={case.id}"
    for answer in ("closed", "solved", "no"):
        page = rep.post(page, answer=answer).location
    assert "løst underveis" in rep.get(page).text and "Det vi lærte" not in rep.get(page).text


def test_it_opens_again_in_two_taps_with_a_reason(world: World, me: int, case: Case) -> None:
    rep, page = world.enter(me), f"/saker/{closed(me, case)}/apne-igjen"
    assert page in rep.get(f"/saker/{case.id}").text
    assert rep.post(page, answer="news").location == f"/saker/{case.id}"
    text = rep.get(f"/saker/{case.id}").text
    assert "Det har kommet noe nytt" in text and "Saken er i gang" in text and "apne-igjen" not in text
    assert AuditEvent.select().where(AuditEvent.name == "case.reopened", AuditEvent.subject == case.id).count() == 1


def test_not_without_one(world: World, me: int, case: Case) -> None:
    assert world.enter(me).post(f"/saker/{closed(me, case)}/apne-igjen", answer="").status_code == 422
    assert Case.get_by_id(case.id).closed_on


def test_one_that_is_closed_is_not_closed_again_or_started_past_the_reason(world: World, me: int, case: Case) -> None:
    with pytest.raises(Conflict):
        closed(me, Case.get_by_id(closed(me, case)), outcome="lost")
    rep = world.enter(me)
    assert rep.post(f"/ny/status?sak={case.id}", answer="working").status_code == 409 and Case.get_by_id(case.id).closed_on


@pytest.mark.parametrize("act", [lambda by, case: reopen_case(by, case, "news"), lambda by, case: prolong_case(by, case, 1, "Trengs")], ids=["open", "prolong"])
def test_an_open_one_is_neither_opened_nor_prolonged_and_anothers_is_not_there(act, world: World, me: int, case: Case) -> None:
    with pytest.raises(Conflict):
        act(me, case.id)
    closed(me, case)
    with pytest.raises(NotFound):
        act(world.person("club_leader", 3).id, case.id)


def test_the_one_who_has_it_is_warned_on_the_case_and_in_the_list(world: World, me: int, case: Case) -> None:
    rep, number = world.enter(me), leaving(me, case)
    assert "Vi trenger saken lenger" in rep.get(f"/saker/{number}").text and "Alt i den blir borte" in rep.get(f"/saker/{number}").text
    assert "Slettes etter" in rep.get("/saker?vis=ferdige").text and f"/saker/{number}" in rep.get("/saker?vis=slettes").text


def test_not_before_the_thirty_days(world: World, me: int, case: Case) -> None:
    rep, number = world.enter(me), closed(me, case, timedelta(days=30))
    assert "Alt i den blir borte" not in rep.get(f"/saker/{number}").text and f"/saker/{number}" not in rep.get("/saker?vis=slettes").text


def test_a_hold_is_told_instead(world: World, me: int, case: Case) -> None:
    hold_case(leaving(me, case), today() + timedelta(days=400), "Søksmål")
    rep = world.enter(me)
    text = rep.get(f"/saker/{case.id}").text
    assert "slettes ikke før" in text and "Alt i den blir borte" not in text and f"/saker/{case.id}" not in rep.get("/saker?vis=slettes").text


def test_still_needed_keeps_it_longer_with_the_reason_on_it(world: World, me: int, case: Case) -> None:
    rep, page = world.enter(me), f"/ny/lagring?sak={leaving(me, case)}"
    for answer in ("one", "Ny sak kan komme, Zibeldonk"):
        page = rep.post(page, answer=answer).location
    row, text = Case.get_by_id(case.id), rep.get(page).text
    assert last_day(row, "lonn_feil") > today() + timedelta(days=360) and due(WARNING) == []
    assert "Zibeldonk" in text and "Alt i den blir borte" not in text and b"Zibeldonk" not in stored(world.folder)
    assert Entry.select().where(Entry.case == case.id, Entry.kind == "prolonged").count() == 1


def test_it_goes_when_that_time_is_over_too(me: int, case: Case) -> None:
    prolong_case(me, leaving(me, case), 1, "Trengs")
    Case.update(closed_on=date(2010, 1, 1), keep_until_on=today() - timedelta(days=1)).where(Case.id == case.id).execute()
    assert [found.case for found in due()] == [case.id]
