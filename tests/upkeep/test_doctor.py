"""klar doctor: a line a check; what is wrong is named, and what to do about it."""

import os
import shutil
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from klar.db import now
from tests.engine import change, drop, only_sqlite, place
from tests.upkeep.scenes import backed_up, base, klar


@pytest.fixture
def kept(home: Path, tmp_path: Path) -> dict[str, Path]:
    """Backups and checkpoints as they should be: taken just now."""
    where = {"KLAR_BACKUPS": tmp_path / "b", "KLAR_CHECKPOINTS": tmp_path / "c"}
    where["KLAR_CHECKPOINTS"].mkdir()
    backed_up(home, where["KLAR_BACKUPS"])
    assert klar(home, "audit", "checkpoint", **where).exit_code == 0
    return where


def doctor(home: Path, **environ: object) -> tuple[int, list[str]]:
    """The exit code, and the lines that are not «ok», but for the one about the tests' role, which owns the server."""
    found = klar(home, "doctor", **environ)
    lines = found.output.splitlines()
    assert {line[:9].strip() for line in lines} <= {"ok", "advarsel", "feil"} and "Traceback" not in found.output
    return found.exit_code, [line for line in lines if not line.startswith("ok ") and "utenom radsikkerheten" not in line]


def test_when_all_is_well_it_says_so(home: Path, kept: dict[str, Path]) -> None:
    assert doctor(home, **kept) == (0, [])
    assert len(klar(home, "doctor", **kept).output.splitlines()) == 14


@pytest.mark.parametrize("name", ["KLAR_BACKUPS", "KLAR_CHECKPOINTS"])
def test_what_is_not_set_up_is_a_warning(name: str, home: Path, kept: dict[str, Path]) -> None:
    del kept[name]
    code, (line,) = doctor(home, **kept)
    assert code == 0 and line.startswith(f"advarsel  {name} er ikke satt. ")


@pytest.mark.parametrize(
    ("hours", "warned"),
    [(1, []), (3, ["kontrollpunkt er 3 timer"]), (27, ["Nyeste kopi i", "kontrollpunkt er 27"])],
)
def test_old_backups_and_checkpoints_are_named(hours: int, warned: list[str], home: Path, kept: dict[str, Path]) -> None:
    with time_machine.travel(now() + timedelta(hours=hours)):
        code, lines = doctor(home, **kept)
    assert code == 0 and len(lines) == len(warned) and all(words in line for words, line in zip(warned, lines, strict=True))


def test_none_taken_yet_is_a_warning(home: Path, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    _code, lines = doctor(home, KLAR_BACKUPS=tmp_path / "b", KLAR_CHECKPOINTS=tmp_path / "c")
    assert "finnes ikke" in lines[0] and "ikke laget" in lines[1]


def test_a_backup_that_has_outlived_its_week_is_named(home: Path, kept: dict[str, Path]) -> None:
    with time_machine.travel(now() + timedelta(days=9)):
        new = sorted(kept["KLAR_BACKUPS"].iterdir())[0]
        shutil.copytree(new, kept["KLAR_BACKUPS"] / f"klar-{now():%Y%m%d-%H%M%S}")
        assert any("over sju dager gammel" in line for line in doctor(home, **kept)[1])


def test_what_restore_set_aside_is_named(home: Path, kept: dict[str, Path]) -> None:
    taken = max(kept["KLAR_BACKUPS"].glob("klar-2*"))
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    code, lines = doctor(home, **kept)
    assert code == 0 and any("satt til side" in line for line in lines)


@pytest.mark.parametrize(("mode", "words"), [(0o644, "chmod 600"), (0o640, "chmod 600")])
def test_a_key_that_others_can_read_is_an_error(mode: int, words: str, home: Path) -> None:
    os.chmod(home / "master.key", mode)
    code, (line,) = doctor(home)
    assert code == 1 and line.startswith("feil      KLAR_MASTER_KEY_FILE") and words in line


@pytest.mark.parametrize(
    ("name", "sql", "words"),
    [
        ("klar.db", "UPDATE audit_event SET subject = -7 WHERE id = (SELECT max(id) - 3 FROM audit_event)", "klar audit verify"),
        ("klar.db", "UPDATE audit_event SET at = at + 9000000000 WHERE id = (SELECT max(id) FROM audit_event)", "Still klokken"),
        ("klar.db", "INSERT INTO schema_migration (name, applied) VALUES ('0999_x', '2030-01-01')", "nyere Klar (0999_x)"),
        ("klar.db", "DELETE FROM schema_migration WHERE name LIKE '0002%'", "klar migrate"),
        ("keys.db", "UPDATE data_key SET wrapped = zeroblob(60) WHERE id = 'proof'", "KLAR_MASTER_KEY_FILE"),
    ],
    ids=["record", "clock", "newer", "older", "key"],
)
def test_what_is_wrong_is_an_error_that_says_what_to_do(name: str, sql: str, words: str, home: Path, kept: dict[str, Path]) -> None:
    change(base(home, name), sql)
    code, lines = doctor(home, **kept)
    assert code == 1 and any(line.startswith("feil ") and words in line for line in lines)


@pytest.mark.parametrize("name", ["klar.db", "keys.db"])
def test_a_database_that_is_gone_is_not_made_anew(name: str, home: Path) -> None:
    if isinstance(where := base(home, name), Path):
        where.unlink()
    drop(where)
    code, (line,) = doctor(home)
    assert code == 1 and (f"{where} finnes ikke" in line if isinstance(where, Path) else "KLAR_DATABASE svarer ikke" in line)
    assert doctor(home) == (code, [line])


@only_sqlite  # its bytes
def test_a_damaged_database_is_an_error(home: Path) -> None:
    content = bytearray((home / "klar.db").read_bytes())
    content[len(content) // 2 : -4096] = b"\x55" * (len(content) - len(content) // 2 - 4096)
    (home / "klar.db").write_bytes(content)
    code, lines = doctor(home)
    assert code == 1 and any("skadet" in line and "klar restore" in line for line in lines)


def test_a_check_that_cannot_be_made_is_an_error(home: Path) -> None:
    change(place(home), "DROP TABLE document")
    code, lines = doctor(home)
    assert code == 1 and any("Sjekken stoppet" in line and "document" in line for line in lines)


def test_a_full_disk_is_a_warning(home: Path, kept: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    use = namedtuple("Use", "total used free")(100, 91, 9)
    monkeypatch.setattr("klar.upkeep.surroundings.shutil.disk_usage", lambda _path: use)
    assert doctor(home, **kept) == (0, ["advarsel  Bare 9 % ledig på disken. Frigjør plass."])


def test_a_checkpoint_cut_in_two_is_an_error(home: Path, kept: dict[str, Path]) -> None:
    (file,) = kept["KLAR_CHECKPOINTS"].iterdir()
    file.write_bytes(file.read_bytes()[:40])
    code, (line,) = doctor(home, **kept)
    assert code == 1 and "kontrollpunkt kan ikke leses" in line
