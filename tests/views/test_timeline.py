"""The timeline as people use it: written, corrected, marked, and read page by page."""

import re
from datetime import timedelta

import pytest

from klar.actions.case import note
from klar.actions.case.ending import close_case
from klar.actions.case.label import mark_line
from klar.crypto import keys
from klar.db import now
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Entry
from klar.models.ending import OUTCOMES
from klar.models.task import Task
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "participant", "Merke")


def page_of(scene: Scene) -> str:
    return f"/saker/{scene.ids['case_id']}"


def answered(browser: Browser, address: str, *answers: dict[str, str]) -> str:
    """Answers a wizard's questions one after the other; where it led."""
    for answer in answers:
        sent = browser.post(address, **answer)
        assert sent.status_code == 303, sent.text
        address = sent.location
    return address


def said(entry: Entry) -> dict:
    return sealed.get(keys.box(Case.get_by_id(entry.case_id).key), "entry", entry)


def newest(scene: Scene) -> Entry:
    return Entry.select().where(Entry.case == scene.ids["case_id"]).order_by(Entry.id.desc()).first()


def older(entry_id: int, **ago: int) -> None:
    Entry.update(at=now() - timedelta(**ago)).where(Entry.id == entry_id).execute()


@pytest.mark.parametrize(("way", "audience"), [({}, "case"), ({"audience": "internal"}, "internal")])
def test_one_tap_says_who_is_to_see_a_note(way: dict, audience: str, rep: Browser, scene: Scene) -> None:
    answered(rep, f"/ny/notat?sak={scene.ids['case_id']}", {"answer": "Vi venter.", **way})
    assert newest(scene).audience == audience and ("Internt utkast" in rep.get(page_of(scene)).text) == (audience == "internal")


def test_the_same_day_the_text_is_corrected_in_its_place(rep: Browser, scene: Scene) -> None:
    line = scene.ids["entry_id"]
    answered(rep, f"/ny/rettelse?sak={scene.ids['case_id']}&linje={line}-1", {"answer": "Møtet er tirsdag."})
    text, own = rep.get(page_of(scene)).text, rep.get(f"{page_of(scene)}/linjer/{line}").text
    assert "Møtet er tirsdag." in text and "Merke hendt" not in text and "Rettet i dag kl." in text and "Merke hendt" in own
    assert AuditEvent.select().where(AuditEvent.name == "case.entry_corrected", AuditEvent.subject == scene.ids["case_id"]).count() == 1


def test_the_next_day_a_correction_stands_under_it(rep: Browser, scene: Scene) -> None:
    line = scene.ids["entry_id"]
    older(line, days=2)
    answered(rep, f"/ny/rettelse?sak={scene.ids['case_id']}&linje={line}-1", {"answer": "Det var tirsdag."})
    text = rep.get(page_of(scene)).text
    assert text.index("Merke hendt") < text.index("Det var tirsdag.") < text.index("Saken ble opprettet") and newest(scene).corrects_id == line


def test_the_correction_of_a_draft_is_a_draft(rep: Browser, scene: Scene) -> None:
    note(scene.leader, scene.ids["case_id"], "Utkast.", internal=True)
    line = newest(scene)
    older(line.id, days=2)
    answered(rep, f"/ny/rettelse?sak={scene.ids['case_id']}&linje={line.id}-1", {"answer": "Bedre utkast."})
    assert newest(scene).audience == "internal" and newest(scene).kept_in_id == scene.club


def test_nobody_changes_anothers_line(world: World, scene: Scene) -> None:
    guest = Entry.get_by_id(scene.ids["entry_id"]).case.participant_set.get().officer_id
    other = world.enter(guest)
    assert "Rett eller merk" not in other.get(page_of(scene)).text
    assert other.get(f"/ny/rettelse?sak={scene.ids['case_id']}&linje={scene.ids['entry_id']}-1").status_code == 404


def test_a_call_is_logged_first_and_told_of_after(rep: Browser, scene: Scene) -> None:
    rep.post(f"{page_of(scene)}/ringt", page_of(scene))
    line = newest(scene)
    assert "Hva ble sagt?" in rep.get(f"/ny/rettelse?sak={scene.ids['case_id']}&linje={line.id}-1").text
    answered(rep, f"/ny/rettelse?sak={scene.ids['case_id']}&linje={line.id}-1", {"answer": "Han vil bli."})
    assert said(newest(scene))["text"] == "Han vil bli." and "Rettet" not in rep.get(page_of(scene)).text


