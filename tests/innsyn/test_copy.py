"""A copy of a case: what was chosen goes along and nothing else, never an internal line, and never without a trace."""

import io
import json
import re
from zipfile import ZipFile

import pypdfium2
import pytest

from klar.actions.case import note
from klar.db import today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Entry
from klar.models.case.party import Party
from klar.models.officer import demo_people
from tests.access.scenes import PNG, Scene, clubs, officers, set_scene
from tests.conftest import Browser, World

MARKER, SECRET = "Zibeldonk", "Hemmelig utkast"


@pytest.fixture
def scene(world: World) -> Scene:
    found = set_scene(clubs()[3], "named", MARKER)
    set_scene(clubs()[3], "sent", "Xylofant")
    note(found.leader, found.ids["case_id"], SECRET, internal=True)
    return found


@pytest.fixture
def rep(world: World, scene: Scene) -> Browser:
    return world.enter(scene.leader)


def offered(rep: Browser, scene: Scene) -> dict[str, bool]:
    """The places of the texts on the page, and whether each is ticked."""
    page = rep.get(f"/saker/{scene.ids['case_id']}/kopi").text
    return {found[1]: "checked" in found[2] for found in re.finditer(r'name="place" value="([^"]+)"([^>]*)', page)}


def copied(rep: Browser, scene: Scene, form: str, *places: str) -> bytes:
    answer = rep.post(f"/saker/{scene.ids['case_id']}/kopi", form=form, place=list(places))
    assert answer.status_code == 200 and answer.headers["Content-Disposition"] == f"attachment; filename=sak-{scene.ids['case_id']}.{form}"
    return answer.data


def html(content: bytes, scene: Scene) -> str:
    return ZipFile(io.BytesIO(content)).read(f"sak-{scene.ids['case_id']}.html").decode()


def words(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))


@pytest.mark.parametrize("form", ["zip", "pdf"])
def test_what_is_chosen_goes_along_and_nothing_else(form: str, rep: Browser, scene: Scene) -> None:
    places = offered(rep, scene)
    read = (lambda content: html(content, scene)) if form == "zip" else words
    whole, none = read(copied(rep, scene, form, *places)), read(copied(rep, scene, form))
    assert f"{MARKER} notat" in whole and f"{MARKER} ønske" in whole and f"Sak {scene.ids['case_id']}" in whole
    assert MARKER not in none and "Ikke med i kopien" in none and "Xylofant" not in whole


@pytest.mark.parametrize("form", ["zip", "pdf"])
def test_an_internal_line_never_does_even_when_it_is_asked_for(form: str, rep: Browser, scene: Scene) -> None:
    inside = Entry.select().where(Entry.audience == "internal").get()
    assert f"entry:{inside.id}" not in offered(rep, scene) and SECRET not in rep.get(f"/saker/{scene.ids['case_id']}/kopi").text
    content = copied(rep, scene, form, *offered(rep, scene), f"entry:{inside.id}")
    assert SECRET not in (html(content, scene) if form == "zip" else words(content))


def test_whoever_took_the_case_over_copies_no_line_that_they_do_not_read(world: World) -> None:
    scene = set_scene(clubs()[0], "onward", MARKER)
    Entry.update(audience="within").where(Entry.id == scene.ids["entry_id"]).execute()
    branch, line = world.enter(officers(scene.branch, "branch_leader")[0]), f"entry:{scene.ids['entry_id']}"
    assert line not in offered(branch, scene) and f"{MARKER} notat" in html(copied(branch, scene, "zip", *offered(branch, scene)), scene)
    assert f"{MARKER} hendt" not in html(copied(branch, scene, "zip", *offered(branch, scene), line), scene)


def test_papers_go_along_in_the_zip_when_they_are_chosen(rep: Browser, scene: Scene) -> None:
    paper = f"document:{scene.ids['document_id']}"
    names = ZipFile(io.BytesIO(copied(rep, scene, "zip", paper))).namelist()
    content = ZipFile(io.BytesIO(copied(rep, scene, "zip", paper))).read(names[1])
    assert content == PNG + MARKER.encode() and len(names) == 2 and len(ZipFile(io.BytesIO(copied(rep, scene, "zip"))).namelist()) == 1


def test_what_names_another_is_not_ticked_beforehand(rep: Browser, scene: Scene, world: World) -> None:
    other = world.person("chief_rep")
    Party.create(case=scene.ids["case_id"], officer=other, role="other")
    before = set(offered(rep, scene))
    note(scene.leader, scene.ids["case_id"], f"Jeg hørte det av {other.name}.")
    ticked = offered(rep, scene)
    assert [ticked[place] for place in ticked if place not in before] == [False] and all(ticked[place] for place in before)


def test_it_stands_in_the_timeline_and_on_record_without_a_word_of_it(rep: Browser, scene: Scene) -> None:
    copied(rep, scene, "zip", *list(offered(rep, scene))[:2])
    event = AuditEvent.select().where(AuditEvent.name == "case.copied").get()
    data = json.loads(event.data)
    assert (event.subject, event.officer_id, event.rule) == (scene.ids["case_id"], scene.leader, "handler")
    assert data["texts"] == 2 and data["form"] == "zip" and data["left_out"] == len(offered(rep, scene)) - 2
    assert "Laget en kopi av saken" in rep.get(f"/saker/{scene.ids['case_id']}").text


def test_only_the_one_who_has_the_case_can(world: World, scene: Scene) -> None:
    address, found = f"/saker/{scene.ids['case_id']}/kopi", []
    for person in demo_people(today=today()):
        browser = world.enter(person.id)
        answers = browser.get(address), browser.post(address, "/mer", form="zip", place=f"case:{scene.ids['case_id']}")
        found += [person.id] if any(answer.status_code == 200 for answer in answers) else []
    assert found == [scene.leader] and Case.get_by_id(scene.ids["case_id"])
