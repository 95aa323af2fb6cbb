"""What is deleted is gone: no byte of it in the database, its log, the key database or a backup taken afterwards.

Of a server: in none of its tables. What its pages and its log still have is sealed, and the key is in no file.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from klar.actions.case import NewCase, note, open_case
from klar.actions.case.deletion import delete_case
from klar.actions.draft import drop_draft, start_draft
from klar.crypto import keys
from klar.db import db
from klar.demo_world import pair
from klar.models.case import Case, Entry
from klar.models.draft import Draft
from tests.engine import ON_POSTGRESQL, change, connected, place, value
from tests.upkeep.scenes import backed_up, close, enter, klar

MARKER = "Merkeordet Zyxomma"


@pytest.fixture
def home(home: Path) -> Path:
    enter(home)
    return home


def wrapped(name: str) -> bytes:
    """The data key as it is stored: with it and the master key, and a copy of the rows, a case could be read again."""
    return keys.database.execute_sql("SELECT wrapped FROM data_key WHERE id = ?", (name,)).fetchone()[0]


def found(folder: Path, *pieces: bytes) -> list[str]:
    """The files below the folder that hold one of the pieces; a database that the folder has at a server counts as klar.db."""
    held = [(path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    held += [("klar.db", rows_of(told.read_text())) for told in folder.rglob("address")]
    return [name for name, content in held if any(piece in content for piece in pieces)]


def rows_of(address: str) -> bytes:
    """Every cell of every table, of schemas that were set aside too."""
    with connected(address) as there:
        tables = there.execute("SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").fetchall()
        cells = [cell for schema, table in tables for row in there.execute(f'SELECT * FROM {schema}."{table}"') for cell in row]
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)


def settle() -> None:
    for database in (keys.database,) if ON_POSTGRESQL else (db, keys.database):
        assert database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def a_case() -> tuple[str, list[bytes]]:
    """A case that says the marker; the id of its key, and what is stored of it: the key and the sealed texts."""
    leader = pair()[0]
    case = open_case(leader.id, NewCase(kind="permittering", unit=leader.unit_id, happened=MARKER))
    note(leader.id, case.id, MARKER)
    texts = [row.sealed for row in Entry.select().where(Entry.case == case.id) if row.sealed]
    return case.key, [wrapped(case.key), Case.get_by_id(case.id).sealed, *texts]


def test_what_is_said_never_stands_in_clear(home: Path) -> None:
    _key, pieces = a_case()
    assert found(home, MARKER.encode(), MARKER.encode("utf-16-le")) == []
    assert sorted(name.removesuffix("-wal") for name in found(home, *pieces)) == ["keys.db", "klar.db"]


def test_a_destroyed_key_is_in_no_file(home: Path, tmp_path: Path) -> None:
    key, pieces = a_case()
    settle()
    assert found(home, pieces[0]) == ["keys.db"]
    keys.destroy(key)
    settle()
    backed_up(home, tmp_path / "b")
    assert found(tmp_path, pieces[0], MARKER.encode()) == []


def test_a_deleted_case_leaves_no_byte(home: Path, tmp_path: Path) -> None:
    key, pieces = a_case()
    settle()
    assert sorted(found(home, *pieces)) == ["keys.db", "klar.db"]
    delete_case(Case.get(Case.key == key).id, "lagringstid 36 måneder")
    backed_up(home, tmp_path / "b")
    assert found(tmp_path, *pieces, *(piece[20:60] for piece in pieces), MARKER.encode()) == []


def test_a_case_deleted_since_does_not_come_back(home: Path, tmp_path: Path) -> None:
    key, pieces = a_case()
    number = Case.get(Case.key == key).id
    taken = backed_up(home, tmp_path / "b")
    enter(home)
    delete_case(number, "lagringstid 36 måneder")
    close()
    again = klar(home, "restore", taken, "--replace")
    assert again.exit_code == 0 and "1 sak var slettet siden" in again.output and found(home, *pieces) == []
    assert value(place(home), f"SELECT case_number FROM tombstone WHERE case_number = {number}") == number
    assert klar(home, "audit", "verify").exit_code == 0


def test_another_installations_deletions_are_not_ours(home: Path, tmp_path: Path) -> None:
    _key, pieces = a_case()
    taken = backed_up(home, tmp_path / "b")
    close()
    deleted = "INSERT INTO tombstone (case_number, unit_id, deleted_on, basis) SELECT id, unit_id, '2027-01-01', 'x' FROM \"case\""
    change(place(home), "UPDATE audit_event SET chain = (SELECT chain FROM audit_event WHERE id = 1)", deleted)
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    assert "keys.db" in found(home, pieces[0]) and value(place(home), "SELECT count(*) FROM tombstone") == 0


def test_deleted_rows_leave_no_byte(home: Path, tmp_path: Path) -> None:
    draft = start_draft(pair()[0].id, "new_case", {"happened": MARKER * 50}, "happened")
    pieces = [wrapped(draft.key), bytes(Draft.get_by_id(draft.id).sealed)]
    settle()
    assert sorted(found(home, *pieces)) == ["keys.db", "klar.db"]
    drop_draft(pair()[0].id, draft.id)
    settle()
    backed_up(home, tmp_path / "b")
    assert found(tmp_path, *pieces, pieces[1][40:120], MARKER.encode()) == []


def test_a_backup_from_before_is_gone_after_a_week(home: Path, tmp_path: Path) -> None:
    key, pieces = a_case()
    taken = backed_up(home, tmp_path / "b")
    enter(home)
    keys.destroy(key)
    settle()
    close()
    assert found(tmp_path / "b", pieces[0]) == ["keys.db"]
    taken.rename(taken.with_name("klar-20260101-010000"))
    backed_up(home, tmp_path / "b")
    assert found(tmp_path, pieces[0]) == []


def test_it_would_be_found(tmp_path: Path) -> None:
    """Without secure_delete the bytes stay: the search above can fail."""
    with closing(sqlite3.connect(tmp_path / "x.db")) as database:
        database.executescript("PRAGMA secure_delete = 0; CREATE TABLE t (v); INSERT INTO t VALUES ('Merkeordet'); DELETE FROM t;")
    assert found(tmp_path, b"Merkeordet") == ["x.db"]
