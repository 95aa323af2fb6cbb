"""Innstillinger: the guide that knows the phone, and the manifest in the language of the page."""

import pytest

from klar.actions.officer import LOOKS
from tests.conftest import World

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "query", "says"),
    [(IPHONE, "", "Safari"), ("Mozilla/5.0 (Linux; Android 14)", "", "Chrome"), ("", "", "Chrome"), (IPHONE, "?telefon=android", "Chrome"), ("", "?telefon=iphone", "Safari")],
    ids=["iphone", "android", "unknown", "an iphone's owner helps another", "said so"],
)
def test_the_guide_is_for_the_phone_one_holds(agent: str, query: str, says: str, world: World) -> None:
    rep = world.enter(world.person("club_leader").id)
    page = rep.client.get(f"/mer/hjemskjerm{query}", headers={"User-Agent": agent}).text
    assert f"Bruk {says}." in page and page.count("<li>") == 4


@pytest.mark.parametrize(("query", "language", "first"), [("", "nb", "Ny sak"), ("?sprak=nn", "nn", "Ny sak"), ("?sprak=en", "en", "New case"), ("?sprak=zz", "nb", "Ny sak")])
def test_there_is_a_manifest_for_each_language(query: str, language: str, first: str, world: World) -> None:
    said = world.browser().client.get(f"/manifest.webmanifest{query}").json
    assert (said["lang"], said["shortcuts"][0]["name"], said["id"]) == (language, first, "/")


def test_a_page_leads_to_the_manifest_of_its_language(world: World) -> None:
    browser = world.browser()
    assert 'href="/manifest.webmanifest"' in browser.get("/velg-person").text
    browser.post("/sprak", "/velg-person", language="en")
    assert 'href="/manifest.webmanifest?sprak=en"' in browser.get("/velg-person").text


@pytest.mark.parametrize("look", [*LOOKS, "pink"])
def test_how_it_looks_is_kept_for_the_person(look: str, world: World) -> None:
    leader = world.person("club_leader").id
    world.enter(leader).post("/mer/utseende", look=look)
    wanted = f' data-look="{look}"' if look in LOOKS and look != "system" else ""
    assert f'data-text="normal"{wanted}>' in world.enter(leader).get("/").text and "data-look" not in world.browser().get("/velg-person").text


def test_calm_is_turned_on_and_off(world: World) -> None:
    rep = world.enter(world.person("club_leader").id)
    seen = []
    for calm in ("1", ""):
        rep.post("/mer/utseende/ro", "/mer/utseende", calm=calm)
        seen.append(" data-calm>" in rep.get("/saker").text)
    assert seen == [True, False]
