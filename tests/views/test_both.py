"""Two who write at once: the second one sees both, and nothing is saved before they have chosen."""

import re

import pytest

from klar.crypto import keys
from klar.models import sealed
from klar.models.case import Case, Entry, Participant
from klar.models.ending import OUTCOMES
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.views.test_timeline import answered, page_of


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "participant", "Merke")


@pytest.fixture
def pair(world: World, scene: Scene) -> tuple[Browser, Browser]:
    """The handler, and a participant who may write."""
    guest = Participant.get(Participant.case == scene.ids["case_id"]).officer_id
    return world.enter(scene.leader), world.enter(guest)


def line_of(scene: Scene) -> str:
    entry = Entry.get_by_id(scene.ids["entry_id"])
    return sealed.get(keys.box(Case.get_by_id(entry.case_id).key), "entry", entry)["text"]


def clash(world: World, scene: Scene) -> tuple[Browser, str, str]:
    """The same person on two phones; the second one's page with both texts, and where its form leads."""
    address = f"/ny/rettelse?sak={scene.ids['case_id']}&linje={scene.ids['entry_id']}-1"
    one, two = world.enter(scene.leader), world.enter(scene.leader)
    answered(one, address, {"answer": "Fra den første."})
    met = two.post(address, answer="Fra den andre.")
    assert met.status_code == 409
    return two, met.text, re.search(r'action="(/ny/rettelse/\d+/sjekk)"', met.text)[1]


def chosen(browser: Browser, met: str, to: str, keep: str) -> int:
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', met))
    return browser.client.post(to, data={**fields, "keep": keep}).status_code


def test_both_texts_are_shown_and_nothing_is_overwritten(world: World, scene: Scene) -> None:
    _two, met, _to = clash(world, scene)
    assert "Fra den første." in met and "Fra den andre." in met and "kl." in met and line_of(scene) == "Fra den første."


@pytest.mark.parametrize(
    ("keep", "stands"),
    [("mine", "Fra den andre."), ("theirs", "Fra den første."), ("both", "Fra den første.\n\nFra den andre.")],
)
def test_what_stands_is_what_was_chosen(keep: str, stands: str, world: World, scene: Scene) -> None:
    two, met, to = clash(world, scene)
    assert chosen(two, met, to, keep) == 303 and line_of(scene) == stands


def test_a_choice_is_for_what_was_seen_only(world: World, scene: Scene) -> None:
    """A third text that came while one chose is shown too."""
    two, met, to = clash(world, scene)
    answered(world.enter(scene.leader), f"/ny/rettelse?sak={scene.ids['case_id']}&linje={scene.ids['entry_id']}-2", {"answer": "Fra en tredje."})
    assert chosen(two, met, to, "mine") == 409 and line_of(scene) == "Fra en tredje."


def test_an_odd_choice_chooses_nothing(world: World, scene: Scene) -> None:
    two, met, to = clash(world, scene)
    assert chosen(two, met, to, "all") == 409 and line_of(scene) == "Fra den første."


def test_two_who_say_how_a_case_stands(pair: tuple[Browser, Browser], scene: Scene) -> None:
    handler, guest = pair
    address = re.search(r'href="(/ny/status[^"]+)"', guest.get(f"{page_of(scene)}/mer").text)[1].replace("&amp;", "&")
    answered(handler, address, {"answer": "working"})
    step = answered(guest, address, {"answer": "waiting"}, {"answer": "employer"})
    met = guest.post(step, answer="open")
    assert met.status_code == 409 and "Venter på arbeidsgiver" in met.text and "Saken er i gang" in met.text and "Skriv begge" not in met.text
    assert Case.get_by_id(scene.ids["case_id"]).status == "working"
    to = re.search(r'action="(/ny/status/\d+/sjekk)"', met.text)[1]
    assert chosen(guest, met.text, to, "mine") == 303 and Case.get_by_id(scene.ids["case_id"]).status == "waiting"


def test_two_who_end_a_case(pair: tuple[Browser, Browser], scene: Scene) -> None:
    handler, guest = pair
    address, end = f"/ny/status?sak={scene.ids['case_id']}", ({"answer": "closed"}, {"answer": "won"})
    step = answered(guest, address, *end, {"answer": "yes"})
    answered(handler, address, {"answer": "closed"}, {"answer": "lost"}, {"answer": "no"})
    met = guest.post(step, answer="Møt tidlig.")
    assert met.status_code == 409 and "Møt tidlig." in met.text and str(OUTCOMES["lost"]) in met.text
    to = re.search(r'action="(/ny/status/\d+/sjekk)"', met.text)[1]
    assert chosen(guest, met.text, to, "mine") == 303 and "Møt tidlig." in handler.get(page_of(scene)).text


def test_the_same_answer_is_no_conflict(pair: tuple[Browser, Browser], scene: Scene) -> None:
    for browser in pair:
        assert answered(browser, f"/ny/status?sak={scene.ids['case_id']}&sett=0", {"answer": "working"}) == page_of(scene)


def test_what_was_typed_is_in_no_log(world: World, scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    clash(world, scene)
    assert "Fra den" not in caplog.text
