"""What an operator does is on record: who by the machine's own word, counts and times, no path and no key."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from pwd import getpwuid

import pytest

from tests.engine import only_sqlite
from tests.upkeep.scenes import backed_up, installed, klar, value

pytestmark = only_sqlite  # the commands are given a copied file
ME = getpwuid(os.getuid()).pw_name


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return installed(made, tmp_path)


def last(home: Path) -> tuple[str, str, dict]:
    with closing(sqlite3.connect(home / "klar.db")) as database:
        name, rule, data = database.execute("SELECT name, rule, data FROM audit_event ORDER BY id DESC LIMIT 1").fetchone()
    return name, rule, json.loads(data)


def test_a_backup_and_a_restore(home: Path, tmp_path: Path) -> None:
    taken = backed_up(home, tmp_path / "b")
    assert last(home) == ("backup.taken", "operator", {"login": ME, "pruned": 0})
    said = json.loads((taken / "manifest.json").read_text())
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    assert last(home)[0] == "backup.restored" and last(home)[2].items() >= {"taken_at": said["taken_at"], "events": said["events"], "deleted": 0}.items()
    assert klar(home, "audit", "verify").exit_code == 0


def test_a_new_master_key(home: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.key"
    assert klar(home, "settings", "--new-key", new).exit_code == klar(home, "keys", "rotate", new).exit_code == 0
    assert last(home)[0] == "keys.rotated" and last(home)[2]["number"] == 2 and str(new) not in str(last(home))
    assert klar(home, "audit", "verify", KLAR_MASTER_KEY_FILE=new).exit_code == 0


def test_an_invitation_and_a_retention_run(home: Path) -> None:
    with closing(sqlite3.connect(home / "klar.db")) as database:
        number = database.execute("SELECT number FROM officer LIMIT 1").fetchone()[0]
    assert klar(home, "invite", number).exit_code == 0
    assert last(home) == ("invitation.made", "operator", {"login": ME})
    assert klar(home, "retention", "run").exit_code == 0
    assert last(home)[::2] == ("retention.run", {"login": ME, "deleted": 0})


def test_a_retention_run_forgets_old_lookups(home: Path) -> None:
    with closing(sqlite3.connect(home / "klar.db")) as database:
        database.execute("INSERT INTO lookup (officer_id, purpose, at) VALUES (1, 'called', 1), (1, 'called', 9999999999999)")
        database.commit()
    assert klar(home, "retention", "run").exit_code == 0 and value(home / "klar.db", "SELECT count(*) FROM lookup") == 1


def test_what_would_be_done_is_not_done(home: Path) -> None:
    before = last(home)
    assert klar(home, "retention", "run", "--dry-run").exit_code == 0 and last(home) == before


def test_the_environment_does_not_say_who(home: Path) -> None:
    klar(home, "retention", "run", LOGNAME="somebody-else", USER="somebody-else")
    assert "somebody-else" not in str(last(home))
