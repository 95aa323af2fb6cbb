"""Making a paper, changing it, and who may: what the case says is not asked for, and what was typed is kept."""

from datetime import timedelta

import pytest

from klar.actions.case import NewCase, open_case
from klar.actions.case.document_removal import sweep
from klar.actions.share import share
from klar.db import today
from klar.files import store
from klar.models.audit_event import AuditEvent
from klar.models.case import Document, Share
from tests.access.scenes import Scene, clubs, officers, plain_member
from tests.conftest import Browser, World
from tests.papers.making import asked, begin, make, remade
from tests.papers.reading import flat, in_pdf


@pytest.fixture
def case(scene: Scene) -> int:
    return scene.ids["case_id"]


def test_only_what_the_case_does_not_say_is_asked_for(rep: Browser, case: int) -> None:
    at = begin(rep, case, "krav-forhandling")
    assert asked(rep, at) == ["bli"]  # the day, the member, the employer, and the rep's own number are known
    assert "Stemmer dette?" in rep.get(f"{at}/sjekk").text


def test_papers_that_fit_the_case_come_first(rep: Browser, scene: Scene) -> None:
    about_pay = open_case(scene.leader, NewCase("lonn_feil", scene.club, (plain_member(clubs()[0]),))).id
    page = rep.get(f"/ny/papir?sak={about_pay}").text
    assert page.index('value="lonnskrav"') < page.index('value="krav-forhandling"')


def test_it_is_on_the_case_by_name_in_the_timeline_and_on_record(rep: Browser, case: int) -> None:
    paper = make(rep, case, "krav-forhandling")
    assert "Krav om forhandlinger" in rep.get(f"/saker/{case}/papirer").text and "Krav om forhandlinger" in rep.get(f"/saker/{case}").text
    last = AuditEvent.select().where(AuditEvent.name == "case.paper_made").order_by(AuditEvent.id.desc()).get()
    assert last.subject == case and paper.endswith(f"/{Document.select().order_by(Document.id.desc()).get().id}")


def test_what_the_case_says_can_be_said_otherwise(rep: Browser, case: int) -> None:
    at = begin(rep, case, "krav-forhandling")
    asked(rep, at)
    assert rep.post(f"{at}/arbeidsgiver", answer="Nye Solbakken AS").location == f"{at}/sjekk"
    paper = rep.post(f"{at}/sjekk").location
    assert flat("Nye Solbakken AS") in flat(in_pdf(rep.get(f"{paper}/fil").data))


def test_a_changed_answer_makes_a_new_version_and_keeps_the_old(rep: Browser, case: int) -> None:
    old = make(rep, case, "krav-forhandling")
    new = remade(rep, old, bli="nei")
    assert "krever ikke å stå" in rep.get(new).text and "krever ikke å stå" not in rep.get(old).text
    assert "Det finnes en nyere utgave." in rep.get(old).text and "Eldre utgaver" in rep.get(new).text
    listed = rep.get(f"/saker/{case}/papirer").text
    assert f'href="{new}"' in listed and f'href="{old}"' not in listed
    assert rep.post(f"{old}/endre", page=new).status_code == 404


def test_changing_twice_at_once_loses_neither(rep: Browser, case: int) -> None:
    first = make(rep, case, "krav-forhandling")
    drafts = [rep.post(f"{first}/endre", page=first).location for _twice in range(2)]
    versions = [rep.post(draft).location for draft in drafts]
    made = [int(version.rsplit("/", 1)[1]) for version in [first, *versions]]
    assert [row.replaced_at is None for row in Document.select().where(Document.id.in_(made)).order_by(Document.id)] == [False, False, True]
    assert [rep.get(version).status_code for version in versions] == [200, 200]


def test_pressed_twice_there_is_one(rep: Browser, case: int) -> None:
    at = begin(rep, case, "krav-forhandling")
    asked(rep, at)
    before = Document.select().count()
    assert rep.post(f"{at}/sjekk").location == rep.post(f"{at}/sjekk", page=f"/saker/{case}/papirer/ny").location
    assert Document.select().count() == before + 1


def test_taken_away_with_its_versions_and_fetched_back(rep: Browser, case: int) -> None:
    new = remade(rep, make(rep, case, "krav-forhandling"), bli="nei")
    before = Document.select().where(Document.removed_at.is_null()).count()
    rep.post(f"{new}/slett", reason="Feil")
    assert Document.select().where(Document.removed_at.is_null()).count() == before - 2
    assert rep.post(f"{new}/angre", page=f"/saker/{case}/papirer").location == new and "Eldre utgaver" in rep.get(new).text


def test_every_file_has_its_row(rep: Browser, case: int) -> None:
    make(rep, case, "krav-forhandling")
    before = store.files()
    assert sweep() == 0 and store.files() == before


def test_to_another_club_there_is_no_paper_and_none_to_make(rep: Browser, case: int, world: World) -> None:
    paper, other = make(rep, case, "krav-forhandling"), world.enter(officers(clubs()[2].id, "club_leader")[0])
    assert [other.get(f"{paper}{end}").status_code for end in ("", "/fil", "/word")] == [404] * 3
    assert other.get(f"/ny/papir?sak={case}").status_code == 404
    assert other.post(f"{paper}/endre", page="/mer").status_code == 404


def test_who_may_only_read_reads_and_makes_none(rep: Browser, scene: Scene, world: World) -> None:
    case = scene.ids["case_id"]
    paper, reader = make(rep, case, "krav-forhandling"), officers(scene.branch, "branch_leader")[0]
    share(scene.leader, case, reader, False, "Les", today())
    other = world.enter(reader)
    page = other.get(paper).text
    assert "Last ned PDF" in page and "Endre svarene" not in page and "Lag et papir" not in other.get(f"/saker/{case}/papirer").text
    assert other.get(f"/ny/papir?sak={case}").status_code == 404 and other.post(f"{paper}/endre", page="/mer").status_code == 404


def test_a_draft_says_nothing_of_the_case_to_who_has_lost_it(rep: Browser, scene: Scene, world: World) -> None:
    case, helper = scene.ids["case_id"], officers(scene.branch, "branch_leader")[0]
    share(scene.leader, case, helper, True, "Hjelp", today())
    other = world.enter(helper)
    at = begin(other, case, "krav-forhandling")
    assert other.get(f"{at}/medlem").status_code == 200
    Share.update(until_on=today() - timedelta(days=1)).where(Share.case == case).execute()
    assert [other.get(f"{at}/{page}").status_code for page in ("medlem", "papir")] == [404, 404]
