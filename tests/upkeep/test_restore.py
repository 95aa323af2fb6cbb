"""klar restore: everything is checked before anything is touched; all of it comes back, or nothing changes."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from klar.upkeep.disk import digest
from tests.upkeep.scenes import backed_up, installed, klar, value

HOLD = "import sqlite3,sys\nc=sqlite3.connect(sys.argv[1]);c.execute('PRAGMA journal_mode=WAL');c.execute('SELECT * FROM sqlite_master').fetchall()\nprint('open',flush=True);sys.stdin.read()"


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return installed(made, tmp_path)


@pytest.fixture
def taken(home: Path, tmp_path: Path) -> Path:
    return backed_up(home, tmp_path / "b")


@pytest.fixture
def elsewhere(home: Path, tmp_path: Path) -> Path:
    """Another machine: the master key, and nothing else."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    shutil.copy2(home / "master.key", place)
    return place


def files(place: Path) -> dict[str, str]:
    return {path.name: digest(path) for path in place.iterdir()}


@contextmanager
def in_use(path: Path) -> Iterator[None]:
    """Another process has the database open, as a running Klar has."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"open\n"
        yield
        other.stdin.close()


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_it_comes_back_on_another_machine(taken: Path, elsewhere: Path) -> None:
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 0 and "alle i orden" in found.output
    assert sorted(name for name in files(elsewhere) if not name.endswith("-turn")) == ["keys.db", "klar.db", "master.key"]
    assert klar(elsewhere, "audit", "verify").exit_code == 0 and (elsewhere / "klar.db").stat().st_mode & 0o077 == 0


def test_from_data_and_keys_apart(home: Path, elsewhere: Path, tmp_path: Path) -> None:
    taken = backed_up(home, tmp_path / "b", "--keys-to", tmp_path / "k")
    missing = klar(elsewhere, "restore", taken)
    assert missing.exit_code == 3 and "--keys-from" in missing.output and sorted(files(elsewhere)) == ["master.key"]
    assert klar(elsewhere, "restore", taken, "--keys-from", tmp_path / "k" / taken.name).exit_code == 0


def test_what_stands_there_is_kept_unless_one_says_otherwise(taken: Path, home: Path) -> None:
    before = files(home)
    found = klar(home, "restore", taken)
    assert found.exit_code == 3 and "--replace" in found.output and files(home) == before


def test_with_replace_it_is_set_aside(taken: Path, home: Path) -> None:
    with closing(sqlite3.connect(home / "klar.db")) as database:
        database.execute("INSERT INTO installation (name, value) VALUES ('later', '1')")
        database.commit()
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    (aside,) = home.glob("klar.db.before-*")
    later = "SELECT count(*) FROM installation WHERE name = 'later'"
    assert (value(aside, later), value(home / "klar.db", later)) == (1, 0) and len([*home.glob("keys.db.before-*")]) == 1


def test_a_damaged_database_can_be_replaced(taken: Path, home: Path) -> None:
    (home / "klar.db").write_bytes(b"no database" * 1000)
    assert klar(home, "restore", taken, "--replace").exit_code == 0 and klar(home, "audit", "verify").exit_code == 0


@pytest.mark.parametrize("name", ["klar.db", "keys.db"])
def test_not_while_klar_runs(name: str, taken: Path, home: Path) -> None:
    with in_use(home / name):
        found = klar(home, "restore", taken, "--replace")
        assert found.exit_code == 3 and f"{name} er i bruk" in found.output
    assert not [*home.glob("*.before-*")] and klar(home, "restore", taken, "--replace").exit_code == 0


@pytest.mark.parametrize("name", ["klar.db", "keys.db"])
def test_one_wrong_byte_is_named(name: str, taken: Path, elsewhere: Path) -> None:
    spoil(taken / name)
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 3 and f"{name} er skadet eller hører til en annen kopi" in found.output
    assert sorted(files(elsewhere)) == ["master.key"]


def forge(taken: Path, sql: str, **said: object) -> None:
    """Changes a backup, and its manifest to match: all but the signature."""
    with closing(sqlite3.connect(taken / "klar.db")) as database:
        database.execute(sql)
        database.commit()
    old = json.loads((taken / "manifest.json").read_text())
    new = old | said | {"files": {**old["files"], "klar.db": digest(taken / "klar.db")}}
    (taken / "manifest.json").write_text(json.dumps(new))


def test_a_backup_made_over_without_the_master_key_is_refused(taken: Path, elsewhere: Path) -> None:
    forge(taken, "UPDATE mandate SET role = 'branch_leader'")
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 3 and "signaturen" in found.output and sorted(files(elsewhere)) == ["master.key"]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE audit_event SET subject = 7 WHERE id = 9", "brutt etter linje 8"),
        ("DELETE FROM audit_event WHERE id = (SELECT max(id) FROM audit_event)", "brutt etter linje"),
        ("INSERT INTO audit_event SELECT max(id) + 1, at, name, officer_id, subject, rule, data, chain FROM audit_event", "brutt etter linje"),
        ("INSERT INTO schema_migration (name, applied) VALUES ('0999_later', '2030-01-01')", "nyere Klar (0999_later)"),
        ("UPDATE 'case' SET sealed = (SELECT sealed FROM 'case' WHERE id = 3) WHERE id = 4", "case:4 i kopien kan ikke åpnes"),
    ],
    ids=["altered", "cut", "added", "newer", "sealed"],
)
def test_a_backup_of_what_was_wrong_already_is_refused(sql: str, words: str, taken: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge(taken, sql)
    monkeypatch.setattr("klar.upkeep.examining.sign", lambda _keys, said: said["signature"])
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 3 and words in found.output and sorted(files(elsewhere)) == ["master.key"]


def test_another_master_key_is_refused(taken: Path, elsewhere: Path) -> None:
    (elsewhere / "master.key").unlink()
    klar(elsewhere, "settings", "--new-key", elsewhere / "master.key")
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 3 and "KLAR_MASTER_KEY_FILE" in found.output and sorted(files(elsewhere)) == ["master.key"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"made_by": "klar backup", "files": 3}', '{"made_by": "another"}'])
def test_what_is_no_backup_is_refused(text: str, taken: Path, elsewhere: Path) -> None:
    (taken / "manifest.json").write_text(text)
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 3 and sorted(files(elsewhere)) == ["master.key"]


@pytest.mark.parametrize("nth", range(1, 5))
def test_cut_off_at_any_rename_it_is_as_before(nth: int, taken: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, rename, calls = files(home), Path.rename, []

    def fail(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == nth:
            raise OSError(5, os.strerror(5), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    assert klar(home, "restore", taken, "--replace").exit_code == 1
    monkeypatch.undo()
    assert files(home).keys() == before.keys() and klar(home, "audit", "verify").exit_code == 0


def test_a_backup_of_an_older_klar_comes_back_and_asks_to_be_migrated(home: Path, elsewhere: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(home / "klar.db")) as database:
        database.executescript("DELETE FROM schema_migration; ALTER TABLE 'case' DROP COLUMN waiting_for")
    assert klar(elsewhere, "restore", backed_up(home, tmp_path / "b")).exit_code == 0
    assert "klar migrate" in klar(elsewhere, "audit", "verify").output
