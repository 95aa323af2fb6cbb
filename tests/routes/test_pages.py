"""What every page owes whoever opens it, for each route of the URL map and each question of each wizard."""

from collections import Counter
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from klar.models.installation import Installation
from klar.wizards import WIZARDS
from tests.conftest import World
from tests.listening import listening
from tests.routes.html import Page
from tests.routes.pages import ANSWERS, LEADS_ON, Places, Stop, page_routes
from tests.routes.url_map import Route, named

# What a page that is only looked at may write: that it was read, who was looked up, that somebody is there, and where.
MAY_WRITE = ("audit_event", "recent", "session", "once", "guiding")


@pytest.fixture(scope="module")
def places(shared_world: World) -> Places:
    return Places(shared_world)


@pytest.fixture(params=page_routes(), ids=named)
def route(request: pytest.FixtureRequest) -> Route:
    return request.param


def opened(places: Places, route: Route) -> Iterator[tuple[Stop, TestResponse]]:
    for stop in places.stops(route):
        yield stop, places.browser(stop.who).get(stop.address)


def pages(places: Places, route: Route) -> Iterator[tuple[str, Page]]:
    if route.endpoint not in LEADS_ON:
        for stop, answer in opened(places, route):
            assert answer.status_code == 200, (stop, answer.status_code, answer.location)
            yield stop.name, Page(answer.text)


def test_every_question_of_every_wizard_has_an_answer_to_try() -> None:
    tried = {name: {step for answers in sets for step in answers} for name, sets in ANSWERS.items()}
    assert tried == {name: {step.name for step in wizard.steps} for name, wizard in WIZARDS.items()}


def test_a_page_that_only_leads_on_does_so(places: Places) -> None:
    for route in page_routes():
        for stop, answer in opened(places, route):
            if route.endpoint in LEADS_ON:
                assert answer.location.startswith(LEADS_ON[route.endpoint]), stop


def test_one_heading_and_a_title_that_names_klar(places: Places, route: Route) -> None:
    for name, page in pages(places, route):
        assert len(page.named("h1")) == 1 and page.named("h1")[0].text.strip(), name
        assert page.title.endswith(" – Klar") and not page.title.startswith("–"), (name, page.title)


def test_on_a_wizards_page_the_heading_is_the_question(places: Places) -> None:
    ask = next(route for route in page_routes() if route.endpoint == "wizard.ask")
    for name, page in pages(places, ask):
        assert page.title.startswith(page.named("h1")[0].text.strip()), (name, page.title)


def test_the_language_is_said(places: Places, route: Route) -> None:
    for name, page in pages(places, route):
        assert page.named("html")[0].attrs["lang"] == "nb", name


def test_ids_are_unique_and_every_reference_has_one(places: Places, route: Route) -> None:
    for name, page in pages(places, route):
        assert [key for key, count in Counter(page.ids).items() if count > 1] == [], name
        points = [ref for tag in page.tags for key in ("aria-labelledby", "aria-describedby") for ref in tag.attrs.get(key, "").split()]
        assert set(points) <= set(page.ids), name


def test_every_field_has_a_label(places: Places, route: Route) -> None:
    for name, page in pages(places, route):
        assert page.unlabelled() == [], name


def test_forms_prove_they_are_ours_and_are_sent_once(places: Places, route: Route) -> None:
    for name, page in pages(places, route):
        for form in page.named("form"):
            hidden = [field for field in page.hidden(form) if field in ("csrf_token", "once")]
            assert hidden == (["csrf_token", "once"] if form.attrs.get("method") == "post" else []), (name, form.attrs)


def test_no_link_or_form_leads_nowhere(places: Places, route: Route) -> None:
    """Every address on the page is one Klar has, by the same method."""
    urls = places.world.app.url_map.bind("localhost")
    for name, page in pages(places, route):
        aims = [(tag.attrs["href"], "GET") for tag in page.named("a", "link")]
        aims += [(tag.attrs["action"], tag.attrs.get("method", "get").upper()) for tag in page.named("form")]
        for address, method in aims:
            if not address.startswith(("tel:", "sms:", "#")):
                assert urls.test(address.split("?")[0], method), (name, address)


def code(page: Page) -> str:
    said = next(tag.text for tag in page.named("p") if tag.attrs.get("class") == "code")
    assert said.startswith("Side ")
    return said.removeprefix("Side ")


def test_the_page_code_stands_last(places: Places, route: Route) -> None:
    for name, page in pages(places, route):
        assert code(page) != "99", f"{name} has no code of its own: klar/views/page_codes.py"
        assert page.named("p")[-1].attrs.get("class") in ("code", "print-mark"), name


def test_no_two_pages_share_a_code(places: Places) -> None:
    codes = {}
    for route in page_routes():
        for name, page in pages(places, route):
            codes.setdefault(code(page), set()).add(FIRST_OF.get(name, name))
    assert {code: names for code, names in codes.items() if len(names) > 1} == {}


# The page that starts a wizard is its first question: the same page, before there is a draft. A wizard that was given its first
# answer starts with the second.
FIRST_OF = {f"{name} start": f"{name} {next(s for s in wizard.steps if not s.optional).name}" for name, wizard in WIZARDS.items()} | {"enige start": "enige tekst", "samtaleguide start": "samtaleguide tekst"}


def test_looking_changes_nothing(places: Places, route: Route) -> None:
    for stop in places.stops(route):
        browser = places.browser(stop.who)
        with listening() as said:
            answer = browser.get(stop.address)
        writes = [text for text in said if text.split()[0].upper() in ("INSERT", "UPDATE", "DELETE", "REPLACE")]
        assert [text for text in writes if not any(f" {table} " in text.replace('"', " ") for table in MAY_WRITE)] == [], stop
        assert answer.status_code < 400, stop


def test_the_watch_on_writes_sees_one(places: Places) -> None:
    with listening() as said:
        Installation.insert(name="x", value="1").execute()
    assert [text.split()[0] for text in said] == ["INSERT"]
