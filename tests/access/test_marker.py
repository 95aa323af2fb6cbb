"""A word that stands in every sealed field of one club's case: nobody else meets it on any page, in any search or any error."""

import re
from collections import deque

import pytest
from werkzeug.test import TestResponse

from klar.crypto import keys
from klar.db import db, today
from klar.models import sealed
from klar.models.case import Case
from klar.models.officer import demo_people
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.routes.url_map import ROUTES
from tests.stored import stored

MARKER = "Zibeldonk"
SEARCHES = ("/medlemmer?q={}", "/ny/sak?q={}")


@pytest.fixture(scope="module")
def scene(shared_world: World) -> Scene:
    return set_scene(clubs()[4], "named", MARKER)


def crawl(browser: Browser, start: str = "/") -> dict[str, str]:
    """Every page that links lead to from Home, by its address."""
    seen: dict[str, str] = {}
    queue = deque([start])
    while queue and len(seen) < 400:
        address = queue.popleft()
        if address in seen or address.startswith(("/static", "/stil", "/velg-person")):
            continue
        answer = browser.get(address)
        seen[address] = said(answer) + str(answer.headers)
        queue.extend([answer.location] if answer.location else [])
        # one member's card and one place are like another
        queue.extend(link for link in re.findall(r'href="(/[^"#]*)"', seen[address]) if not re.match(r"/medlemmer/(arbeidsplasser/)?\d+", link))
    return seen


def guessed(browser: Browser, scene: Scene, world: World) -> dict[str, str]:
    """Every GET of the URL map with the ids of the scene, and the searches."""
    with world.app.test_request_context():
        addresses = [
            world.app.url_for(route.endpoint, _external=False, **{name: scene.ids[name] for name in route.arguments})
            for route in ROUTES
            if route.method == "GET" and route.arguments <= scene.ids.keys()
        ]
    addresses += [search.format(MARKER) for search in SEARCHES]
    return {address: said(browser.get(address)) for address in addresses}


def said(answer: TestResponse) -> str:
    """The answer's text; a file's bytes as far as they are any."""
    return answer.data.decode(errors="replace")


def test_the_one_it_belongs_to_meets_it(scene: Scene, shared_world: World) -> None:
    """Else nobody finding it would prove nothing."""
    leader = shared_world.enter(scene.leader)
    found = {address for address, text in crawl(leader).items() if MARKER in text}
    assert f"/saker/{scene.ids['case_id']}" in found and "/oppgaver" in found


def test_nobody_else_does(scene: Scene, shared_world: World) -> None:
    own_words = f'value="{MARKER}"'  # what the person typed into the search box
    met, looked = [], 0
    for person in demo_people(today=today()):
        if person.id != scene.leader:
            browser = shared_world.enter(person.id)
            pages = {**crawl(browser), **guessed(browser, scene, shared_world)}
            looked += len(pages)
            # What the club remembers is for all its officers; a round of calls for all who follow up there.
            ours = {scene.club: ("/klubben", "/ny/referat"), scene.branch: ("/oppfolging/runder", "/ny/samtaleguide")}.get(person.unit_id, ("no such page",))
            if person.unit_id == scene.club:
                pages["/i-dag"] = pages["/i-dag"].replace(f"<b>{MARKER} husk</b>", "")  # its meeting, on the day
            met += [(person.name, address) for address, text in pages.items() if MARKER in text.replace(own_words, "") and not address.startswith(ours)]
    assert met == [] and looked > 1_500


@pytest.mark.parametrize("marker", [MARKER, MARKER.encode("utf-16-le").decode("latin-1")])
def test_it_is_nowhere_on_the_disk(marker: str, scene: Scene, shared_world: World) -> None:
    """Database, write-ahead log and keys: who has a case and when can be read there, not what about."""
    found = stored(shared_world.folder)
    assert len(found) > 100_000
    assert marker.encode("latin-1") not in found


def test_the_type_of_the_case_is_not_there_either(scene: Scene) -> None:
    tables = {*db.get_tables()} - {"article", "article_version"}  # guidance is about types of cases, and about nobody's
    rows = [row for table in tables for row in db.execute_sql(f'SELECT * FROM "{table}"')]
    assert len(rows) > 500 and not any("trakassering" in str(cell) for row in rows for cell in row)


def test_with_the_key_it_is(scene: Scene) -> None:
    case = Case.get_by_id(scene.ids["case_id"])
    assert MARKER in sealed.get(keys.box(case.key), "case", case)["wish"]
