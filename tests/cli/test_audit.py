"""klar audit with checkpoints: what an operator sees when the record was cut, written anew, or a checkpoint is not one."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result

from klar.audit import checkpoint_files, link, record
from klar.audit.chain import START
from klar.db import atomic, db, today
from klar.models.audit_event import AuditEvent
from klar.models.officer import demo_people
from tests.cli.test_cli import closed, home, run
from tests.engine import copied, place

__all__ = ["closed", "home"]


@pytest.fixture
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("share")


@pytest.fixture
def audit(home: Path, share: Path) -> object:
    """Runs «klar audit …» with the checkpoints on a share."""
    return lambda *words: run("audit", *words, KLAR_DATA=home, KLAR_CHECKPOINTS=share)


def happens(times: int = 5) -> None:
    with atomic():
        for number in range(times):
            record("case.read", officer=None, subject=number, rule="handler")


@pytest.fixture
def taken(audit: object) -> None:
    """Three checkpoints, of 0, 5 and 10 events; five events after the last."""
    for _ in range(3):
        assert audit("checkpoint").exit_code == 0
        happens()


def told(found: Result, code: int = 4) -> str:
    assert found.exit_code == code and "Traceback" not in found.output
    return found.output.strip()


def test_a_checkpoint_says_how_far_the_record_has_come(audit: object, share: Path) -> None:
    audit("checkpoint")
    happens(7)
    assert told(audit("checkpoint"), 0) == "Kontrollpunkt 2: 7 linjer."
    assert [json.loads(line)["events"] for file in share.iterdir() for line in file.open()] == [0, 7]


def test_the_record_holds_against_its_checkpoints(taken: None, audit: object) -> None:
    assert told(audit("verify"), 0) == "15 linjer, 3 kontrollpunkter, alle i orden."


def test_a_cut_record_is_told(taken: None, audit: object) -> None:
    db.execute_sql("DELETE FROM audit_event WHERE id > 8")
    assert told(audit("verify")) .startswith("Loggen er kuttet ved linje 9. Kontrollpunkt 3 så flere linjer.\n")
    assert told(audit("checkpoint")).endswith("Kontrollpunktet er ikke skrevet.")


def rewrite() -> None:
    """Everything written anew as if event 2 never was what it was, with the right key."""
    db.execute_sql("UPDATE audit_event SET rule = 'board' WHERE id = 2")
    previous, names = START, "id, at, name, officer_id, subject, rule, data"
    for row in db.execute_sql(f"SELECT {names} FROM audit_event ORDER BY id").fetchall():
        previous = link(previous, row)
        db.execute_sql("UPDATE audit_event SET chain = ? WHERE id = ?", (previous, row[0]))


def test_a_record_written_anew_with_the_right_key_is_told(taken: None, audit: object, home: Path) -> None:
    rewrite()
    assert run("audit", "verify", KLAR_DATA=home).exit_code == 0
    assert told(audit("verify")) == "Loggen er skrevet om. Linje 5 er ikke den som kontrollpunkt 2 så."


def test_what_was_written_anew_gets_no_checkpoint(taken: None, audit: object) -> None:
    rewrite()
    assert told(audit("checkpoint")).endswith("Kontrollpunktet er ikke skrevet.")


def changed(share: Path, how: object) -> None:
    """The lines of the one file, as `how` leaves them."""
    (file,) = share.iterdir()
    file.write_bytes(b"".join(how(file.read_bytes().splitlines(keepends=True))))


FAULTS = {
    "Kontrollpunkt 2 har feil signatur.": lambda lines: [lines[0], lines[1].replace(b'"events":5', b'"events":4'), lines[2]],
    "Kontrollpunkt 2 mangler, eller står på feil plass.": lambda lines: [lines[0], lines[2]],
    "Kontrollpunkt 1 mangler, eller står på feil plass.": lambda lines: [lines[1], lines[0], lines[2]],
    "Linje 3 i kontrollpunktene kan ikke leses.": lambda lines: [*lines[:2], lines[2][:40]],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_checkpoint_that_is_none_is_told(fault: str, taken: None, audit: object, share: Path) -> None:
    key = told(audit("public-key"), 0)
    changed(share, FAULTS[fault])
    assert told(audit("verify")) == fault
    assert told(audit("check-file", share, key)) == fault


JUNK = [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"number":' + b"9" * 9_000 + b"}", b'{"number":true}']


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_a_line_of_junk_is_told(junk: bytes, taken: None, audit: object, share: Path) -> None:
    changed(share, lambda lines: [*lines, junk + b"\n"])
    assert told(audit("verify")) == "Linje 4 i kontrollpunktene kan ikke leses."


def test_a_new_month_goes_on_in_a_new_file(taken: None, audit: object, share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint_files, "now", lambda: datetime(2099, 1, 1, tzinfo=UTC))
    assert told(audit("checkpoint"), 0) == "Kontrollpunkt 4: 15 linjer." and len([*share.iterdir()]) == 2
    assert told(audit("verify"), 0) == "15 linjer, 4 kontrollpunkter, alle i orden."


def test_no_checkpoints_at_all_is_told(audit: object, share: Path) -> None:
    assert told(audit("verify")) == f"Det er ingen kontrollpunkter i {share}. Lag det første med «klar audit checkpoint»."


def test_whoever_has_only_the_public_key_can_check(taken: None, audit: object, share: Path) -> None:
    key = told(audit("public-key"), 0)
    assert told(run("audit", "check-file", share, key), 0) == "3 kontrollpunkter, alle i orden."
    assert "feil signatur" in told(run("audit", "check-file", share, "ab" * 32))
    assert "ikke gyldig" in told(run("audit", "check-file", share, "tull"), 1)


def test_a_file_of_checkpoints_can_be_named(taken: None, share: Path, home: Path) -> None:
    (file,) = share.iterdir()
    assert "3 kontrollpunkter" in told(run("audit", "verify", "--checkpoints", file, KLAR_DATA=home), 0)


def test_a_checkpoint_needs_its_folder(home: Path) -> None:
    assert "KLAR_CHECKPOINTS" in told(run("audit", "checkpoint", KLAR_DATA=home), 2)
    inside = run("audit", "checkpoint", KLAR_DATA=home, KLAR_CHECKPOINTS=home / "checkpoints")
    assert told(inside, 2) == "KLAR_CHECKPOINTS: må ligge utenfor KLAR_DATA, helst på en annen maskin."
    assert "Kan ikke bruke" in told(run("audit", "checkpoint", KLAR_DATA=home, KLAR_CHECKPOINTS="/nowhere/at/all"), 1)


def test_the_review_lists_looks_and_is_on_record_itself(made: Path, tmp_path: Path) -> None:
    demo = {"KLAR_DATA": copied(made, tmp_path / "demo"), "KLAR_DATABASE": place(tmp_path / "demo"), "KLAR_DEMO": 1}
    run("audit", "verify", **demo)
    leader = demo_people(today=today())[0]
    with atomic():
        record("case.read", officer=leader.id, subject=14, rule="lookup")
    lists = told(run("audit", "review", "--from", today(), "--to", today(), **demo), 0)
    wide = lists.split("Utenfor egen klubb, fagforening og egne saker\n")[1].splitlines()[0]
    assert wide.endswith(f"{leader.name}  Sak 14 (oppslag med formål)")
    assert AuditEvent.select().order_by(AuditEvent.id.desc()).first().name == "audit.reviewed"


@pytest.mark.parametrize(("first", "said"), [("2026-11-02", "--from må være før --to."), ("0001-01-01", "Velg høyst ett år.")])
def test_a_review_of_odd_days_is_refused(first: str, said: str, home: Path) -> None:
    assert told(run("audit", "review", "--from", first, "--to", "2026-11-01", KLAR_DATA=home), 1) == said
