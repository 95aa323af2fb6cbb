"""One tap in: a small world of one's own, which nobody else who practises ever sees."""

import re
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from klar.access import PUBLIC, listed
from klar.actions.practice import MOST, TRIES
from klar.db import now
from klar.integrations.world.employers import orgnr
from klar.models.case import Case
from klar.models.employer import Employer, Workplace
from klar.models.member import Member
from klar.models.member.member import others
from klar.models.officer import Mandate, Officer, Session
from klar.models.unit import Unit
from tests.conftest import Browser
from tests.routes.html import Page, words

Enter = Callable[..., Browser]


def leaders() -> list[Officer]:
    """Everybody who practises, the first to come in first."""
    return [row.officer for row in Mandate.select().where(Mandate.role == "club_leader").order_by(Mandate.id)]


def test_one_tap_and_one_is_the_leader_of_a_club_with_a_case(enter: Enter) -> None:
    home = Page(enter().get("/").text)
    said = words(home)
    assert "1 åpen" in said and "Øvelser0 av 5 klare" in said and "Skriv aldri om ekte personer her." in said
    assert "/vis-hvor-jeg-er" not in [tag.attrs["href"] for tag in home.named("a")]  # a helper of the real one sees nobody here
    assert [tag.attrs["class"].split()[0] for tag in home.named("a") if tag.attrs["href"] in ("/i-dag", "/saker/1/frister/1")] == ["notice"]


def test_there_are_members_a_task_a_deadline_and_somebody_to_ask(enter: Enter) -> None:
    me = enter()
    assert len(listed(leaders()[0].id, "member.read", others)) == 6
    assert "Sett opp møte i klubbstyret" in me.get("/oppgaver").text
    assert 'class="notice' in me.get(f"/saker/{Case.get().id}").text
    asked = me.follow(me.get("/ny/hjelp"))
    assert str(Case.get().id) in asked.text


def test_two_who_practise_never_see_each_other(enter: Enter) -> None:
    one, two = enter(), enter()
    first, second = Case.select().order_by(Case.id)
    mine, theirs = (listed(officer.id, "member.read", others) for officer in leaders())
    assert not {row.id for row in mine} & {row.id for row in theirs}
    assert one.get(f"/saker/{first.id}").status_code == two.get(f"/saker/{second.id}").status_code == 200
    assert one.get(f"/saker/{second.id}").status_code == two.get(f"/saker/{first.id}").status_code == 404
    assert one.get(f"/medlemmer/{theirs[0].id}").status_code == 404 != one.get(f"/medlemmer/{mine[0].id}").status_code


def test_no_two_worlds_share_a_unit_a_place_or_a_number(enter: Enter) -> None:
    for _each in range(12):
        enter()
    assert Unit.select().where(Unit.kind == "branch").count() == Employer.select().count() == Workplace.select().count() == 12
    assert Member.select(Member.phone).distinct().count() == Member.select().count() == 72
    assert all(phone.startswith("+4700") for (phone,) in Member.select(Member.phone).tuples())


def test_coming_in_again_goes_on_where_one_was(enter: Enter) -> None:
    me = enter()
    assert me.get("/inn").location == "/" and len(leaders()) == 1


def test_who_was_locked_goes_on_where_they_were(enter: Enter) -> None:
    me = enter()
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert me.get("/").location == "/logg-inn/apne"
        assert "Fortsett å øve" in me.get("/logg-inn/apne").text
        assert me.get("/inn").location == "/" and me.get("/").status_code == 200
    assert len(leaders()) == 1


def test_a_step_up_is_one_tap_and_no_bankid(enter: Enter) -> None:
    me = enter()
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert me.follow(me.get("/ny/vara")).text.count("/inn/videre") == 1
        assert me.post("/inn/videre", page="/logg-inn/igjen").status_code == 303
        assert me.get("/ny/vara").status_code != 302 or "logg-inn" not in me.get("/ny/vara").location


def test_the_language_goes_along_and_nothing_else(enter: Enter) -> None:
    assert Page(enter("/inn?sprak=en").get("/").text).named("html")[0].attrs["lang"] == "en"
    assert Page(enter("/inn?sprak=xx").get("/").text).named("html")[0].attrs["lang"] == "nb"


def test_it_is_the_same_address_that_was_asked_for_by_somebody_else(practice: Flask) -> None:
    """A page from the night before is another one's: Home it is."""
    browser = Browser(practice.test_client())
    assert browser.get("/saker/1").location == "/logg-inn"
    assert browser.get("/logg-inn").location == "/inn" and browser.get("/inn").location == "/"


@pytest.mark.parametrize("headers", [{"Sec-Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}])
def test_what_a_browser_fetches_beforehand_makes_nothing(practice: Flask, headers: dict[str, str]) -> None:
    assert practice.test_client().get("/inn", headers=headers).status_code == 204
    assert practice.test_client().head("/inn").status_code == 204 and not leaders()


def test_so_many_a_minute_then_a_calm_page(enter: Enter, practice: Flask) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        for _each in range(MOST):
            enter()
        full = practice.test_client().get("/inn")
        assert full.status_code == 429 and "Mange øver nå" in full.text and len(leaders()) == MOST == Session.select().count()
        clock.shift(timedelta(seconds=61))
        enter()


def test_it_takes_less_than_a_second(enter: Enter) -> None:
    enter()
    begun = time.perf_counter()
    enter()
    assert time.perf_counter() - begun < 1


def test_beginning_anew_is_one_tap(enter: Enter) -> None:
    me = enter("/inn?sprak=nn")
    me.get(f"/medlemmer/{Member.get().id}")
    assert me.post("/ovelser/ny", page="/ovelser").status_code == 303
    assert len(leaders()) == 2 and "0 av 5" in me.get("/").text and 'lang="nn"' in me.get("/").text
    assert me.get(f"/saker/{Case.select().order_by(Case.id).get().id}").status_code == 404


def test_only_these_are_public_in_practice(practice: Flask) -> None:
    public = {name for name, view in practice.view_functions.items() if PUBLIC in view.access}
    real = {name for name in public if not name.startswith("practice.")}
    assert public - real == {"practice.enter"} and not [name for name in real if name.startswith("demo.")]


def test_nobody_chooses_whom_to_be(practice: Flask, enter: Enter) -> None:
    assert enter().get("/velg-person").status_code == 404 and not re.search("velg-person", enter().get("/mer").text)


@pytest.mark.parametrize("series", [2, 3])
def test_no_two_of_a_whole_night_and_day_get_the_same_organisation_number(series: int) -> None:
    most = MOST * 60 * 24
    assert len({next(orgnr(series, number * TRIES)) for number in range(1, most + 1)}) == most