def test_a_call_says_with_whom(rep: Browser, scene: Scene) -> None:
    answered(rep, f"/ny/samtale?sak={scene.ids['case_id']}", {"answer": "employer"}, {"answer": "De svarer fredag."})
    assert "Snakket med arbeidsgiver" in rep.get(page_of(scene)).text and b"employer" not in newest(scene).sealed


def test_a_meetings_next_step_is_a_task(rep: Browser, scene: Scene) -> None:
    steps = [{"answer": text} for text in ("today", "Lederen og jeg", "Vi ble enige.", "yes", "Send brevet", "tomorrow")]
    check = answered(rep, f"/ny/mote?sak={scene.ids['case_id']}", *steps)
    answered(rep, check, {})
    text = rep.get(page_of(scene)).text
    assert "Til stede: Lederen og jeg" in text and "Neste steg: Send brevet" in text
    assert Task.select().where(Task.case == scene.ids["case_id"], Task.owner == scene.leader).order_by(Task.id.desc()).first().status == "open"


def test_an_order_of_silence_is_told_to_everybody_who_reads(world: World, rep: Browser, scene: Scene) -> None:
    answered(rep, f"/ny/merke?sak={scene.ids['case_id']}&linje={scene.ids['entry_id']}", {"answer": "secret"}, {"answer": "Ledelsen"}, {"answer": "today"})
    guest = world.enter(Case.get_by_id(scene.ids["case_id"]).participant_set.get().officer_id)
    assert "<b>Pålagt taushet</b> Ledelsen, " in guest.get(page_of(scene)).text


def test_a_case_marked_as_a_report_is_for_those_in_it_only(rep: Browser, scene: Scene) -> None:
    answered(rep, f"/ny/merke?sak={scene.ids['case_id']}", {"answer": "whistle"})
    assert Case.get_by_id(scene.ids["case_id"]).audience == "named" and "<b>Varsling</b>" in rep.get(page_of(scene)).text
    rep.post(f"{page_of(scene)}/merker/slutt", f"{page_of(scene)}/merker", label="whistle")
    assert Case.get_by_id(scene.ids["case_id"]).audience == "named" and "<b>Varsling</b>" not in rep.get(page_of(scene)).text


def test_older_lines_are_a_page_away(rep: Browser, scene: Scene) -> None:
    for number in range(70):
        note(scene.leader, scene.ids["case_id"], f"Linje {number:03}.")
    address, seen = page_of(scene), []
    while address:
        text = rep.get(address).text
        seen += re.findall(r"Linje (\d{3})\.", text)
        more = re.search(r'href="([^"]+eldre=\d+)"', text)
        address = more and more[1]
    assert seen == [f"{number:03}" for number in reversed(range(70))]
    assert re.findall(r"Linje (\d{3})\.", rep.get(f"{page_of(scene)}/linjer?vis=alt").text) == seen


@pytest.mark.parametrize(("answer", "left"), [("keep", "Merke hendt"), ("delete", "")])
def test_health_is_asked_about_when_the_case_is_closed(answer: str, left: str, rep: Browser, scene: Scene) -> None:
    case, line = scene.ids["case_id"], scene.ids["entry_id"]
    mark_line(scene.leader, case, line, "health", {})
    close_case(scene.leader, case, next(iter(OUTCOMES)), "", Case.get_by_id(case).version)
    assert "Saken har tekst om helse" in rep.get(page_of(scene)).text and "Merke hendt" in rep.get(f"{page_of(scene)}/helse").text
    rep.post(f"{page_of(scene)}/helse", line=str(line), answer=answer)
    assert said(Entry.get_by_id(line)).get("text", "") == left and "Saken har tekst om helse" not in rep.get(page_of(scene)).text


def test_nothing_is_deleted_while_the_case_is_open(rep: Browser, scene: Scene) -> None:
    mark_line(scene.leader, scene.ids["case_id"], scene.ids["entry_id"], "health", {})
    assert rep.post(f"{page_of(scene)}/helse", page_of(scene), line=str(scene.ids["entry_id"]), answer="delete").status_code == 409
