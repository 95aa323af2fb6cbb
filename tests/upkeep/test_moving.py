"""klar migrate --from: out of SQLite and into PostgreSQL; and backups of a PostgreSQL, which go back to either engine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from klar.access.wall import ROLES
from tests.engine import address, change, connected, create, drop, only_sqlite, rows, value
from tests.upkeep.scenes import backed_up, klar

pytestmark = only_sqlite  # it begins with the demo as a file, and starts a server itself


@pytest.fixture
def server() -> Iterator[str]:
    address = create()
    yield address
    drop(address)


@pytest.fixture
def moved(home: Path, server: str) -> str:
    found = klar(home, "migrate", "--from", home / "klar.db", KLAR_DATABASE=server)
    assert found.exit_code == 0 and "Antallet og loggen stemmer" in found.output
    return server


def counts(home: Path) -> dict[str, int]:
    tables = rows(home / "klar.db", "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {table: value(home / "klar.db", f'SELECT count(*) FROM "{table}"') for (table,) in tables}


def test_every_row_comes_along(home: Path, moved: str) -> None:
    before = counts(home)
    assert {table: value(moved, f'SELECT count(*) FROM "{table}"') for table in before} == before and before["member"] > 500


def test_the_record_and_the_sealed_texts_hold(home: Path, moved: str) -> None:
    verified = klar(home, "audit", "verify", KLAR_DATABASE=moved)
    assert verified.exit_code == 0 and str(value(home / "klar.db", "SELECT max(id) FROM audit_event")) in verified.output
    explained = klar(home, "access", "explain", value(home / "klar.db", "SELECT number FROM officer LIMIT 1"), "1", KLAR_DATABASE=moved)
    assert explained.exit_code == 0


def test_new_rows_go_on_from_the_old_ones(home: Path, moved: str) -> None:
    last = value(home / "klar.db", "SELECT max(id) FROM invitation") or 0
    number = value(home / "klar.db", "SELECT number FROM officer LIMIT 1")
    assert klar(home, "invite", number, KLAR_DATABASE=moved).exit_code == 0
    assert value(moved, "SELECT max(id) FROM invitation") == last + 1


def test_into_one_that_has_something_nothing_moves(home: Path, moved: str) -> None:
    again = klar(home, "migrate", "--from", home / "klar.db", KLAR_DATABASE=moved)
    assert again.exit_code == 3 and "ikke tom" in again.output


def test_a_broken_record_stays_where_it_is(home: Path, server: str) -> None:
    change(home / "klar.db", "UPDATE audit_event SET subject = 999 WHERE id = 30")
    found = klar(home, "migrate", "--from", home / "klar.db", KLAR_DATABASE=server)
    assert found.exit_code == 3 and "Loggen er brutt etter linje 29" in found.output
    assert value(server, "SELECT count(*) FROM member") == 0


def test_a_backup_is_a_file_that_goes_back_to_sqlite(home: Path, moved: str, tmp_path: Path) -> None:
    taken, elsewhere = backed_up(home, tmp_path / "b", KLAR_DATABASE=moved), tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy2(home / "master.key", elsewhere)
    assert klar(elsewhere, "restore", taken).exit_code == 0
    assert klar(elsewhere, "audit", "verify").exit_code == 0 and counts(elsewhere)["member"] == counts(home)["member"]


def test_and_to_postgresql(home: Path, moved: str, tmp_path: Path) -> None:
    taken = backed_up(home, tmp_path / "b", KLAR_DATABASE=moved)
    assert "finnes fra før" in klar(home, "restore", taken, KLAR_DATABASE=moved).output
    found = klar(home, "restore", taken, "--replace", KLAR_DATABASE=moved)
    assert found.exit_code == 0, found.output
    assert klar(home, "audit", "verify", KLAR_DATABASE=moved).exit_code == 0
    aside = value(moved, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before%'")
    assert value(moved, f"SELECT count(*) FROM {aside}.member") == value(moved, "SELECT count(*) FROM member") > 500
    assert "satt til side" in klar(home, "doctor", KLAR_DATABASE=moved).output


def test_a_backup_of_an_older_klar_is_migrated_on_the_way(home: Path, server: str, tmp_path: Path) -> None:
    change(home / "klar.db", "DROP TABLE upload_part", "DROP TABLE upload", "DELETE FROM schema_migration WHERE name = '0027_upload'")
    taken = backed_up(home, tmp_path / "b")
    found = klar(home, "restore", taken, "--replace", KLAR_DATABASE=server)
    assert found.exit_code == 0, found.output
    assert klar(home, "audit", "verify", KLAR_DATABASE=server).exit_code == 0 and value(server, "SELECT count(*) FROM upload") == 0


def test_one_of_an_older_klar_is_backed_up_once_it_is_migrated(home: Path, moved: str, tmp_path: Path) -> None:
    change(moved, "DELETE FROM schema_migration WHERE name = '0027_upload'")
    found = klar(home, "backup", tmp_path / "b", KLAR_DATABASE=moved)
    assert found.exit_code == 3 and "klar migrate" in found.output and [*(tmp_path / "b").iterdir()] == []


def test_who_owns_the_database_needs_to_be_no_superuser(home: Path, tmp_path: Path) -> None:
    owned = create("keeper")
    for role in ROLES if value(owned, "SELECT 1 FROM pg_roles WHERE rolname = 'klar_rules'") else ():  # another database's Klar has made them
        change(address("postgres"), f"GRANT {role} TO keeper")
    assert klar(home, "migrate", "--from", home / "klar.db", KLAR_DATABASE=owned).exit_code == 0
    taken = backed_up(home, tmp_path / "b", KLAR_DATABASE=owned)
    found = klar(home, "restore", taken, "--replace", KLAR_DATABASE=owned)
    assert found.exit_code == 0, found.output
    assert backed_up(home, tmp_path / "again", KLAR_DATABASE=owned) and klar(home, "audit", "verify", KLAR_DATABASE=owned).exit_code == 0
    assert "Radsikkerheten i PostgreSQL står, og rollen i KLAR_DATABASE er bundet av den" in klar(home, "doctor", KLAR_DATABASE=owned).output
    drop(owned)


def test_what_is_in_use_is_not_replaced(home: Path, moved: str, tmp_path: Path) -> None:
    taken = backed_up(home, tmp_path / "b", KLAR_DATABASE=moved)
    with connected(moved):
        found = klar(home, "restore", taken, "--replace", KLAR_DATABASE=moved)
    assert found.exit_code == 3 and "er i bruk" in found.output
    assert klar(home, "audit", "verify", KLAR_DATABASE=moved).exit_code == 0


def test_the_doctor_knows_the_wall(home: Path, moved: str) -> None:
    assert "går utenom radsikkerheten" in klar(home, "doctor", KLAR_DATABASE=moved).output  # the tests' role owns the server
    change(moved, "COMMENT ON SCHEMA wall IS ''")
    assert "Kjør «klar migrate»" in klar(home, "doctor", KLAR_DATABASE=moved).output
