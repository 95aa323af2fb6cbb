"""`klar practice` as a process: it opens, begins anew each night, and ends with whoever started it."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import requests

from klar.cli.base import Stop
from klar.cli.practice import next_morning, serve_until
from klar.db import OSLO
from tests.browser.server import Server

SLEEPS, ENDS = [sys.executable, "-c", "import time; time.sleep(60)"], [sys.executable, "-c", "raise SystemExit(1)"]


@pytest.fixture(autouse=True)
def _own_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_all: None)  # pytest has its own


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-23T03:59", "2026-11-23T04:00+01:00"),
        ("2026-11-23T04:00", "2026-11-24T04:00+01:00"),
        ("2026-03-28T12:00", "2026-03-29T04:00+02:00"),  # the clock is put forward that night
        ("2026-10-24T12:00", "2026-10-25T04:00+01:00"),  # and back
        ("2026-12-31T23:00", "2027-01-01T04:00+01:00"),
    ],
)
def test_the_next_four_oclock_in_oslo(now: str, then: str) -> None:
    assert next_morning(datetime.fromisoformat(now).replace(tzinfo=OSLO)) == datetime.fromisoformat(then)


def test_in_the_morning_the_old_one_is_stopped_and_another_may_begin() -> None:
    assert serve_until(datetime.now(OSLO) + timedelta(seconds=0.5), SLEEPS, {}, None) is True


def test_it_ends_with_whoever_started_it() -> None:
    assert serve_until(datetime.now(OSLO) + timedelta(hours=1), SLEEPS, {}, os.getppid() + 1) is False


def test_a_server_that_falls_is_said_and_not_passed_over() -> None:
    with pytest.raises(Stop, match="stoppet"):
        serve_until(datetime.now(OSLO) + timedelta(hours=1), ENDS, {}, None)


def test_it_opens_lets_in_and_ends_when_told_and_is_new_the_next_time(tmp_path: Path) -> None:
    settings = {"KLAR_PRACTICE_HOME": "http://127.0.0.1:1", "KLAR_INSECURE_HTTP": "1", "KLAR_DATABASE": "postgresql://nobody@/klar", "KLAR_DEMO": "1"}
    server = Server(tmp_path, "practice", "--folder", str(tmp_path / "o"), **os.environ | settings)
    phone = requests.Session()
    server.start()
    assert "Øvelser" in phone.get(f"{server.base}/inn", timeout=20).text
    server.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{server.base}/helse", timeout=2)
    server.start()
    assert phone.get(f"{server.base}/saker/1", timeout=20, allow_redirects=False).status_code == 302
    server.stop()
