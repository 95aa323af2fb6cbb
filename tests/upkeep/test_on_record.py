"""What an operator does is on record: who by the machine's own word, counts and times, no path and no key."""

import json
import os
from pathlib import Path
from pwd import getpwuid

from tests.engine import change, place, rows, value
from tests.upkeep.scenes import backed_up, klar

ME = getpwuid(os.getuid()).pw_name


def last(home: Path) -> tuple[str, str, dict]:
    ((name, rule, data),) = rows(place(home), "SELECT name, rule, data FROM audit_event ORDER BY id DESC LIMIT 1")
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
    assert klar(home, "invite", value(place(home), "SELECT number FROM officer LIMIT 1")).exit_code == 0
    assert last(home) == ("invitation.made", "operator", {"login": ME})
    assert klar(home, "retention", "run").exit_code == 0
    assert last(home)[::2] == ("retention.run", {"login": ME, "deleted": 0})


def test_a_retention_run_forgets_old_lookups(home: Path) -> None:
    change(place(home), "INSERT INTO lookup (officer_id, purpose, at) VALUES (1, 'called', 1), (1, 'called', 9999999999999)")
    assert klar(home, "retention", "run").exit_code == 0 and value(place(home), "SELECT count(*) FROM lookup") == 1


def test_what_would_be_done_is_not_done(home: Path) -> None:
    before = last(home)
    assert klar(home, "retention", "run", "--dry-run").exit_code == 0 and last(home) == before


def test_the_environment_does_not_say_who(home: Path) -> None:
    klar(home, "retention", "run", LOGNAME="somebody-else", USER="somebody-else")
    assert "somebody-else" not in str(last(home))
