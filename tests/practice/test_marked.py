"""No page of practice can be taken for the real one, and none of the real one says that it is practice."""

from collections.abc import Callable

import pytest

from klar.models.case import Case
from klar.models.member import Member
from klar.wizards import WIZARDS
from tests.conftest import Browser, World
from tests.practice.conftest import HOME
from tests.routes.html import Page
from tests.routes.pages import NOT_PAGES
from tests.routes.url_map import APP, ROUTES
from tests.shape.reading import named, templates

Enter = Callable[..., Browser]
GIVEN = {"name": "sak", "step": "hvem", "lesson": "droftingsmotet", "choice": "a"}


def marked(browser: Browser, path: str) -> None:
    """Follows to the page it leads to; that one says what it is, in its title and on top, with the way out."""
    answer = browser.follow(browser.get(path))
    page = Page(answer.text)
    strip = next(tag for tag in page.named("section") if tag.attrs.get("class") == "practice")
    assert page.title.removeprefix("Feil: ").startswith("Øvelse: "), path
    assert "Øvelse. Alt er oppdiktet." in strip.text and [a.attrs["href"] for a in page.within(strip, "a")][-1] == f"{HOME}/", path


def addresses() -> list[str]:
    """Every page there is, whether one may open it or not: an error page is a page."""
    one = {"case_id": Case.get().id, "member_id": Member.get().id}
    pages = [route for route in ROUTES if route.method == "GET" and route.endpoint not in NOT_PAGES and not route.endpoint.startswith("demo.")]
    return [APP.url_map.bind("").build(route.endpoint, {name: one.get(name, GIVEN.get(name, 1)) for name in route.arguments}) for route in pages]


def test_every_page_says_that_it_is_practice_and_leads_out(enter: Enter) -> None:
    browser = enter()
    tried = addresses()
    for path in [*tried, "/ovelser", "/finnes-ikke"]:
        marked(browser, path)
    assert len(tried) > 120


@pytest.mark.parametrize("name", WIZARDS)
def test_so_does_each_wizard(name: str, enter: Enter) -> None:
    marked(enter(), f"/ny/{name}")


def test_so_do_those_without_anybody_signed_in(practice, enter: Enter) -> None:
    browser = enter()
    assert 'class="practice"' in browser.post("/logg-ut", page="/mer").text
    assert 'class="practice"' in browser.get("/uten-nett").text  # what the phone shows without a line


def test_every_page_is_the_one_template(enter: Enter) -> None:
    """A page with a head of its own would be without the strip."""
    heads = [named(path) for path in templates() if "<head" in path.read_text()]
    assert heads == ["klar/templates/base.html", *sorted(OF_THEIR_OWN)]


# What is taken out of Klar as a file; each says it in its own way (below).
OF_THEIR_OWN = {"klar/templates/cases/package.html", "klar/templates/innsyn/package.html"}


def test_the_real_one_never_says_so(world: World) -> None:
    for path in ("/", "/mer", "/laer"):
        text = world.sign_in("club_leader").get(path).text
        assert 'class="practice"' not in text and "Øvelse:" not in text and "/inn" not in text.replace("/innboks", "").replace("/innstillinger", "").replace("/innsyn", "")
