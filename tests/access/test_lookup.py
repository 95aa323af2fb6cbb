"""Lookup beyond one's own unit (trust.md § 1): a purpose in one tap, one person at a time, on record, and counted."""

import json
from datetime import timedelta

import pytest

from klar.actions.lookup import MANY, MOST, Nobody, look_up
from klar.audit import verify
from klar.db import now, today
from klar.models.audit_event import AuditEvent
from klar.models.employer import Workplace
from klar.models.member import PURPOSES, Employment, Lookup, Member, TooLittle
from klar.models.officer import Mandate, Officer
from klar.models.role import ROLES
from klar.phone import spaced
from tests.access.scenes import clubs, plain_member
from tests.conftest import Browser, World

WHO = "/oppslag/hvem/called"


@pytest.fixture
def member(world: World) -> Member:
    return Member.get_by_id(plain_member(clubs()[0]))


@pytest.fixture
def other(world: World) -> Member:
    return Member.get_by_id(plain_member(clubs()[5]))


@pytest.fixture
def adviser(world: World) -> Officer:
    return world.person("centre_adviser")


@pytest.fixture
def browser(world: World, adviser: Officer) -> Browser:
    return world.enter(adviser.id)


def workplace(member: Member) -> str:
    return Workplace.get_by_id(Employment.get(Employment.member == member).workplace_id).name


QUERIES = {
    "member number": lambda m: m.number,
    "telephone": lambda m: m.phone,
    "telephone as it is read": lambda m: spaced(m.phone),
    "name and workplace": lambda m: f"{m.name} {workplace(m)}",
    "name backwards, in capitals": lambda m: f"{workplace(m)} {' '.join(reversed(m.name.split()))}".upper(),
    "name and number": lambda m: f"{m.name} {m.number}",
}


@pytest.mark.parametrize("how", QUERIES)
def test_one_is_found(how: str, member: Member, browser: Browser) -> None:
    answer = browser.post(WHO, q=QUERIES[how](member))
    assert (answer.status_code, answer.location) == (303, f"/oppslag/{member.id}")
    card = browser.get(answer.location).text
    assert member.name in card and spaced(member.phone) in card and "Formål: Medlemmet ringte." in card and "Jeg ringte" not in card


UNCLEAR = {"nothing": lambda m: "", "a first name": lambda m: m.name.split()[0], "a full name alone": lambda m: " ".join(m.name.split()[:2])}


@pytest.mark.parametrize("how", UNCLEAR)
def test_too_little_is_asked_for_more_and_not_counted(how: str, member: Member, browser: Browser) -> None:
    answer = browser.post(WHO, q=UNCLEAR[how](member))
    assert answer.status_code == 422 and "Skriv et nummer, eller fullt navn og arbeidsplass." in answer.text and not Lookup.select().count()


MISSED = {
    "no such number": (lambda m: "999999999", "Fant ingen."),
    "half a number": (lambda m: m.number[:-1], "Fant ingen."),
    "not the whole name": (lambda m: f"{m.name.split()[0]} {workplace(m)}", "Fant ingen."),
    "one who has left": (lambda m: (Member.update(ended_on=today()).where(Member.id == m.id).execute(), m.number)[1], "Fant ingen."),
    "several": (lambda m: (Member.update(phone=m.phone).where(Member.id != m.id).execute(), m.phone)[1], "Flere passer."),
}


@pytest.mark.parametrize("how", MISSED)
def test_none_or_several_opens_nobody_and_is_counted(how: str, member: Member, browser: Browser) -> None:
    query, said = MISSED[how]
    answer = browser.post(WHO, q=query(member))
    assert answer.status_code == 422 and said in answer.text and "/oppslag/1" not in answer.text
    assert [row.member_id for row in Lookup.select()] == [None]
    event = AuditEvent.select().order_by(AuditEvent.id.desc()).first()
    assert (event.name, event.subject, json.loads(event.data)["several"]) == ("member.lookup_missed", None, how == "several")


def opens(browser: Browser, member: Member) -> bool:
    return browser.get(f"/oppslag/{member.id}").status_code == 200


def test_one_at_a_time(member: Member, other: Member, browser: Browser, adviser: Officer) -> None:
    look_up(adviser.id, member.number, "case")
    assert opens(browser, member) and member.name in browser.get("/oppslag").text
    look_up(adviser.id, other.number, "case")
    assert opens(browser, other) and not opens(browser, member) and member.name not in browser.get("/oppslag").text


def test_for_half_an_hour(member: Member, browser: Browser, adviser: Officer) -> None:
    look_up(adviser.id, member.number, "case")
    assert Lookup.get().until_at - Lookup.get().at == timedelta(minutes=30)
    Lookup.update(until_at=now() - timedelta(seconds=2)).execute()
    assert not opens(browser, member)


