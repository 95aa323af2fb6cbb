"""A paper on its way through the pages: chosen, named, shown, handed over, and never run."""

import errno
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from klar.actions.share import share
from klar.db import today
from klar.files import SENTENCES, store
from klar.models.audit_event import AuditEvent
from klar.models.case import Document
from klar.models.officer import Mandate, Officer
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World
from tests.files.papers import docx, pdf
from tests.files.pictures import HEIC, held
from tests.routes.test_statements import statements


def send(rep: Browser, papers: str, content: bytes, name: str = "brev.jpg", field: str = "file") -> TestResponse:
    """Sends a file through the form, its hidden fields with it."""
    return rep.client.post(f"{papers}/ny", data={**rep.hidden(f"{papers}/ny"), field: (BytesIO(content), name)}, content_type="multipart/form-data")


def sent(rep: Browser, papers: str, content: bytes, name: str = "brev.jpg") -> str:
    """The address of the paper that was sent."""
    answer = send(rep, papers, content, name)
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/navn")


def test_the_way_through_the_pages(rep: Browser, papers: str) -> None:
    paper = sent(rep, papers, held(6))
    named = rep.post(f"{paper}/navn", pick="Brev fra arbeidsgiver")
    assert named.location == f"{paper}/bevis" and "Er originalen bevis?" in rep.get(named.location).text
    assert rep.post(f"{paper}/bevis", answer="yes").location == paper
    page = rep.get(paper).text
    assert "<h1>Brev fra arbeidsgiver</h1>" in page and f'src="{paper}/fil"' in page and "Last ned originalen" in page
    assert "Brev fra arbeidsgiver" in rep.get(papers).text and "Brev fra arbeidsgiver" in rep.get(papers.removesuffix("/papirer")).text


@pytest.mark.parametrize(("answer", "there"), [("yes", 200), ("no", 404), ("unknown", 404)])
def test_the_original_is_there_when_it_is_evidence(answer: str, there: int, rep: Browser, papers: str) -> None:
    paper = sent(rep, papers, held(6))
    assert rep.get(f"{paper}/original").status_code == 404  # nobody has said that it is, yet
    rep.post(f"{paper}/bevis", answer=answer)
    assert rep.get(f"{paper}/original").status_code == there
    assert rep.get(f"{paper}/bevis").location == paper


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (held(3), "image/jpeg", "inline; filename=Bilde.jpg"),
        (HEIC, "image/jpeg", "inline; filename=Bilde.jpg"),
        (pdf(), "application/pdf", "attachment; filename=PDF.pdf"),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment; filename=Word.docx"),
        (b"fetch('/saker')", "text/plain; charset=utf-8", "attachment; filename=Tekst.txt"),
    ],
    ids=["jpeg", "heic", "pdf", "docx", "text"],
)
def test_it_is_served_as_what_it_is_and_cannot_run(content: bytes, kind: str, name: str, rep: Browser, papers: str) -> None:
    found = rep.get(f"{sent(rep, papers, content, 'x.exe')}/fil")
    assert (found.status_code, found.headers["Content-Type"], found.headers["Content-Disposition"]) == (200, kind, name)
    assert found.headers.getlist("Content-Security-Policy")[0] == "sandbox; default-src 'none'"
    assert (found.headers["Cache-Control"], found.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert found.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_original_is_handed_over_as_bytes(rep: Browser, papers: str) -> None:
    paper = sent(rep, papers, held(6), "..\\evil/IMG_1.html")
    rep.post(f"{paper}/bevis", answer="yes")
    found = rep.get(f"{paper}/original")
    assert found.data == held(6) and found.headers["Content-Type"] == "application/octet-stream"
    assert found.headers["Content-Disposition"] == "attachment; filename=IMG_1.html.jpg"


def test_looking_at_it_is_on_record_before_it_is_sent(rep: Browser, papers: str, scene: Scene) -> None:
    rep.get(f"{sent(rep, papers, held(1))}/fil")
    last = AuditEvent.select().order_by(AuditEvent.id.desc()).first()
    assert (last.name, last.subject, last.rule, last.officer_id) == ("case.document_read", scene.ids["case_id"], "handler", scene.leader)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "empty"), (b"MZ\0", "unknown"), (held(1)[:200], "broken"), (pdf(trailer=b"/Encrypt 3 0 R "), "locked"), (b"a" * 20_000_001, "large")],
    ids=["empty", "unknown", "broken", "locked", "large"],
)
def test_what_is_not_taken_is_said_in_words(content: bytes, why: str, rep: Browser, papers: str) -> None:
    answer = send(rep, papers, content)
    assert answer.status_code == 422 and str(SENTENCES[why]) in answer.text and "<title>Feil:" in answer.text
    assert Document.select().count() == 2 and len(store.files()) == 4  # those of the scene


