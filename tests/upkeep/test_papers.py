"""The files of papers go with the backup, come back with it, and go when their case goes."""

import json
import os
from pathlib import Path

import pytest

from klar.actions.case import NewCase, open_case
from klar.actions.case.deletion import delete_case
from klar.actions.case.document import add_document, answer_evidence
from klar.actions.case.document_reading import read_document
from klar.demo_world import pair
from klar.files import Received, check_all, store
from klar.models.case import Case, Document
from tests.upkeep.scenes import backed_up, close, enter, klar

MARKER = b"Merkeordet Zyxomma"


def attach(home: Path) -> tuple[int, int]:
    """A case with a paper and its original; the ids of both."""
    enter(home)
    leader = pair()[0]
    case = open_case(leader.id, NewCase(kind="permittering", unit=leader.unit_id)).id
    paper = add_document(leader.id, case, Received("jpeg", MARKER, MARKER * 9), "brev.jpg")
    answer_evidence(leader.id, case, paper, True)
    close()
    return case, paper


def test_they_are_in_the_backup_as_they_lie(home: Path, tmp_path: Path) -> None:
    attach(home)
    taken = backed_up(home, tmp_path / "b")
    assert check_all(taken / "files") == check_all(home / "files") == json.loads((taken / "manifest.json").read_text())["papers"]
    assert len([*(taken / "files").iterdir()]) == 2 and not [p for p in taken.rglob("*") if p.is_file() and MARKER in p.read_bytes()]
    assert {path.stat().st_mode & 0o077 for path in taken.rglob("*")} == {0}


def test_they_come_back_elsewhere(home: Path, tmp_path: Path) -> None:
    case, paper = attach(home)
    taken, elsewhere = backed_up(home, tmp_path / "b"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (home / "master.key").rename(elsewhere / "master.key")
    assert klar(elsewhere, "restore", taken).exit_code == 0
    enter(elsewhere)
    assert read_document(pair()[0].id, case, paper).content == MARKER
    assert read_document(pair()[0].id, case, paper, original=True).content == MARKER * 9


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x"), lambda path: path.rename(path.with_name("x"))], ids=["gone", "other", "renamed"])
def test_a_backup_with_another_file_is_refused(harm: object, home: Path, tmp_path: Path) -> None:
    attach(home)
    taken, before = backed_up(home, tmp_path / "b"), check_all(home / "files")
    harm(next((taken / "files").iterdir()))
    again = klar(home, "restore", taken, "--replace")
    assert again.exit_code == 3 and "files er skadet" in again.output
    assert check_all(home / "files") == before and not [*home.glob("*restoring*"), *home.glob("*before*")]


def test_what_stood_there_is_set_aside_together(home: Path, tmp_path: Path) -> None:
    attach(home)
    taken = backed_up(home, tmp_path / "b")
    attach(home)
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    (aside,) = home.glob("files.before-*")
    assert len([*aside.iterdir()]) == 4 and len([*(home / "files").iterdir()]) == 2


def test_the_files_of_a_case_deleted_since_do_not_come_back(home: Path, tmp_path: Path) -> None:
    case, _paper = attach(home)
    taken = backed_up(home, tmp_path / "b")
    enter(home)
    delete_case(case, "lagringstid 36 måneder")
    close()
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    assert [*(home / "files").iterdir()] == [] and Document.select().where(Document.case == case).count() == 0


def test_a_backup_from_before_there_were_papers_comes_back(home: Path, tmp_path: Path) -> None:
    assert klar(home, "restore", backed_up(home, tmp_path / "b"), "--replace").exit_code == 0
    assert not (home / "files").exists()


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1])], ids=["gone", "cut"])
def test_doctor_finds_a_file_that_is_gone_or_cut(harm: object, home: Path) -> None:
    case, paper = attach(home)
    assert "Alle papirene har filene sine (1)" in klar(home, "doctor").output
    enter(home)
    harm(store.folder / Document.get_by_id(paper).file)
    found = klar(home, "doctor")
    assert found.exit_code == 1 and f"Filer mangler eller er skadet (1), den første i sak {case}." in found.output


def test_the_night_sweeps(home: Path) -> None:
    attach(home)
    (home / "files/left").write_bytes(b"x")
    os.utime(home / "files/left", (0, 0))
    assert klar(home, "retention", "run").exit_code == 0 and not (home / "files/left").exists() and Case.select().count() > 0


def test_with_another_database_the_night_takes_nothing(home: Path) -> None:
    """A wrong setting must not cost everybody their papers."""
    attach(home)
    for number in range(30):
        (home / f"files/{number}").write_bytes(b"x")
        os.utime(home / f"files/{number}", (0, 0))
    assert klar(home, "retention", "run").exit_code == 0 and len([*(home / "files").iterdir()]) == 32
    assert "advarsel  30 filer hører ikke til noe papir" in klar(home, "doctor").output
