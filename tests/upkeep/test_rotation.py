"""klar keys: a new master key opens everything the old one did, and the old one nothing; never something between."""

from pathlib import Path

import pytest

from klar import config
from klar.crypto import Keys, Unreadable, keys
from klar.crypto.master import Master
from klar.db import connect, sqlite
from klar.models import sealed
from klar.models.case import Case
from tests.engine import rows, value
from tests.upkeep.scenes import backed_up, close, enter, in_use, klar


@pytest.fixture
def home(home: Path) -> Path:
    assert klar(home, "settings", "--new-key", home / "new.key").exit_code == 0
    return home


def titles(home: Path, key: str) -> list[str]:
    """What every case says, opened with the master key in this file."""
    enter(home, KLAR_MASTER_KEY_FILE=str(home / key))
    cases = list(Case.select().order_by(Case.id))
    boxes = keys.unlock(case.key for case in cases)
    found = [str(sealed.get(boxes.get(case.key), "case", case)) for case in cases]
    close()
    return found


def rotated(home: Path, **environ: object) -> str:
    found = klar(home, "keys", "rotate", home / "new.key", **environ)
    assert found.exit_code == 0, found.output
    return found.output


def data_keys(home: Path) -> list[tuple]:
    return rows(home / "keys.db", "SELECT id, version, wrapped FROM data_key ORDER BY id")


def test_the_new_key_opens_what_the_old_one_sealed(home: Path) -> None:
    before = titles(home, "master.key")
    assert "er låst med hovednøkkel nummer 2" in rotated(home)
    assert titles(home, "new.key") == before and len(before) > 20 and all(text != "{}" for text in before)


def test_the_old_key_opens_nothing(home: Path) -> None:
    rotated(home)
    old = Master(config.master_key(home / "master.key"))
    for name, _version, wrapped in data_keys(home):
        with pytest.raises(Unreadable, match=name):
            old.unwrap(name, wrapped)
    assert klar(home, "audit", "verify").exit_code == 2


def test_the_record_and_its_checkpoints_still_hold(home: Path, tmp_path: Path) -> None:
    where = {"KLAR_CHECKPOINTS": tmp_path}
    assert klar(home, "audit", "checkpoint", **where).exit_code == 0
    shown = klar(home, "audit", "public-key").output
    rotated(home)
    where["KLAR_MASTER_KEY_FILE"] = home / "new.key"
    assert klar(home, "audit", "verify", **where).exit_code == 0
    assert klar(home, "audit", "public-key", **where).output == shown


def test_status_counts_them(home: Path) -> None:
    count = value(home / "keys.db", "SELECT count(*) FROM data_key WHERE length(id) = 32")
    assert klar(home, "keys", "status").output == f"{count} nøkler, låst med hovednøkkel nummer 1.\n"
    rotated(home)
    after = klar(home, "keys", "status", KLAR_MASTER_KEY_FILE=home / "new.key")
    assert after.output == f"{count} nøkler, låst med hovednøkkel nummer 2.\n"


def test_it_can_be_done_again(home: Path) -> None:
    before = titles(home, "master.key")
    rotated(home)
    klar(home, "settings", "--new-key", home / "third.key")
    found = klar(home, "keys", "rotate", home / "third.key", KLAR_MASTER_KEY_FILE=home / "new.key")
    assert "nummer 3" in found.output and titles(home, "third.key") == before
    assert klar(home, "audit", "verify", KLAR_MASTER_KEY_FILE=home / "third.key").exit_code == 0


@pytest.mark.parametrize("nth", [1, 2, 40, 60])
def test_cut_off_everything_stands_under_the_old_key(nth: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, wrap, calls = data_keys(home), Master.wrap, []

    def fail(master: Master, name: str, key: bytes) -> bytes:
        calls.append(name)
        if len(calls) == nth:
            raise OSError(5, "cut off", name)
        return wrap(master, name, key)

    monkeypatch.setattr(Master, "wrap", fail)
    assert klar(home, "keys", "rotate", home / "new.key").exit_code == 1
    assert data_keys(home) == before and klar(home, "audit", "verify").exit_code == 0


def test_not_while_klar_runs(home: Path) -> None:
    with in_use(home / "keys.db"):
        found = klar(home, "keys", "rotate", home / "new.key")
    assert found.exit_code == 3 and "er i bruk" in found.output and klar(home, "audit", "verify").exit_code == 0


@pytest.mark.parametrize(("key", "code"), [("master.key", 3), ("missing.key", 2), ("ready", 2)])
def test_a_key_that_will_not_do_is_refused(key: str, code: int, home: Path) -> None:
    before = data_keys(home)
    assert klar(home, "keys", "rotate", home / key).exit_code == code and data_keys(home) == before


def test_another_installations_key_cannot_rotate(home: Path) -> None:
    before = data_keys(home)
    klar(home, "settings", "--new-key", home / "other.key")
    found = klar(home, "keys", "rotate", home / "new.key", KLAR_MASTER_KEY_FILE=home / "other.key")
    assert found.exit_code == 3 and "KLAR_MASTER_KEY_FILE" in found.output and data_keys(home) == before


def test_a_backup_from_before_needs_the_key_from_before(home: Path, tmp_path: Path) -> None:
    taken = backed_up(home, tmp_path / "b")
    rotated(home)
    with_new = klar(home, "restore", taken, "--replace", KLAR_MASTER_KEY_FILE=home / "new.key")
    assert with_new.exit_code == 3 and "(nummer 1)" in with_new.output
    assert klar(home, "restore", taken, "--replace").exit_code == 0


def test_the_audit_key_is_the_one_that_was(tmp_path: Path) -> None:
    """From the first change on it is a row of its own; before that it is derived."""
    connect(tmp_path / "klar.db")
    keys.open(sqlite(tmp_path / "keys.db"), bytes(range(32)))
    signed = keys.sign(b"x")
    keys.rewrap(bytes(range(1, 33)))
    again = Keys(keys.database, bytes(range(1, 33)))
    assert again.sign(b"x") == signed and again.derive("cookies") != keys.derive("cookies")