def test_nothing_chosen(rep: Browser, papers: str) -> None:
    none = send(rep, papers, b"", "")
    assert none.status_code == 422 and "Velg en fil først." in none.text


def test_far_too_large_is_said_in_words_too(rep: Browser, papers: str) -> None:
    answer = send(rep, papers, b"a" * 22_000_000)
    assert answer.status_code == 413 and "Filen er for stor. Den kan være 20 MB." in answer.text


def test_only_this_form_may_be_so_large(rep: Browser) -> None:
    assert rep.post("/mer/tekst", "/mer", size="x" * 1_100_000).status_code == 413


def test_nor_from_one_who_is_not_signed_in(papers: str, world: World) -> None:
    answer = world.browser().client.post(f"{papers}/ny", data={"file": (BytesIO(b"a" * 1_100_000), "a.txt")})
    assert answer.status_code == 413


def test_what_is_sent_never_lies_in_clear_on_the_disk(rep: Browser, papers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.SpooledTemporaryFile", None)
    monkeypatch.setattr("werkzeug.formparser.TemporaryFile", None, raising=False)
    assert send(rep, papers, b"a" * 5_000_000).status_code == 303


def test_sent_twice_it_is_there_once(rep: Browser, papers: str) -> None:
    hidden = rep.hidden(f"{papers}/ny")
    answers = [rep.client.post(f"{papers}/ny", data={**hidden, "file": (BytesIO(b"Hei"), "a.txt")}) for _twice in range(2)]
    assert answers[0].location == answers[1].location and Document.select().count() == 3 and len(store.files()) == 5


def test_on_a_full_disk_the_person_is_told(rep: Browser, papers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda *_paths: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    answer = send(rep, papers, b"Hei")
    monkeypatch.setattr(Path, "rename", rename)
    assert answer.status_code == 507 and "Klar er full akkurat nå" in answer.text and len(store.files()) == 4


NAMES = {
    "injection": ("<img src=x onerror=alert(1)>.txt", "&lt;img src=x onerror=alert(1)&gt;"),
    "turned": ("faktura\u202etxt.exe", "fakturatxt"),
    "folders": ("../../etc/passwd", "passwd"),
    "nothing": ("\0\x01", ""),
    "long": ("a" * 10_000, "a" * 100),
    "line": ("a%0D%0ASet-Cookie: x=1.txt", "a%0D%0ASet-Cookie: x=1"),
    "letters": ("Čáppa bréf æøå.txt", "Čáppa bréf æøå"),
}


@pytest.mark.parametrize("odd", NAMES)
def test_a_name_is_text_and_nothing_else(odd: str, rep: Browser, papers: str) -> None:
    name, shown = NAMES[odd]
    paper = sent(rep, papers, b"Hei", name or "x")
    assert f'value="{shown}"' in rep.get(f"{paper}/navn").text
    rep.post(f"{paper}/navn", name=name[:90] if odd != "nothing" else "x")
    found = rep.get(f"{paper}/fil")
    assert found.status_code == 200 and "\n" not in found.headers["Content-Disposition"] and "Set-Cookie" not in found.headers
    assert "<img src=x" not in rep.get(paper).text + rep.get(papers).text + rep.get(papers.removesuffix("/papirer")).text


def test_it_is_taken_away_with_a_reason_and_fetched_back(rep: Browser, papers: str, scene: Scene) -> None:
    paper = f"{papers}/{scene.ids['document_id']}"
    assert rep.post(f"{paper}/slett", reason=" ").status_code == 422
    gone = rep.post(f"{paper}/slett", reason="Hører til en annen sak")
    page = rep.get(gone.location)
    assert "Hent tilbake" in page.text and "Hører til en annen sak" in rep.get(papers.removesuffix("/papirer")).text
    assert {rep.get(f"{paper}{end}").status_code for end in ("", "/fil", "/navn", "/slett")} == {404}
    assert rep.post(f"{paper}/angre", gone.location).location == paper and rep.get(paper).status_code == 200


LOOKS, WRITES = ("", "/{paper}", "/{paper}/fil", "/{paper}/original"), ("/ny", "/{paper}/navn", "/{paper}/slett")


def codes(browser: Browser, papers: str, scene: Scene, ends: tuple[str, ...]) -> set[int]:
    Document.update(evidence="yes").execute()
    return {browser.get(papers + end.format(paper=scene.ids["document_id"])).status_code for end in ends}


def guest() -> int:
    """Somebody of another union branch."""
    elsewhere = next(club for club in clubs() if club.parent_id != clubs()[0].parent_id)
    return officers(elsewhere.id, "club_leader")[0]


def test_to_others_it_is_as_if_it_were_not_there(papers: str, scene: Scene, world: World) -> None:
    other, missing = world.enter(guest()), papers.replace(str(scene.ids["case_id"]), "999999")
    for end in (*LOOKS, *WRITES):
        found, nothing = (other.get((at + end).format(paper=scene.ids["document_id"])) for at in (papers, missing))
        assert (found.status_code, found.data, [*found.headers]) == (404, nothing.data, [*nothing.headers])
    assert AuditEvent.select().where(AuditEvent.officer == guest(), AuditEvent.subject == scene.ids["case_id"]).count() == 0


@pytest.mark.parametrize("write", [True, False])
def test_by_a_share_it_is_read_or_written_as_the_handler_said(write: bool, papers: str, scene: Scene, world: World) -> None:
    rep = Officer.create(number="X-rep", name="Prøve Prøvesen")
    Mandate.create(number="X-rep", officer=rep, role="workplace_rep", unit=scene.club, from_on=today())
    share(scene.leader, scene.ids["case_id"], rep.id, write, "Hjelp", today() + timedelta(days=7))
    browser = world.enter(rep.id)
    assert codes(browser, papers, scene, LOOKS) == {200} and codes(browser, papers, scene, WRITES) == {200 if write else 404}
    assert ("Legg ved en fil" in browser.get(papers).text) == write
    assert AuditEvent.select().where(AuditEvent.name == "case.document_read", AuditEvent.rule == "shared").count() == 2


# How a case reaches somebody: who, and whether they may write in it.
REACHED = {"taken": ("branch", True), "participant": ("guest", True), "reader": ("guest", False), "emergency": ("guest", False), "shared_reader": ("branch", False)}


@pytest.mark.parametrize("twist", REACHED)
def test_papers_follow_the_case(twist: str, world: World) -> None:
    scene, (who, writes) = set_scene(clubs()[0], twist), REACHED[twist]
    browser, papers = world.enter(guest() if who == "guest" else officers(scene.branch, "branch_leader")[0]), f"/saker/{scene.ids['case_id']}/papirer"
    assert codes(browser, papers, scene, LOOKS) == {200} and codes(browser, papers, scene, WRITES) == {200 if writes else 404}


def test_many_papers_ask_no_more_of_the_database(rep: Browser, papers: str) -> None:
    before = len(statements(rep, papers))
    for number in range(5):
        sent(rep, papers, b"Hei %d" % number)
    assert len(statements(rep, papers)) == before <= 8
