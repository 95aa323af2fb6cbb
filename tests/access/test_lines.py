"""Who meets an internal draft, and a line marked as health: everybody of the tests' world, in every way there is to a case."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from klar.access import may
from klar.actions.case import add_entry, set_deadline
from klar.actions.case.correction import correct
from klar.actions.case.ending import close_case
from klar.actions.case.label import mark_line
from klar.crypto import keys
from klar.db import now
from klar.models.case import Case, Deadline, Entry
from klar.models.officer import Officer
from tests.access.scenes import TWISTS, Scene, clubs, officers, set_scene
from tests.conftest import World

DRAFT, HEALTH = "Zibeldraft", "Zibelhelse"


@pytest.fixture(scope="module")
def scenes(shared_world: World) -> dict[str, Scene]:
    """Each way to a case, with a draft and a marked line by the handler before it was sent or shared."""
    at = clubs()
    made = {twist: set_scene(at[i % len(at)], twist) for i, twist in enumerate(TWISTS)}
    for scene in made.values():
        written(scene)
    return made


def written(scene: Scene) -> None:
    """As the leader of the club, who had the case first, would have done before anything else."""
    case = Case.get_by_id(scene.ids["case_id"])
    for text, changes in ((DRAFT, {"audience": "internal", "kept_in": scene.club}), (HEALTH, {"audience": "within"})):
        line = add_entry(keys.box(case.key), case, scene.leader, "note", text=text)
        Entry.update(changes).where(Entry.id == line.id).execute()


def readers(scene: Scene, text: str, world: World) -> set[int]:
    """The officers whose page of the case, or of its lines, says the text."""
    case = scene.ids["case_id"]
    reading = [officer.id for officer in Officer.select() if may(officer.id, "case.read", case)]
    return {me for me in reading if text in world.enter(me).get(f"/saker/{case}").text}


@pytest.mark.parametrize("twist", TWISTS)
def test_a_draft_is_its_writers_and_the_handlers_alone(twist: str, scenes: dict[str, Scene], shared_world: World) -> None:
    scene = scenes[twist]
    assert readers(scene, DRAFT, shared_world) == {scene.leader} & {o.id for o in Officer.select() if may(o.id, "case.read", scene.ids["case_id"])}


@pytest.mark.parametrize("twist", ["shared", "shared_reader", "emergency", "taken", "onward", "named_taken"])
def test_what_is_marked_as_health_goes_nowhere_by_itself(twist: str, scenes: dict[str, Scene], shared_world: World) -> None:
    scene = scenes[twist]
    who = readers(scene, HEALTH, shared_world)
    assert scene.leader in who and who <= set(officers(scene.club, *"club_leader club_deputy_leader workplace_rep chief_rep".split()))


def test_a_participant_reads_what_is_marked_as_health(scenes: dict[str, Scene], shared_world: World) -> None:
    assert len(readers(scenes["participant"], HEALTH, shared_world)) == 2


def test_a_new_handler_of_the_same_club_has_the_draft(scenes: dict[str, Scene], shared_world: World) -> None:
    scene = scenes["returned"]
    other = next(o for o in officers(scene.club, "club_deputy_leader", "workplace_rep", "chief_rep", "club_leader") if o != scene.leader)
    Case.update(handler=other).where(Case.id == scene.ids["case_id"]).execute()
    assert readers(scene, DRAFT, shared_world) == {other, *({scene.leader} if may(scene.leader, "case.read", scene.ids["case_id"]) else ())}


def test_the_mark_is_what_leaves_it_out(scenes: dict[str, Scene]) -> None:
    scene = scenes["sent"]
    line = scene.ids["entry_id"]
    mark_line(scene.leader, scene.ids["case_id"], line, "health", {})
    assert Entry.get_by_id(line).audience == "within" and b"health" not in Entry.get_by_id(line).sealed
    mark_line(scene.leader, scene.ids["case_id"], line, "health", None)
    assert Entry.get_by_id(line).audience == "case"


def test_what_is_marked_is_told_on_no_other_page(shared_world: World) -> None:
    scene = set_scene(clubs()[0], "taken")
    me, case, old = scene.leader, scene.ids["case_id"], Deadline.get_by_id(scene.ids["deadline_id"])
    moved = set_deadline(me, case, old.id, old.due_on, "open", HEALTH, old.due_on + timedelta(days=2))
    close_case(me, case, "solved", HEALTH, Case.get_by_id(case).version)
    branch, pages = officers(scene.branch, "branch_leader")[0], (f"/saker/{case}", f"/saker/{case}/frister/{moved}")
    assert all(HEALTH in shared_world.enter(branch).get(page).text for page in pages)
    for line in Entry.select().where(Entry.case == case, Entry.kind.in_(("deadline_set", "closed"))):
        mark_line(me, case, line.id, "health", {})
    assert not any(HEALTH in shared_world.enter(branch).get(page).text for page in pages)
    assert all(HEALTH in shared_world.enter(me).get(page).text for page in pages)


def test_a_correction_goes_with_its_line_and_is_not_marked_by_itself(shared_world: World) -> None:
    scene = set_scene(clubs()[1], "taken")
    me, case, line = scene.leader, scene.ids["case_id"], scene.ids["entry_id"]
    mark_line(me, case, line, "health", {})
    Entry.update(at=now() - timedelta(days=2)).where(Entry.id == line).execute()
    correct(me, case, line, HEALTH, 1)
    added = Entry.get(Entry.corrects == line).id
    with pytest.raises(NotFound):
        mark_line(me, case, added, "secret", {"source": "Ledelsen", "on": "2026-01-01"})
    assert not may(officers(scene.branch, "branch_leader")[0], "entry.read", added)


def test_the_line_itself_is_not_there_for_others(scenes: dict[str, Scene], shared_world: World) -> None:
    scene = scenes["participant"]
    guest = next(o.id for o in Officer.select() if o.id != scene.leader and may(o.id, "case.read", scene.ids["case_id"]))
    draft = Entry.get(Entry.case == scene.ids["case_id"], Entry.audience == "internal").id
    address = f"/saker/{scene.ids['case_id']}/linjer"
    there, gone = shared_world.enter(guest).get(f"{address}/{draft}"), shared_world.enter(guest).get(f"{address}/999999")
    assert (there.status_code, gone.status_code) == (404, 404) and shared_world.enter(scene.leader).get(f"{address}/{draft}").status_code == 200
