"""Papers on a case: added by who may write, read by who may read, each look on record, and gone when they must be."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.case import NewCase, open_case
from klar.actions.case.deletion import delete_case
from klar.actions.case.document import MOST, add_document, answer_evidence, name_document
from klar.actions.case.document_reading import read_document
from klar.actions.case.document_removal import remove_document, restore_document, sweep
from klar.audit import verify
from klar.crypto import Unreadable, keys
from klar.db import atomic, db, now, today
from klar.files import Received, Refused, store
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Document, Entry
from klar.models.officer import held
from tests.conftest import World

SENT = Received("jpeg", b"Merkebytes " * 9, b"Merkeoriginal " * 9)


@pytest.fixture
def leader(world: World) -> int:
    return world.person("club_leader").id


@pytest.fixture
def case(leader: int) -> int:
    return open_case(leader, NewCase(kind="lonn_feil", unit=held(me=leader, today=today())[0].unit)).id


@pytest.fixture
def paper(leader: int, case: int) -> int:
    return add_document(leader, case, SENT, "IMG_1.jpg")


def said(paper: int) -> dict:
    row = Document.get_by_id(paper)
    return sealed.get(keys.box(row.case.key), "document", row)


def events(case: int) -> list[str]:
    return [row.name for row in AuditEvent.select().where(AuditEvent.subject == case, AuditEvent.name.startswith("case.doc")).order_by(AuditEvent.id)]


def test_it_is_kept_as_it_was_sent(leader: int, case: int, paper: int) -> None:
    assert read_document(leader, case, paper)[:3] == ("Bilde", "jpeg", SENT.content)
    answer_evidence(leader, case, paper, True)
    assert read_document(leader, case, paper, original=True)[:3] == ("IMG_1.jpg", "", SENT.original)


def test_nothing_of_it_is_in_clear(paper: int, world: World) -> None:
    name_document(Case.get_by_id(Document.get_by_id(paper).case_id).handler_id, Document.get_by_id(paper).case_id, paper, "Merkenavn")
    files = [path for path in world.folder.rglob("*") if path.is_file()]
    pieces = (b"Merkebytes", b"Merkeoriginal", b"Merkenavn", b"IMG_1")
    assert len(store.files()) == 2 and [path.name for path in files if any(piece in path.read_bytes() for piece in pieces)] == []


def test_each_step_is_on_record_with_its_rule(leader: int, case: int, paper: int) -> None:
    name_document(leader, case, paper, "Brev")
    answer_evidence(leader, case, paper, True)
    read_document(leader, case, paper)
    remove_document(leader, case, paper, "Feil sak")
    restore_document(leader, case, paper)
    assert events(case) == [f"case.document_{step}" for step in ("added", "named", "evidence", "read", "removed", "restored")]
    assert {row.rule for row in AuditEvent.select().where(AuditEvent.subject == case, AuditEvent.name.startswith("case.doc"))} == {"handler"} and verify()[1] is None


def test_every_look_is_on_record_and_the_case_says_so_too(leader: int, case: int, paper: int) -> None:
    for _twice in range(2):
        read_document(leader, case, paper)
    looks = AuditEvent.select().where(AuditEvent.subject == case, AuditEvent.officer == leader)
    assert [looks.where(AuditEvent.name == name).count() for name in ("case.document_read", "case.read")] == [2, 1]


def test_no_record_no_bytes(leader: int, case: int, paper: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_words: object, **_more: object) -> None:
        raise RuntimeError("no record")

    read: list[str] = []
    monkeypatch.setattr("klar.actions.case.document_reading.record", fails)
    monkeypatch.setattr(store, "get", lambda _box, name: read.append(name))
    with pytest.raises(RuntimeError):
        read_document(leader, case, paper)
    assert read == []


def test_its_name_stands_in_the_timeline(leader: int, case: int, paper: int) -> None:
    name_document(leader, case, paper, "Brev om pause")
    entry = Entry.get_by_id(Document.get_by_id(paper).entry_id)
    assert (entry.kind, sealed.get(keys.box(Case.get_by_id(case).key), "entry", entry)["text"]) == ("document", "Brev om pause")


@pytest.mark.parametrize("keep", [True, False])
def test_the_original_stays_only_when_it_is_evidence(keep: bool, leader: int, case: int, paper: int) -> None:
    answer_evidence(leader, case, paper, keep)
    answer_evidence(leader, case, paper, not keep)  # asked once
    assert len(store.files()) == (2 if keep else 1) and bool(Document.get_by_id(paper).original) == keep
    assert read_document(leader, case, paper).content == SENT.content


def test_what_was_not_a_picture_has_no_original(leader: int, case: int) -> None:
    paper = add_document(leader, case, Received("pdf", b"%PDF-"), "a.pdf")
    with pytest.raises(NotFound):
        read_document(leader, case, paper, original=True)


def test_two_rows_that_changed_files_are_found_out(leader: int, case: int, paper: int) -> None:
    """Whoever writes in the database cannot show one paper as another."""
    other = Document.get_by_id(add_document(leader, case, SENT, "b.jpg"))
    Document.update(file=other.file).where(Document.id == paper).execute()
    with pytest.raises(Unreadable):
        read_document(leader, case, paper)


@pytest.mark.parametrize("step", ["klar.actions.case.document.record", "klar.actions.case.document.touch"])
def test_cut_off_there_is_no_half_paper(step: str, leader: int, case: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, lambda *_words, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_document(leader, case, SENT, "a.jpg")
    assert (Document.select().count(), store.files()) == (0, {})


def test_there_is_a_most(leader: int, case: int, paper: int) -> None:
    row = Document.get_by_id(paper)
    with atomic():
        Document.insert_many([{"case": case, "entry": row.entry_id, "made_at": now(), "size": 1, "file": "x"}] * (MOST - 1)).execute()
    with pytest.raises(Refused, match="many"):
        add_document(leader, case, SENT, "a.jpg")
    assert len(store.files()) == 2


def test_removed_it_is_not_there_until_it_is_fetched_back(leader: int, case: int, paper: int) -> None:
    remove_document(leader, case, paper, "Feil sak")
    with pytest.raises(NotFound):
        read_document(leader, case, paper)
    restore_document(leader, case, paper)
    assert read_document(leader, case, paper).content == SENT.content


def test_the_night_takes_what_was_removed_the_day_before(leader: int, case: int, paper: int) -> None:
    remove_document(leader, case, paper, "Feil sak")
    sweep()
    assert Document.select().count() == 1 and len(store.files()) == 2
    Document.update(removed_at=now() - timedelta(days=2)).execute()
    for name in store.files():
        os.utime(store.folder / name, (0, 0))
    assert sweep() == 2 and Document.select().count() == 0 and store.files() == {}


def test_the_night_takes_an_original_that_nobody_said_was_evidence(leader: int, case: int, paper: int) -> None:
    Document.update(made_at=now() - timedelta(days=2)).execute()
    for name in store.files():
        os.utime(store.folder / name, (0, 0))
    assert sweep() == 1 and read_document(leader, case, paper).content == SENT.content


def test_the_night_leaves_what_is_being_sent(paper: int) -> None:
    (store.folder / "new.partial").write_bytes(b"x")
    assert sweep() == 0 and len(store.files()) == 3


def test_a_deleted_case_leaves_no_byte_of_its_papers(leader: int, case: int, paper: int, world: World) -> None:
    remove_document(leader, case, add_document(leader, case, SENT, "b.jpg"), "Feil")
    pieces = [(store.folder / name).read_bytes()[20:80] for name in store.files()]
    kept = add_document(leader, open_case(leader, NewCase(kind="lonn_feil", unit=Case.get_by_id(case).unit_id)).id, SENT, "c.jpg")
    delete_case(case, "lagringstid")
    left = [path for path in world.folder.rglob("*") if path.is_file() and any(piece in path.read_bytes() for piece in pieces)]
    assert len(pieces) == 4 and left == [] and Document.select(Document.id).scalar() == kept and len(store.files()) == 2


def test_with_its_key_it_is_gone(leader: int, case: int, paper: int) -> None:
    keys.destroy(Case.get_by_id(case).key)
    with pytest.raises(NotFound):
        read_document(leader, case, paper)


def test_another_cases_paper_is_not_there(leader: int, case: int, paper: int) -> None:
    other = open_case(leader, NewCase(kind="lonn_feil", unit=Case.get_by_id(case).unit_id)).id
    for doing in (lambda: read_document(leader, other, paper), lambda: name_document(leader, other, paper, "x"), lambda: remove_document(leader, other, paper, "x"), lambda: restore_document(leader, other, paper), lambda: answer_evidence(leader, other, paper, True)):
        with pytest.raises(NotFound):
            doing()


def test_on_a_full_disk_there_is_no_paper(leader: int, case: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", lambda *_paths: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="full"):
        add_document(leader, case, SENT, "a.jpg")
    assert (Document.select().count(), store.files(), db.in_transaction()) == (0, {}, False)