@pytest.mark.parametrize("change", [{"role": "branch_leader"}, {"suspended_on": today()}, {"to_on": today() - timedelta(days=1)}])
def test_by_those_who_still_advise(change: dict, member: Member, browser: Browser, adviser: Officer) -> None:
    look_up(adviser.id, member.number, "case")
    Mandate.update(**change).where(Mandate.officer == adviser).execute()
    assert not opens(browser, member)


def test_by_the_one_who_looked_up_only(member: Member, adviser: Officer, world: World) -> None:
    look_up(adviser.id, member.number, "case")
    assert not opens(world.enter(world.person("legal_adviser").id), member)


def test_it_widens_nothing_else(member: Member, browser: Browser, adviser: Officer) -> None:
    paths = ["/", "/saker", "/oppgaver", "/mer", "/innboks"]
    before = [browser.get(path).text.count(member.name) for path in paths]
    look_up(adviser.id, member.number, "case")
    assert [browser.get(path).text.count(member.name) for path in paths] == before == [0] * 5
    closed = ["/medlemmer", f"/medlemmer?q={member.number}", f"/medlemmer/{member.id}", "/ny/sak", f"/ny/sak?hvem={member.id}"]
    assert [browser.get(path).status_code for path in closed] == [403] * 5


@pytest.mark.parametrize("role", ROLES)
def test_who_may(role: str, member: Member, world: World) -> None:
    officer = Officer.create(number="X", name="Prøve Prøvesen")
    Mandate.create(number="X", officer=officer, role=role, unit=clubs()[0].id, from_on=today())
    browser, may = world.enter(officer.id), role in ("centre_adviser", "legal_adviser")
    assert [browser.get(path).status_code for path in ("/oppslag", WHO)] == [200 if may else 403] * 2
    assert browser.post(WHO, "/mer", q=member.number).status_code == (303 if may else 403)
    assert ('href="/oppslag"' in browser.get("/").text) == may


def test_an_unknown_purpose_is_not_there(browser: Browser) -> None:
    assert browser.get("/oppslag/hvem/nysgjerrig").status_code == 404 and len(PURPOSES) <= 5


def test_it_is_on_record_once_with_purpose_and_rule(member: Member, browser: Browser, adviser: Officer) -> None:
    browser.follow(browser.post(WHO, q=member.number))
    rows = AuditEvent.select().where(AuditEvent.subject == member.id, AuditEvent.officer == adviser)
    assert [(row.name, row.rule, row.data) for row in rows] == [("member.lookup", "lookup", '{"purpose":"called"}')]
    AuditEvent.update(at=AuditEvent.at - 61_000).execute()
    browser.get(f"/oppslag/{member.id}")
    assert [(row.name, row.rule) for row in rows.clone()][1:] == [("member.opened", "lookup")]


def made(adviser: Officer, count: int, ago: timedelta = timedelta(minutes=30)) -> None:
    Lookup.insert_many([{"officer": adviser, "purpose": "called", "at": now() - ago}] * count).execute()


@pytest.mark.parametrize(("count", "told"), [(MANY - 1, False), (MANY, True)])
def test_of_many_the_officer_is_told(count: int, told: bool, browser: Browser, adviser: Officer) -> None:
    made(adviser, count)
    assert all((f"Du har slått opp {count} på en time. Personvernombudet ser det." in browser.get(path).text) == told for path in ("/oppslag", WHO))


def test_after_three_hundred_an_hour_it_stops(member: Member, browser: Browser, adviser: Officer) -> None:
    made(adviser, MOST - 1)
    look_up(adviser.id, member.number, "case")
    answer = browser.post(WHO, q=member.number)
    assert answer.status_code == 429 and "Du har slått opp 300 på en time. Vent litt." in answer.text
    assert Lookup.select().count() == MOST and opens(browser, member)


def test_an_hour_later_and_for_others_it_does_not(member: Member, adviser: Officer, world: World) -> None:
    made(adviser, MOST, timedelta(minutes=61))
    assert look_up(adviser.id, member.number, "case") == look_up(world.person("legal_adviser").id, member.number, "case")


def test_the_tries_are_kept_for_a_day(member: Member, adviser: Officer) -> None:
    made(adviser, 3, timedelta(hours=25))
    look_up(adviser.id, member.number, "case")
    assert Lookup.select().count() == 1


@pytest.mark.parametrize(("query", "refused"), [("x", TooLittle), ("999999999", Nobody)])
def test_the_action_refuses_by_name(query: str, refused: type[Exception], adviser: Officer) -> None:
    with pytest.raises(refused):
        look_up(adviser.id, query, "case")
    assert verify()[1] is None


def test_hidden_telephone_stays_hidden(member: Member, browser: Browser, adviser: Officer) -> None:
    Member.update(protected=True).where(Member.id == member.id).execute()
    look_up(adviser.id, member.number, "case")
    card = browser.get(f"/oppslag/{member.id}").text
    assert spaced(member.phone) not in card and "tel:" not in card.split("<main")[1].split("</main")[0] and "Skjult adresse og telefon." in card
