"""klar restore: everything is checked before anything is touched; all of it comes back, or nothing changes."""

import json
import os
import shutil
from pathlib import Path

import pytest

from klar.upkeep.disk import digest
from tests.engine import ON_POSTGRESQL, change, only_sqlite, place, rows, value
from tests.upkeep.scenes import backed_up, base, in_use, klar

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


def files(home: Path) -> dict[str, str]:
    """What stands there: files with their content, and at a server the tables."""
    tables = "SELECT DISTINCT table_schema || '.' || table_name FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
    server = dict.fromkeys((name for (name,) in rows(place(home), tables)), "") if ON_POSTGRESQL else {}
    return {path.name: digest(path) for path in home.iterdir() if path.name != "address"} | server


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_it_comes_back_on_another_machine(taken: Path, elsewhere: Path) -> None:
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 0 and "alle i orden" in found.output
    left = {path.name for path in elsewhere.iterdir() if not path.name.endswith("-turn")}
    assert left == {"keys.db", "master.key", "address" if ON_POSTGRESQL else "klar.db"}
    assert klar(elsewhere, "audit", "verify").exit_code == 0 and not [path for path in elsewhere.glob("*.db") if path.stat().st_mode & 0o077]


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
    change(place(home), "INSERT INTO installation (name, value) VALUES ('later', '1')")
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    later = "SELECT count(*) FROM {} WHERE name = 'later'"
    assert value(place(home), later.format("installation")) == 0 and len([*home.glob("keys.db.before-*")]) == 1
    if ON_POSTGRESQL:
        ((aside,),) = rows(place(home), "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before_%'")
        assert value(place(home), later.format(f"{aside}.installation")) == 1
    else:
        (aside,) = home.glob("klar.db.before-*")
        assert value(aside, later.format("installation")) == 1


def test_a_damaged_database_can_be_replaced(taken: Path, home: Path) -> None:
    if ON_POSTGRESQL:
        change(place(home), "DROP TABLE audit_event, schema_migration, \"case\" CASCADE")
    else:
        (home / "klar.db").write_bytes(b"no database" * 1000)
    assert klar(home, "restore", taken, "--replace").exit_code == 0 and klar(home, "audit", "verify").exit_code == 0


@pytest.mark.parametrize("name", ["klar.db", "keys.db"])
def test_not_while_klar_runs(name: str, taken: Path, home: Path) -> None:
    before = files(home)
    with in_use(where := base(home, name)):
        found = klar(home, "restore", taken, "--replace")
        assert found.exit_code == 3 and f"{name if isinstance(where, Path) else 'KLAR_DATABASE'} er i bruk" in found.output
    assert files(home).keys() == before.keys() and klar(home, "restore", taken, "--replace").exit_code == 0


@pytest.mark.parametrize("name", ["klar.db", "keys.db"])
def test_one_wrong_byte_is_named(name: str, taken: Path, elsewhere: Path) -> None:
    spoil(taken / name)
    found = klar(elsewhere, "restore", taken)
    assert found.exit_code == 3 and f"{name} er skadet eller hører til en annen kopi" in found.output
    assert sorted(files(elsewhere)) == ["master.key"]


def forge(taken: Path, sql: str, **said: object) -> None:
    """Changes a backup, and its manifest to match: all but the signature."""
    change(taken / "klar.db", sql)
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


@pytest.mark.parametrize("nth", range(1, 3 if ON_POSTGRESQL else 5))
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


@only_sqlite  # a server's backup is always of the newest, and what goes into a server is migrated on the way: test_moving.py
def test_a_backup_of_an_older_klar_comes_back_and_asks_to_be_migrated(home: Path, elsewhere: Path, tmp_path: Path) -> None:
    change(home / "klar.db", "DELETE FROM schema_migration", "ALTER TABLE 'case' DROP COLUMN waiting_for")
    assert klar(elsewhere, "restore", backed_up(home, tmp_path / "b")).exit_code == 0
    assert "klar migrate" in klar(elsewhere, "audit", "verify").output
