"""The restore drill: what was there at the moment of the backup comes back on another machine, all of it and nothing more."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from klar import create_app
from klar.actions.case import NewCase, note, open_case
from klar.crypto import keys
from klar.db import db
from klar.demo_world import pair
from klar.models import sealed
from klar.models.case import Case, Entry
from klar.models.officer import Officer
from klar.upkeep.disk import copy
from tests.conftest import World
from tests.upkeep.scenes import backed_up, close, enter, klar, settings

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def writing(home: Path) -> Iterator[Iterator[bytes]]:
    """Another process at work; what it has done comes out a line at a time."""
    command = [sys.executable, "-m", "tests.upkeep.writer", str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as other:
        try:
            yield iter(other.stdout)
        finally:
            other.kill()


def moved(home: Path, taken: Path, place: Path) -> Path:
    """The backup restored on another machine, that had the master key only."""
    place.mkdir()
    shutil.copy2(home / "master.key", place)
    found = klar(place, "restore", taken)
    assert found.exit_code == 0, found.output
    return place


def said(home: Path) -> list[tuple[int, str]]:
    """Every case and entry with what it says; fails when one does not open."""
    enter(home)
    boxes = keys.unlock(case.key for case in Case.select())
    found = [(case.id, sealed.get(boxes[case.key], "case", case)["type"]) for case in Case.select()]
    found += [(row.case_id, str(sealed.get(boxes[row.case.key], "entry", row))) for row in Entry.select(Entry, Case).join(Case)]
    close()
    return found


def counts(home: Path) -> dict[str, int]:
    enter(home)
    found = {table: db.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in db.get_tables()}
    close()
    return found


def test_a_backup_taken_while_klar_writes_is_whole(home: Path, tmp_path: Path) -> None:
    """Every case in it has its key and opens, whenever it was taken."""
    known: set[int] = set()
    with writing(home) as done:
        for number in range(3):
            known |= {int(next(done)) for _ in range(4)}
            taken = backed_up(home, tmp_path / f"b{number}")
            there = moved(home, taken, tmp_path / f"there{number}")
            assert known <= {case for case, text in said(there) if "Notat" in text}
            wanted = json.loads((taken / "manifest.json").read_text())["counts"]
            assert counts(there) == {**wanted, "audit_event": wanted["audit_event"] + 1}  # that it was restored
    assert len(known) == 12 and klar(there, "audit", "verify").exit_code == 0


def test_a_case_reads_as_it_did_when_the_backup_was_taken(home: Path, tmp_path: Path) -> None:
    enter(home)
    leader = pair()[0]
    case = open_case(leader.id, NewCase(kind="permittering", unit=leader.unit_id, happened="Varselet kom på en lapp."))
    taken = backed_up(home, tmp_path / "b")
    enter(home)
    note(leader.id, case.id, "Skrevet etterpå.")
    close()
    there = moved(home, taken, tmp_path / "there")
    world = World(there, create_app(settings(there)))
    page = world.sign_in(Officer.get_by_id(leader.id)).get(f"/saker/{case.id}").text
    close()
    assert "Varselet kom på en lapp." in page and "Skrevet etterpå." not in page
    assert "Skrevet etterpå." in str(said(home))


def test_a_case_opened_between_the_two_copies_is_left_out_whole(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_one_more(source: Path, target: Path) -> None:
        copy(source, target)
        enter(home)
        leader = pair()[0]
        open_case(leader.id, NewCase(kind="permittering", unit=leader.unit_id))

    before = len(said(home))
    monkeypatch.setattr("klar.upkeep.backup.copy", open_one_more)
    there = moved(home, backed_up(home, tmp_path / "b"), tmp_path / "there")
    assert len(said(there)) == before < len(said(home))
