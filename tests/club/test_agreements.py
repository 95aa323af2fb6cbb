"""The agreements register: written down by a rep, sorted by what ends first, warned of in time, and nobody else's."""

from datetime import timedelta

import pytest

from klar.db import today
from klar.i18n import day
from klar.models.audit_event import AuditEvent
from klar.models.club import ClubRecord
from tests.conftest import Browser, World


@pytest.fixture(autouse=True)
def nothing_yet(world: World) -> None:
    ClubRecord.delete().execute()


def written(rep: Browser, title: str, until: str = "open", **more: str) -> str:
    """Through the wizard as one who taps: the address of the agreement's page."""
    page = rep.follow(rep.get("/klubben/avtaler"))
    address = page.text.split('href="/ny/avtale')[1].split('"')[0]
    page = rep.follow(rep.post(f"/ny/avtale{address}", answer=title))
    page = rep.follow(rep.post(page.request.path, answer="today"))
    page = rep.follow(rep.post(page.request.path, answer="open" if until == "open" else "other"))
    if until != "open":
        year, month, date = until.split("-")
        page = rep.follow(rep.post(page.request.path, answer_day=date, answer_month=month, answer_year=year))
    assert "Stemmer dette?" in page.text
    for step, text in more.items():
        page = rep.follow(rep.post(page.request.path.replace("sjekk", step), answer=text))
    return rep.follow(rep.post(page.request.path)).request.path


def ahead(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_three_questions_make_an_agreement(world: World) -> None:
    rep = world.sign_in("club_leader")
    page = rep.get(written(rep, "Langturnus", ahead(400), sted="Permen på kontoret"))
    assert "<h1>Langturnus</h1>" in page.text and "Permen på kontoret" in page.text
    assert f"Går ut {day(today() + timedelta(days=400), today())}" in page.text


def test_the_list_begins_with_what_ends_first(world: World) -> None:
    rep = world.sign_in("club_leader")
    for title, until in (("Uten slutt", "open"), ("Sist", ahead(300)), ("Først", ahead(30))):
        written(rep, title, until)
    text = rep.get("/klubben/avtaler").text
    assert text.index("Først") < text.index("Sist") < text.index("Uten slutt")


@pytest.mark.parametrize(("days", "warned"), [(0, True), (90, True), (91, False), (-1, False)])
def test_a_warning_comes_ninety_days_before(world: World, days: int, warned: bool) -> None:
    rep = world.sign_in("club_leader")
    written(rep, "Langturnus", ahead(days))
    assert ("1 går ut snart" in rep.get("/klubben").text) is warned
    assert ("Gjelder ikke lenger" in rep.get("/klubben/avtaler").text) is (days < 0)


def test_changing_begins_with_what_is_known(world: World) -> None:
    rep = world.sign_in("club_leader")
    path = written(rep, "Langturnus", ahead(30), om="Helg hver tredje uke")
    number = path.split("/")[-1]
    page = rep.follow(rep.post(f"/klubben/{number}/endre", path))
    assert all(text in page.text for text in ("Langturnus", "Helg hver tredje uke", "Stemmer dette?"))
    page = rep.follow(rep.post(page.request.path.replace("sjekk", "tittel"), answer="Kortturnus"))
    assert "<h1>Kortturnus</h1>" in rep.follow(rep.post(page.request.path)).text
    assert ClubRecord.get_by_id(number).version == 2


def test_two_who_change_it_at_once_do_not_overwrite(world: World) -> None:
    rep = world.sign_in("club_leader")
    path = written(rep, "Langturnus")
    address = f"/klubben/{path.split('/')[-1]}/endre"
    checks = [rep.follow(rep.post(address, path)).request.path for _twice in range(2)]
    for check, title in zip(checks, ("Første", "Andre"), strict=True):
        rep.post(check.replace("sjekk", "tittel"), answer=title)
    assert [rep.post(check).status_code for check in checks] == [303, 409]
    assert "<h1>Første</h1>" in rep.get(path).text


def test_what_is_deleted_cannot_be_read_again(world: World) -> None:
    rep = world.sign_in("club_leader")
    path = written(rep, "Langturnus")
    address = f"/klubben/{path.split('/')[-1]}/slett"
    assert "Langturnus" not in rep.follow(rep.post(address)).text
    assert rep.get(path).status_code == 404 and not ClubRecord.select().exists()


def test_it_is_on_record_without_its_words(world: World) -> None:
    rep = world.sign_in("club_leader")
    written(rep, "Hemmelig avtale")
    row = AuditEvent.get(AuditEvent.name == "club.recorded")
    assert row.officer_id == world.person("club_leader").id and "Hemmelig" not in row.data
