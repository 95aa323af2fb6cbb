"""«Trenger du å skrive dette?»: asked of eleven digits, an illness and a stranger's name; never in the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klar.forms.doubt import doubtful
from klar.models.case import Entry
from klar.models.member import Member
from klar.wizards.paper_questions import asking
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World

QUESTION = "Trenger du å skrive dette?"


@pytest.mark.parametrize(
    "text",
    ["Nummeret er 01019012345.", "010190 12345", "Hun har angst for møtet.", "Sykmeldt for depresjon", "Lederen Kari Nordmann sa nei.", "Kari Nordmann sa nei.", "Møtte Ole-Johan Ødegård i går"],
)  # fmt: skip
def test_it_is_asked(text: str) -> None:
    assert doubtful(text, list)


@pytest.mark.parametrize("text", ["", "Ring 22 33 44 55 i morgen.", "Vi ble enige. Hun ringer.", "Ringte Berit i går.", "Møte i Oslo Kommune", "Saken er 1234567890", "123456789012", "Jeg ser an"])
def test_it_is_not_asked(text: str) -> None:
    assert not doubtful(text, list)


def test_the_people_of_the_case_are_no_strangers() -> None:
    assert not doubtful("Snakket med Åse Bøe om det.", lambda: ["Aase Boe"]) and doubtful("Snakket med Åse Bøe og Per Ås.", lambda: ["Aase Boe"])


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert doubtful(text, list) in (True, False)


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "sent")


@pytest.fixture
def rep(world: World, scene: Scene) -> Browser:
    return world.enter(scene.leader)


def test_without_javascript_it_is_asked_once_and_then_saved(rep: Browser, scene: Scene) -> None:
    address, before = f"/ny/notat?sak={scene.ids['case_id']}", Entry.select().count()
    met = rep.post(address, answer="Hun har angst.")
    assert met.status_code == 200 and QUESTION in met.text and "Hun har angst." in met.text and Entry.select().count() == before
    step = met.text.split('action="')[1].split('"')[0]
    assert rep.post(step, answer="Hun har angst.", asked="1").status_code == 303 and Entry.select().count() == before + 1


def test_while_one_writes_it_comes_with_the_saving(rep: Browser, scene: Scene) -> None:
    address, page = f"/ny/notat/skriver?sak={scene.ids['case_id']}", f"/ny/notat?sak={scene.ids['case_id']}"
    calm, doubt = (rep.post(address, page, step="tekst", answer=text).text for text in ("Vi venter på svar.", "Kari Nordmann sa nei."))
    assert QUESTION not in calm and QUESTION in doubt and 'name="asked"' in doubt


@pytest.mark.parametrize(("text", "asks"), [("Ring om 01019012345", True), ("Spør om angsten", True), ("Ring Kari Nordmann", False)])
def test_a_short_answer_is_asked_about_too_but_not_for_a_name(text: str, asks: bool, rep: Browser) -> None:
    begun = rep.post("/ny/oppgave", answer="other").location
    assert (QUESTION in rep.post(begun, answer=text).text) == asks


def test_who_was_at_a_meeting_is_a_question_of_names() -> None:
    assert asking("til-stede").of_names and not asking("krav").of_names


def test_the_member_of_the_case_is_known(rep: Browser, scene: Scene) -> None:
    name = Member.get_by_id(scene.ids["member_id"]).name
    assert rep.post(f"/ny/notat?sak={scene.ids['case_id']}", answer=f"Snakket lenge med {name} i dag.").status_code == 303


def test_what_was_asked_about_is_in_no_log(rep: Browser, scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    rep.post(f"/ny/notat?sak={scene.ids['case_id']}", answer="Nummeret er 01019012345.")
    assert "01019012345" not in caplog.text
