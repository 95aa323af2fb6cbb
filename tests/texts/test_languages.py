"""Every page in every language it is offered in: whoever reads English meets no Norwegian but what people have written."""

import re

import pytest

from klar.actions.officer import set_language
from klar.i18n import LANGUAGES, OFFERED, catalogue
from klar.models.article import ArticleVersion
from klar.models.officer import Officer
from tests.conftest import World
from tests.routes.html import Page
from tests.routes.pages import LINKING, SIGNED_OUT, Places, page_routes
from tests.texts.words import template

WORDS = re.compile(r"\s+")
# Written into a task or a paper when it was made, and since then its title; and the name of an agreement.
KEPT = {"Referat fra møte", "Ring medlemmet", "Se på saken før innsyn", "Skriv svar på advarselen", "Få brevet og se på datoen", "Ring fagforeningen", "fagforeningen", "Hovedavtalen", "Send melding om valg til arbeidsgiver", "Send melding om valg", "Sett opp møte i klubbstyret"}


@pytest.fixture(scope="module")
def places(shared_world) -> Places:
    return Places(shared_world)


def left_behind(code: str) -> list[str]:
    """The Norwegian texts that are another in the language, long enough to be nobody's own words."""
    said = catalogue(code)
    texts = [message.id for message in template() if isinstance(message.id, str) and "%" not in message.id]
    return [text for text in texts if len(text) >= 12 and text not in KEPT and said.gettext(text).casefold() != text.casefold()]


def written() -> list[str]:
    """What advisers have written, which stands in the language they wrote it in; the longest first."""
    lines = {line.removeprefix("- ").strip() for row in ArticleVersion.select() for line in (row.title, *row.body.splitlines())}
    return sorted(lines - {""}, key=len, reverse=True)


def without(text: str, lines: list[str]) -> str:
    for line in lines:
        text = text.replace(line, "")
    return text


def speak(places: Places, code: str) -> None:
    """Everybody, signed in or not."""
    Officer.update(language=code).execute()
    places.browser(SIGNED_OUT).post("/sprak", "/velg-person", language=code)


@pytest.mark.parametrize("code", [code for code in OFFERED if code != "nb"])
def test_a_page_is_in_one_language(code: str, places: Places) -> None:
    foreign, found, guidance = left_behind(code), set(), written()
    speak(places, code)
    for stop in (stop for route in page_routes() for stop in places.stops(route) if stop.who != LINKING):
        answer = places.browser(stop.who).get(stop.address)
        text = without(WORDS.sub(" ", " ".join(tag.text for tag in Page(answer.text).named("title", "main"))), guidance)
        found |= {f"{stop.name}: {one}" for one in foreign if one in text}
    speak(places, "nb")
    assert not found, "\n".join(sorted(found))


def test_it_is_chosen_in_one_tap_before_signing_in_and_kept(world: World) -> None:
    browser = world.browser()
    assert browser.post("/sprak", "/velg-person", language="en").location == "/logg-inn"
    assert 'lang="en"' in browser.get("/velg-person").text and "Who do you want to be?" in browser.get("/velg-person").text
    leader = world.person("club_leader")
    browser.post("/velg-person", officer=str(leader.id))
    assert Officer.get_by_id(leader.id).language == "en" and "<h1>More</h1>" in browser.get("/mer").text


def test_it_is_changed_under_settings(world: World) -> None:
    leader = world.person("club_leader")
    browser = world.enter(leader.id)
    browser.post("/mer/sprak", language="nn")
    assert 'lang="nn"' in browser.get("/").text and all(name in browser.get("/mer/sprak").text for name in LANGUAGES.values())


@pytest.mark.parametrize("odd", ["", "de", "../nb", "EN"])
def test_another_language_than_those_is_bokmal(odd: str, world: World) -> None:
    leader = world.person("club_leader").id
    set_language(leader, odd)
    assert Officer.get_by_id(leader).language == "nb"
    assert 'lang="nb"' in (browser := world.browser()).post("/sprak", "/velg-person", language=odd).text or 'lang="nb"' in browser.get("/velg-person").text
