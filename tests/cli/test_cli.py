"""The command line as an operator meets it: help with an example, exit codes, and errors that name what to mend."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from klar.cli import main
from klar.db import db
from klar.models.audit_event import AuditEvent
from klar.models.member import Member
from klar.models.officer import Officer
from tests.engine import place


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield (*before, name)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    if db.obj is not None and not db.is_closed():
        db.close()


def run(*words: object, **environ: object) -> Result:
    clean = {name: None for name in os.environ if name.startswith("KLAR_")}
    return CliRunner().invoke(main, [str(word) for word in words], env={**clean, **{k: str(v) for k, v in environ.items()}})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a key and a database."""
    assert run("settings", "--new-key", tmp_path / "master.key").exit_code == 0
    assert run("migrate", KLAR_DATA=tmp_path).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("command", list(commands(main)), ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_has_an_example(command: tuple[str, ...], flag: str) -> None:
    found = run(*command, flag)
    assert found.exit_code == 0 and "Eksempel: " in found.output and "klar " in found.output.split("Eksempel: ")[1]


def test_the_commands_are_these() -> None:
    wanted = {"demo", "serve", "migrate", "world", "import register", "audit verify", "settings", "access explain", "backup", "restore", "keys rotate", "doctor", "audit checkpoint", "audit review", "retention run"}
    assert wanted <= {" ".join(command) for command in commands(main)}


def test_settings_lists_them_all_and_hides_secrets(home: Path) -> None:
    found = run("settings", KLAR_DATA=home, KLAR_OIDC_CLIENT_SECRET="hemmelig")
    assert found.exit_code == 0 and "Innstillingene er i orden." in found.output
    assert "KLAR_MASTER_KEY_FILE=" in found.output and "hemmelig" not in found.output.replace("Klars hemmelighet", "")


@pytest.mark.parametrize(
    ("environ", "name"),
    [({"KLAR_HOSTS": "*"}, "KLAR_HOSTS"), ({"KLAR_WRONG": "1"}, "KLAR_WRONG"), ({"KLAR_MASTER_KEY_FILE": "/nowhere"}, "KLAR_MASTER_KEY_FILE")],
)
@pytest.mark.parametrize("command", [("settings",), ("migrate",), ("serve",), ("audit", "verify")])
def test_a_bad_setting_stops_every_command_by_name(command: tuple[str, ...], environ: dict[str, str], name: str, home: Path) -> None:
    found = run(*command, KLAR_DATA=home, **environ)
    assert found.exit_code == 2 and name in found.output and "Traceback" not in found.output


def test_a_new_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "k"
    assert run("settings", "--new-key", path).exit_code == 0 and path.stat().st_mode & 0o777 == 0o600
    before, again = path.read_bytes(), run("settings", "--new-key", path)
    assert again.exit_code == 1 and "skrevet over" in again.output and path.read_bytes() == before


def test_migrate_says_what_it_did(tmp_path: Path) -> None:
    run("settings", "--new-key", tmp_path / "master.key")
    first, second = run("migrate", KLAR_DATA=tmp_path), run("migrate", KLAR_DATA=tmp_path)
    assert "0001_start" in first.output and second.output == "Databasen var klar fra før.\n"


def test_an_old_database_says_to_migrate(tmp_path: Path) -> None:
    run("settings", "--new-key", tmp_path / "master.key")
    found = run("audit", "verify", KLAR_DATA=tmp_path)
    assert found.exit_code == 1 and "klar migrate" in found.output


def test_a_newer_database_is_refused(home: Path) -> None:
    table = next(name for name in db.get_tables() if "migration" in name)
    db.execute_sql(f'INSERT INTO "{table}" (name, applied) VALUES ("9999_later", "2030-01-01")' if "applied" in columns(table) else later(table))
    found = run("migrate", KLAR_DATA=home)
    assert found.exit_code == 1 and "nyere" in found.output and "Traceback" not in found.output


def columns(table: str) -> list[str]:
    return [row[1] for row in db.execute_sql(f'PRAGMA table_info("{table}")')]


def later(table: str) -> str:
    names = [name for name in columns(table) if name != "id"]
    values = ", ".join("'9999_later'" if name == "name" else "'2030-01-01'" for name in names)
    return f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({values})'


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.ndjson"
    assert run("world", "--seed", "3", "--size", "demo", path).output == f"Skrev {path}.\n"
    return path


def test_the_same_seed_is_the_same_world(register: Path, tmp_path: Path) -> None:
    run("world", "--seed", "3", "--size", "demo", tmp_path / "again")
    run("world", "--seed", "4", "--size", "demo", tmp_path / "other")
    assert (tmp_path / "again").read_bytes() == register.read_bytes() != (tmp_path / "other").read_bytes()


def test_import_and_verify(home: Path, register: Path) -> None:
    found = run("import", "register", register, KLAR_DATA=home)
    assert found.exit_code == 0 and Member.select().count() > 800
    checked = run("audit", "verify", KLAR_DATA=home)
    assert checked.exit_code == 0 and checked.output.endswith("linjer, alle i orden.\n")


def test_a_dry_run_saves_nothing(home: Path, register: Path) -> None:
    found = run("import", "register", register, "--dry-run", KLAR_DATA=home)
    assert found.exit_code == 0 and found.output and Member.select().count() == 0


def test_a_refused_import_has_its_own_code(home: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ndjson"
    bad.write_text("ikke json\n")
    found = run("import", "register", bad, KLAR_DATA=home)
    assert found.exit_code == 3 and "Traceback" not in found.output


def test_a_broken_record_has_its_own_code(home: Path, register: Path) -> None:
    run("import", "register", register, KLAR_DATA=home)
    AuditEvent.update(rule="x").where(AuditEvent.id == 1).execute()
    found = run("audit", "verify", KLAR_DATA=home)
    assert found.exit_code == 4 and found.output.startswith("Loggen er brutt ved linje 1.")


def test_a_taken_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = run("demo", "--port", port, "--folder", tmp_path / "demo")
    assert found.exit_code == 1 and f"Port {port} er i bruk" in found.output and not (tmp_path / "demo").exists()


def test_serve_needs_a_way_to_sign_in(home: Path) -> None:
    found = run("serve", KLAR_DATA=home)
    assert found.exit_code == 2 and "KLAR_OIDC_ISSUER" in found.output


def test_serve_never_serves_a_demo(made: Path, home: Path) -> None:
    assert "KLAR_DEMO" in run("serve", KLAR_DATA=home, KLAR_DEMO="1").output
    found = run("serve", KLAR_DATA=made, KLAR_DATABASE=place(made))
    assert found.exit_code == 2 and "er en demo" in found.output


ODD = {
    "a world in a folder that is not there": ("world", "/nowhere/at/all/x.ndjson"),
    "a world in place of a folder": ("world", "/"),
    "an import of nothing": ("import", "register", "/nowhere.ndjson"),
    "a port that is none": ("demo", "--port", "99999"),
    "a port below none": ("demo", "--port", "-1"),
    "a key where no folder is": ("settings", "--new-key", "/nowhere/at/all/key"),
    "an unknown command": ("danse",),
    "an invitation to nobody": ("invite", "X"),
    "access of nobody": ("access", "explain", "X", "1"),
    "access to no number": ("access", "explain", "X", "sak"),
    "access to a number too large": ("access", "explain", "X", 2**63),
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_wish_gets_a_sentence(what: str, home: Path) -> None:
    found = run(*ODD[what], KLAR_DATA=home)
    assert found.exit_code not in (0, None) and isinstance(found.exception, SystemExit), repr(found.exception)
    assert found.output.strip()


def test_access_is_explained_in_a_case_that_is_there(home: Path) -> None:
    Officer.create(number="T1", name="Prøve")
    found = run("access", "explain", "T1", "1", KLAR_DATA=home)
    assert (found.exit_code, found.output) == (1, "Fant ingen sak med nummer 1.\n")


def test_data_in_a_folder_that_is_not_there(home: Path) -> None:
    found = run("migrate", KLAR_DATA=home, KLAR_DATABASE="/nowhere/at/all/klar.db")
    assert found.exit_code != 0 and isinstance(found.exception, SystemExit), repr(found.exception)
