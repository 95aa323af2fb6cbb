"""Going through a lesson, what is kept of it, and where it is offered until then."""

from collections.abc import Callable

import pytest

from klar.actions.learning import finish_lesson, put_lesson_away
from klar.lessons import LESSONS
from klar.models.audit_event import AuditEvent
from klar.models.lesson import LessonProgress
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World

MEETING = "/laer/droftingsmotet"
Older = Callable[[str], None]


@pytest.fixture
def scene(world: World) -> Scene:
    LessonProgress.delete().execute()  # the demo's own
    return set_scene(clubs()[3], "followed")  # about a dismissal


@pytest.fixture
def rep(world: World, scene: Scene) -> Browser:
    return world.enter(scene.leader)


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Older:
    """The lesson says something new."""

    def change(key: str) -> None:
        monkeypatch.setitem(vars(LESSONS[key]), "version", 2)

    return change


def events() -> list[dict]:
    """Of these lessons; the demo's people have finished another."""
    found = AuditEvent.select().where(AuditEvent.name == "lesson.finished").order_by(AuditEvent.id)
    return [row.data for row in found if '"frister"' not in row.data]


def test_from_the_first_card_to_the_list(rep: Browser) -> None:
    assert f'href="{MEETING}/1"' in rep.get("/laer").text
    for number in range(1, 4):
        assert f'href="{MEETING}/{number + 1}"' in rep.get(f"{MEETING}/{number}").text
    assert f'href="{MEETING}/sporsmal"' in rep.get(f"{MEETING}/4").text
    assert rep.post(f"{MEETING}/sporsmal", answer="a").location == f"{MEETING}/ferdig"
    done = rep.get(f"{MEETING}/ferdig").text
    assert "Leksjonen er ferdig." in done and 'href="/laer"' in done and "aml §§ 15-1, 17-3" in done and "Ikke kontrollert ennå" in done
    assert "<small>Ferdig</small>" in rep.get("/laer").text


def test_another_answer_is_explained_and_finishes_nothing(rep: Browser) -> None:
    other = rep.post(f"{MEETING}/sporsmal", answer="c").location
    assert "Et papir med navnet ditt kan bli bevis." in rep.get(other).text and LessonProgress.select().count() == 0
    assert rep.get(f"{MEETING}/ferdig").location == f"{MEETING}/1"


def test_it_is_on_record_once(rep: Browser, scene: Scene) -> None:
    for _time in range(2):
        rep.post(f"{MEETING}/sporsmal", answer="a")
    row = LessonProgress.get()
    assert (row.officer_id, row.lesson, row.version, row.put_away) == (scene.leader, "droftingsmotet", 1, 0) and row.finished_at
    assert events() == ['{"lesson":"droftingsmotet","version":1}']


def test_what_is_not_there(rep: Browser) -> None:
    odd = ("finnes-ikke/1", "droftingsmotet/0", "droftingsmotet/5", "droftingsmotet/svar/a", "droftingsmotet/svar/x", "x/ferdig", "x/sporsmal")
    assert [rep.get(f"/laer/{address}").status_code for address in odd] == [404] * 7


def test_an_answer_that_is_none_changes_nothing(rep: Browser) -> None:
    assert rep.post(f"{MEETING}/sporsmal", answer="z").status_code == 400 and LessonProgress.select().count() == 0


def test_a_case_offers_one_and_leads_back(rep: Browser, scene: Scene) -> None:
    case = f"/saker/{scene.ids['case_id']}"
    shown = rep.get(case).text
    assert shown.count("/laer/") == 2 and f"{MEETING}/1?sak={scene.ids['case_id']}" in shown  # the lesson, and «Ikke vis denne»
    assert rep.post(f"{MEETING}/sporsmal?sak={scene.ids['case_id']}", answer="a").location == f"{MEETING}/ferdig?sak={scene.ids['case_id']}"
    assert f'href="{case}"' in rep.get(f"{MEETING}/ferdig?sak={scene.ids['case_id']}").text
    assert "/laer/" not in rep.get(case).text


def test_one_that_is_put_away_is_offered_no_more(rep: Browser, scene: Scene) -> None:
    case = f"/saker/{scene.ids['case_id']}"
    assert rep.post(f"{MEETING}/skjul?sak={scene.ids['case_id']}", "/mer").location == case
    assert "/laer/" not in rep.get(case).text and events() == [] and "Det du har lært" not in rep.get("/laer").text


def test_a_wizard_offers_one_and_is_led_back_to_with_what_it_was_given(rep: Browser, scene: Scene) -> None:
    wizard = f"/ny/klubbmote?klubb={scene.club}"
    assert f"/laer/arsmote/1?klubb={scene.club}&amp;ny=klubbmote" in rep.get(wizard).text
    assert rep.post(f"/laer/arsmote/skjul?klubb={scene.club}&ny=klubbmote", "/mer").location == wizard
    assert "/laer/" not in rep.get(wizard).text


def test_a_new_version_is_offered_again_to_those_who_were_done(scene: Scene, rep: Browser, older: Older) -> None:
    finish_lesson(scene.leader, "droftingsmotet")
    put_lesson_away(scene.leader, "referat")
    for key in ("droftingsmotet", "referat"):
        older(key)
    assert MEETING in rep.get(f"/saker/{scene.ids['case_id']}").text and "/laer/referat" in rep.get("/ny/mote").text
    assert "Endret siden sist" in rep.get("/laer").text
    rep.post(f"{MEETING}/sporsmal", answer="a")
    assert [row.version for row in LessonProgress.select().where(LessonProgress.lesson == "droftingsmotet")] == [2] and len(events()) == 2


def test_putting_away_keeps_what_was_finished(scene: Scene, rep: Browser, world: World) -> None:
    finish_lesson(scene.leader, "referat")
    put_lesson_away(scene.leader, "referat")
    assert LessonProgress.get().finished_at and "<small>Ferdig</small>" in rep.get("/laer").text


def test_it_is_offered_to_those_it_is_for(world: World, scene: Scene) -> None:
    branch = world.sign_in("branch_leader")
    shown = branch.get("/laer").text
    assert shown.index("For deg") < shown.index("/laer/ta-imot/1") < shown.index("For andre verv") < shown.index(f"{MEETING}/1")
    assert "/laer/" not in branch.get("/ny/oppgave").text


def test_the_way_back_is_never_an_address_of_somebody_elses(rep: Browser) -> None:
    odd = ("ny=../../x", "ny=mote&sak=%2F%2Fevil", "sak=x", "sak=1%0d%0ax", "sak=%C2%B2", "ny=finnes-ikke", "utenfor=1")
    assert {rep.post(f"{MEETING}/skjul?{one}", "/mer").location for one in odd} == {"/laer", "/ny/mote"}
