"""60 ways to be led elsewhere after signing in; each leads to a page of Klar's, or Home."""

from itertools import product
from urllib.parse import quote, urlsplit

import pytest

from tests.conftest import World

AWAY = (
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "https:evil.example", "javascript:alert(1)",
    "//evil.example/%2f..", "https://klar@evil.example", "///evil.example", "data:text/html,x", "//evil。example",
)  # fmt: skip
PLACES = ("/medlemmer?next={}", "/saker/1?url={}", "/logg-inn?next={}", "/{}", "/ny/sak?hvem={}", "/saker?return_to={}&next={}")
TRICKS = [place.replace("{}", quote(away, safe="")) for place, away in product(PLACES, AWAY)]


@pytest.mark.parametrize("trick", [*TRICKS, "//evil.example/", "/\\evil.example", "/.//evil.example", "/%2f%2fevil.example", "/%5cevil.example"])
def test_leads_only_to_klar(shared_world: World, trick: str) -> None:
    browser = shared_world.browser()
    browser.get(trick)
    leads = browser.post("/velg-person", officer=str(shared_world.person("club_leader").id)).location
    assert not urlsplit(leads).netloc and leads.startswith("/") and not leads.startswith(("//", "/\\"))
    assert "evil" not in leads and "alert" not in leads


def test_there_are_60() -> None:
    assert len(set(TRICKS)) >= 60
