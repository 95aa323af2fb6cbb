"""When something is wrong: the page says what, and what to do, in the same frame as every other page."""

import logging

import pytest
from flask import abort

from klar.access import PUBLIC, access
from klar.db import Conflict
from tests.conftest import Browser, World
from tests.routes.html import Page, words

SAID = {
    400: "Siden skjønte ikke det du sendte",
    403: "Du har ikke tilgang",
    404: "Vi fant ikke siden",
    405: "Vi fant ikke siden",
    409: "Noen har endret dette",
    413: "Det du sendte, er for stort",
    422: "Noe må rettes",
    429: "Litt for mange forsøk",
    500: "Noe gikk galt hos oss",
    503: "Noe gikk galt hos oss",
}
SECRET = "hemmelig-ord"


@pytest.fixture(scope="module")
def rep(shared_world: World) -> Browser:
    @access(PUBLIC)
    def fails(code: int) -> str:
        abort(code)

    @access(PUBLIC)
    def falls(kind: str) -> str:
        raise {"conflict": Conflict(), "bug": ValueError(SECRET)}[kind]

    shared_world.app.add_url_rule("/feil/<int:code>", view_func=fails)
    shared_world.app.add_url_rule("/faller/<kind>", view_func=falls)
    return shared_world.sign_in("club_leader")


@pytest.mark.parametrize("code", SAID)
def test_an_error_is_a_page_in_plain_words(code: int, rep: Browser) -> None:
    answer = rep.get(f"/feil/{code}")
    page = Page(answer.text)
    assert answer.status_code == code and page.named("h1")[0].text == SAID[code]
    assert page.title == f"{SAID[code]} – Klar" and len(page.named("h1")) == 1
    assert "Side 99" in page.named("footer")[0].text and "Få hjelp" in page.named("footer")[0].text


@pytest.mark.parametrize("code", SAID)
def test_it_says_what_to_do_and_no_number(code: int, rep: Browser) -> None:
    page = Page(rep.get(f"/feil/{code}").text)
    assert str(code) not in words(page) and len(words(page).split()) <= 30
    assert [tag.attrs["href"] for tag in page.named("a") if tag.text == "Gå til Hjem"] == ["/"]


def test_two_editors_are_told(rep: Browser) -> None:
    assert rep.get("/faller/conflict").status_code == 409


def test_a_bug_is_told_without_what_it_was(rep: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = rep.get("/faller/bug")
    assert answer.status_code == 500 and SECRET not in answer.text and "ValueError" not in answer.text
    assert "ValueError" in caplog.records[0].getMessage()


def test_a_bug_does_not_take_what_was_typed_into_the_log(rep: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        rep.get("/faller/bug")
    assert caplog.records and SECRET not in caplog.text


def test_a_page_that_is_not_there_is_404(rep: Browser) -> None:
    assert rep.get("/finnes-ikke").status_code == 404


def test_the_wrong_method_is_405(rep: Browser) -> None:
    answer = rep.client.put("/mer")
    assert answer.status_code == 405 and SAID[405] in answer.text


def test_too_much_is_413(rep: Browser) -> None:
    answer = rep.post("/mer/tekst", "/mer", size="x" * 1_100_000)
    assert answer.status_code == 413 and SAID[413] in answer.text


def test_another_role_is_403(shared_world: World) -> None:
    answer = shared_world.sign_in("safety_rep").get("/medlemmer")
    assert answer.status_code == 403 and SAID[403] in answer.text


@pytest.mark.parametrize("odd", ["?sak=1&name=x", "?_external=1&_scheme=evil&sak=1", "?sak=%00", "?sak=9" + "9" * 400, "?hvem=" + "🦌" * 200])
@pytest.mark.parametrize("wizard", ["sak", "notat", "oppgave", "hendelse", "status", "hjelp"])
def test_an_odd_address_is_never_our_fault(wizard: str, odd: str, rep: Browser) -> None:
    assert rep.get(f"/ny/{wizard}{odd}").status_code in (200, 404)


@pytest.mark.parametrize("path", ["/saker/99999999999999999999", "/saker/9223372036854775808", "/saker/-1", "/saker/1/frister/99999999999999999999"])
def test_a_number_too_large_is_not_there(path: str, rep: Browser) -> None:
    assert rep.get(path).status_code == 404
