"""`klar jobs`: what it does by itself and when, that it ends when it is told to, and what the doctor says when it does not run."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from klar import jobs
from klar.cli import main
from klar.db import db, now
from klar.models.told import Message
from klar.notify.outbox import prune
from klar.notify.reminding import remind
from klar.upkeep.telling import telling
from tests.browser.server import START
from tests.conftest import World
from tests.engine import ON_POSTGRESQL, only_sqlite, place
from tests.notify.conftest import Clock, Rep
from tests.notify.services import Outside


def test_it_looks_ahead_every_ten_minutes_and_sends_every_minute(rep: Rep) -> None:
    times = {task.name: task for task in jobs.clock(rep.settings)._registry.periodic_tasks}
    found = {name: [minute for minute in range(60) if task.validate_datetime(datetime(2026, 11, 22, 12, minute))] for name, task in times.items()}
    assert found == {"remind": [*range(0, 60, 10)], "send": [*range(60)], "arrivals": [*range(60)], "prune": []}


def test_what_the_clock_calls_tells(rep: Rep, kannel: Outside) -> None:
    rep.wants("sms").case(1)
    clock = jobs.clock(rep.settings)
    for task in sorted(clock._registry.periodic_tasks, key=lambda task: task.name):
        clock.execute(task)
    assert len(kannel.got) == 1


def test_one_round_by_hand(rep: Rep) -> None:
    rep.wants("sms").case(1)
    assert [jobs.once(rep.settings), jobs.once(rep.settings)] == [1, 0]


def test_what_was_told_is_forgotten_after_a_month(rep: Rep, clock: Clock) -> None:
    rep.wants("sms").case(1)
    rep.told()
    for days, kept in ((29, 1), (31, 0)):
        clock.at(12, days=days)
        prune()
        assert len(rep.messages()) == kept


def hears(process: int, number: int) -> bool:
    """Whether it has said what it does at that signal."""
    caught = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{process}/status").read_text())
    return bool(int(caught[1], 16) >> (number - 1) & 1)


@only_sqlite
def test_it_works_at_once_until_it_is_told_to_stop(made: Path) -> None:
    environ = {**os.environ, "KLAR_DATA": str(made), "KLAR_DEMO": "1"}
    process = subprocess.Popen([sys.executable, "-c", START, "jobs"], env=environ, stderr=subprocess.PIPE, text=True)
    try:
        while "executed in" not in (said := json.loads(process.stderr.readline()))["message"]:
            assert said["level"] == "info"
        while not hears(process.pid, signal.SIGTERM):
            time.sleep(0.02)
        process.terminate()
        assert "gracefully" in process.stderr.read() and process.wait(30) == 0
    finally:
        process.kill()
        process.stderr.close()


def test_the_doctor_sees_what_is_not_set_up(rep: Rep) -> None:
    assert telling(rep.settings).said == "Varsler går til telefoner, på e-post og på SMS."


@pytest.mark.parametrize(("status", "said"), [("waiting", "1 varsler har ventet i over en time. Går «klar jobs»?"), ("claimed", "1 varsler kom kanskje ikke fram")])
def test_the_doctor_sees_what_has_not_gone(rep: Rep, clock: Clock, status: str, said: str) -> None:
    rep.wants("sms").case(1)
    remind()
    long_ago = now() - timedelta(hours=2)
    Message.update(status=status, due_at=long_ago, claimed_at=long_ago).execute()
    found = telling(rep.settings)
    assert found.level == "advarsel" and found.said.startswith(said)


@pytest.mark.skipif(not ON_POSTGRESQL, reason="only PostgreSQL has roles")
def test_a_role_that_sees_what_one_page_sees_cannot_remind_anybody(world: World) -> None:
    if not db.execute_sql("SELECT 1 FROM pg_roles WHERE rolname = 'page_login'").fetchone():
        db.execute_sql("CREATE ROLE page_login LOGIN IN ROLE klar_web")
    address = world.app.config["KLAR"].database.replace("klar@", "page_login@")
    found = CliRunner().invoke(main, ["jobs", "--once"], env={"KLAR_DATA": str(world.folder), "KLAR_DATABASE": address, "KLAR_DEMO": "1"})
    assert found.exit_code == 2 and "som eieren av databasen" in found.output


def test_one_round_on_the_command_line(world: World) -> None:
    address = str(place(world.folder))
    found = CliRunner().invoke(main, ["jobs", "--once"], env={"KLAR_DATA": str(world.folder), "KLAR_DATABASE": address, "KLAR_DEMO": "1"})
    assert found.exit_code == 0 and found.output == "Varslet 0 tillitsvalgte.\n"
