"""klar backup: whole or not there, for its owner alone, without the master key, and gone within a week."""

import json
from pathlib import Path

import pytest
import time_machine

from klar.db import now
from klar.upkeep import back_up
from klar.upkeep import backup as backup_module
from klar.upkeep.disk import digest
from tests.engine import connected, place, value
from tests.upkeep.scenes import backed_up, klar, settings


def names(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def test_it_says_what_it_holds(home: Path, tmp_path: Path) -> None:
    made = backed_up(home, tmp_path / "b")
    said = json.loads((made / "manifest.json").read_text())
    assert said["counts"]["member"] == value(place(home), "SELECT count(*) FROM member") > 500
    assert said["events"] == value(made / "klar.db", "SELECT count(*) FROM audit_event")
    assert said["files"] == {name: digest(made / name) for name in ("klar.db", "keys.db")}
    assert (said["made_by"], said["master_key"]) == ("klar backup", 1)


def test_it_is_its_owners_alone_and_never_holds_the_master_key(home: Path, tmp_path: Path) -> None:
    made = backed_up(home, tmp_path / "b")
    assert {path.stat().st_mode & 0o077 for path in [made, *made.iterdir()]} == {0}
    assert names(made) == ["keys.db", "klar.db", "manifest.json"]
    assert not [path for path in made.iterdir() if (home / "master.key").read_bytes() in path.read_bytes()]


def test_data_and_keys_can_lie_apart(home: Path, tmp_path: Path) -> None:
    made = backed_up(home, tmp_path / "b", "--keys-to", tmp_path / "k")
    assert names(made) == ["klar.db", "manifest.json"]
    assert names(tmp_path / "k" / made.name) == ["keys.db", "manifest.json"]


@pytest.mark.parametrize("option", ["folder", "keys"])
def test_it_is_refused_beside_what_it_copies(option: str, home: Path, tmp_path: Path) -> None:
    inside, outside = home / "b", tmp_path / "b"
    words = (inside,) if option == "folder" else (outside, "--keys-to", inside)
    found = klar(home, "backup", *words)
    assert found.exit_code == 3 and "utenfor KLAR_DATA" in found.output and not inside.exists() and not outside.exists()


def test_what_is_being_written_is_not_in_it(home: Path, tmp_path: Path) -> None:
    with connected(place(home)) as writer:
        writer.execute("INSERT INTO installation (name, value) VALUES ('half', '1')")
        made = back_up(settings(home), tmp_path / "b", tmp_path / "b", now())
        writer.commit()
    assert value(made / "klar.db", "SELECT count(*) FROM installation WHERE name = 'half'") == 0
    assert value(place(home), "SELECT count(*) FROM installation WHERE name = 'half'") == 1


@pytest.mark.parametrize("step", ["copy", "describe", "sync"])
def test_cut_off_it_is_not_there_at_all(step: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_words: object) -> None:
        raise OSError(28, "No space left on device", "disk")

    monkeypatch.setattr(backup_module, step, fail)
    found = klar(home, "backup", tmp_path / "b")
    assert found.exit_code == 1 and "No space left" in found.output and names(tmp_path / "b") == []


def test_another_master_key_is_found_out_when_the_backup_is_taken(home: Path, tmp_path: Path) -> None:
    klar(home, "settings", "--new-key", tmp_path / "other")
    found = klar(home, "backup", tmp_path / "b", KLAR_MASTER_KEY_FILE=tmp_path / "other")
    assert found.exit_code == 2 and "KLAR_MASTER_KEY_FILE" in found.output and names(tmp_path / "b") == []


def test_a_week_of_nightly_backups_is_kept(home: Path, tmp_path: Path) -> None:
    for day in range(1, 11):
        with time_machine.travel(f"2027-03-{day:02}T01:00:{10 - day:02}Z", tick=False):
            backed_up(home, tmp_path / "b", "--keys-to", tmp_path / "k")
    assert names(tmp_path / "b") == names(tmp_path / "k") == [f"klar-202703{day:02}-0100{10 - day:02}" for day in range(4, 11)]


def test_only_what_it_made_itself_is_removed(home: Path, tmp_path: Path) -> None:
    place = tmp_path / "b"
    others = ["klar-20200101-000000", "klar-viktig", "regnskap"]
    for name in [*others, "klar-20200101-000000.partial"]:
        (place / name).mkdir(parents=True)
        (place / name / "manifest.json").write_text('{"made_by": "another"}')
    (place / "klar-20200102-000000").symlink_to(backed_up(home, tmp_path / "c"))
    made = backed_up(home, place, "--keep-days", 1)
    assert names(place) == sorted([*others, "klar-20200102-000000", made.name]) and len([*(tmp_path / "c").iterdir()]) == 1


@pytest.mark.parametrize("days", [0, 8])
def test_nobody_can_ask_for_more_than_a_week(days: int, home: Path, tmp_path: Path) -> None:
    assert klar(home, "backup", tmp_path / "b", "--keep-days", days).exit_code == 2
    assert not (tmp_path / "b").exists()
