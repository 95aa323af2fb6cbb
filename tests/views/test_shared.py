"""«Del til Klar»: what another app shared waits for its case, and for nobody but the one who shared it."""

import re
from io import BytesIO

import pytest

from klar.actions.case import NewCase, open_case
from klar.files import store
from klar.models.case import Case, Document
from klar.models.upload import Upload
from tests.access.scenes import Scene
from tests.conftest import Browser, World
from tests.files.pictures import held
from tests.views.sending import send_part


def share(rep: Browser, content: bytes) -> None:
    assert send_part(rep, "/del", content).json == {"have": [0]}


def cases(page: str) -> list[str]:
    return re.findall(r'name="case" value="(\d+)"', page)


def test_it_becomes_a_paper_on_the_case_that_is_chosen(rep: Browser, scene: Scene) -> None:
    share(rep, held(6))
    assert "Du delte 1 fil." in rep.get("/del/sak").text
    answer = rep.post("/del/sak", case=str(scene.ids["case_id"]))
    assert re.fullmatch(rf"/saker/{scene.ids['case_id']}/papirer/\d+/navn", answer.location)
    assert Upload.select().count() == 0 and len(store.files()) == 6 and rep.get("/del/sak").location == "/del"


def test_the_same_picture_can_be_shared_to_another_case(rep: Browser, scene: Scene) -> None:
    other = Case.select().where(Case.handler == scene.leader, Case.id != scene.ids["case_id"], Case.closed_on.is_null()).first().id
    for case in (scene.ids["case_id"], other):
        share(rep, held(6))
        assert rep.post("/del/sak", case=str(case)).location.startswith(f"/saker/{case}/")
    assert Document.select().where(Document.case == other).count() == 1


def test_the_cases_used_last_stand_first_and_the_rest_are_a_tap_away(rep: Browser, scene: Scene) -> None:
    for _case in range(4):
        open_case(scene.leader, NewCase("advarsel", scene.club))
    share(rep, held(6))
    few, every = cases(rep.get("/del/sak").text), cases(rep.get("/del/sak?alle=ja").text)
    assert len(few) == 5 and every[:5] == few and len(every) > 5


def test_only_where_one_may_write(rep: Browser, world: World, scene: Scene) -> None:
    share(rep, held(6))
    theirs = Case.select().where(Case.unit != scene.club, Case.handler != scene.leader).first().id
    answers = [rep.post("/del/sak", case=str(case)) for case in (theirs, 10**9, "x")]
    assert [answer.status_code for answer in answers] == [404] * 3 and Upload.select().count() == 1


def test_another_person_does_not_meet_it(rep: Browser, world: World, scene: Scene) -> None:
    share(rep, held(6))
    other = world.sign_in("branch_leader")
    assert other.get("/del/sak").location == "/del" and "venter" not in other.get("/del").text
    assert other.post("/del/bort", page="/del").status_code == 303 and Upload.select().count() == 1


def test_what_klar_does_not_take_is_said_and_can_be_dropped(rep: Browser, scene: Scene) -> None:
    share(rep, b"MZ\0\0")
    answer = rep.post("/del/sak", case=str(scene.ids["case_id"]))
    assert answer.status_code == 422 and "Klar tar imot bilder" in answer.text
    rep.post("/del/bort", page="/del")
    assert Upload.select().count() == 0 and len(store.files()) == 4


@pytest.mark.parametrize("size", [10, 5_000_000])
def test_straight_from_another_app_nothing_is_taken_and_it_says_how(size: int, rep: Browser, world: World) -> None:
    """As Android sends it when no service worker is there: without proof, and without the cookie."""
    for browser in (rep, world.browser()):
        answer = browser.client.post("/del", data={"file": (BytesIO(b"x" * size), "a.jpg")}, content_type="multipart/form-data")
        assert answer.status_code == 400 and "Del bildet en gang til" in answer.text and "Åpne Klar og logg inn." in answer.text
    assert Upload.select().count() == 0 and len(store.files()) == 4


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_android_is_told_in_every_language(language: str, rep: Browser) -> None:
    share_to = rep.get(f"/manifest.webmanifest?sprak={language}").json["share_target"]
    assert (share_to["action"], share_to["method"], share_to["enctype"]) == ("/del", "POST", "multipart/form-data")
    assert share_to["params"]["files"][0]["name"] == "file"
