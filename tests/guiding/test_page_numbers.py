"""A helper types the number at the foot of a rep's page, and sees the same page in an invented union."""

import pytest

from klar.recorded import Part, keep
from tests.conftest import Browser, World
from tests.routes.html import Page

PAGE = [
    Part("back", "Tilbake"), Part("title", "Ny oppgave <b>"), Part("text", "Skriv kort."), Part("field", "Hva skal gjøres?"), Part("act", "Fortsett"),
    Part("row", "Kari Vold", "Solbakken", own=False), Part("help", "Få hjelp", "Ring leder"),
]  # fmt: skip


@pytest.fixture
def helper(world: World) -> Browser:
    keep(world.folder / "pages.json", {"nb": {122: PAGE}, "en": {122: [Part("title", "New task")]}})
    return world.sign_in("branch_leader")


def test_the_number_leads_to_the_page(helper: Browser) -> None:
    answer = helper.get("/sidetall?side=Side 122")
    assert answer.status_code == 302 and answer.location == "/sidetall/122"


def test_each_thing_that_can_be_tapped_has_a_sentence(helper: Browser) -> None:
    page = helper.get("/sidetall/122").text
    for said in ("«Tilbake», øverst til venstre.", "Trykk på den grønne, «Fortsett».", "Skriv i feltet «Hva skal gjøres?».", "«Få hjelp», nederst på siden."):
        assert said in page


def test_what_is_somebodys_data_is_not_said(helper: Browser) -> None:
    page = helper.get("/sidetall/122").text
    assert "Trykk på raden dere leter etter." in page and "«Kari Vold»" not in page


def test_nothing_on_it_can_be_tapped_or_sent(helper: Browser) -> None:
    page = Page(helper.get("/sidetall/122").text)
    seen = next(tag for tag in page.named("ul") if "seen" in tag.attrs["class"])
    assert page.within(seen, "a", "button", "form", "input", "textarea", "select") == [] and page.named("form") == []
    assert "Ny oppgave <b>" in page.named("h1")[0].text


@pytest.mark.parametrize(("typed", "said"), [("123", "Ingen side har det tallet."), ("", "Skriv tallet først."), ("abc", "Skriv tallet først."), ("9" * 30, "Ingen side har det tallet.")])
def test_a_wrong_number_is_told_of(typed: str, said: str, helper: Browser) -> None:
    answer = helper.get(f"/sidetall?side={typed}")
    assert answer.status_code == 422 and said in answer.text and "Feil:" in answer.text


def test_an_address_with_a_wrong_number_is_nowhere(helper: Browser) -> None:
    assert helper.get("/sidetall/123").status_code == 404


def test_before_they_are_made_that_is_told(world: World) -> None:
    helper = world.sign_in("branch_leader")
    assert helper.get("/sidetall/122").location == "/sidetall?side=122"
    assert "Sidene er ikke laget ennå." in helper.get("/sidetall?side=122").text


def test_they_are_made_anew_while_klar_runs(world: World, helper: Browser) -> None:
    assert helper.get("/sidetall/122").status_code == 200
    keep(world.folder / "pages.json", {"nb": {7: PAGE}})
    assert helper.get("/sidetall/7").status_code == 200 and helper.get("/sidetall/122").status_code == 404


@pytest.mark.parametrize(("role", "code"), [("centre_adviser", 200), ("training_officer", 200), ("club_leader", 403), ("data_protection_officer", 403)])
def test_it_is_for_those_who_help(role: str, code: int, helper: Browser, world: World) -> None:
    assert world.sign_in(role).get("/sidetall/122").status_code == code


def test_signed_out_nobody_sees_it(helper: Browser, world: World) -> None:
    assert world.browser().get("/sidetall/122").status_code == 302
