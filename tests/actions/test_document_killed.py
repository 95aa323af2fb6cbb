"""Killed in the middle of keeping papers: every paper that is there is whole, and what is left over is swept up."""

import os
import signal
import subprocess
import sys
import time
from random import Random

import pytest

from klar.actions.case import NewCase, open_case
from klar.actions.case.document_reading import read_document
from klar.actions.case.document_removal import sweep
from klar.db import db, today
from klar.files import store
from klar.models.case import Document
from klar.models.officer import held
from tests.conftest import World

# Keeps papers without a pause, and says so after each.
KEEPS = """
import os, sys
from klar import config
from klar.actions.case.document import add_document
from klar.files import Received
from klar.installation import open_databases
open_databases(config.read(dict(os.environ)))
while True:
    add_document(int(sys.argv[1]), int(sys.argv[2]), Received("jpeg", os.urandom(60_000), os.urandom(90_000)), "a.jpg")
    sys.stdout.write("kept\\n")
    sys.stdout.flush()
"""
TIMES = 8


@pytest.fixture
def rep(world: World) -> tuple[int, int]:
    """Somebody, and their case."""
    leader = world.person("club_leader").id
    return leader, open_case(leader, NewCase(kind="lonn_feil", unit=held(me=leader, today=today())[0].unit)).id


def kept_until_killed(world: World, rep: tuple[int, int], pause: float) -> int:
    """How many papers it was told of."""
    environ = {**os.environ, "KLAR_DATA": str(world.folder), "KLAR_DATABASE": str(world.app.config["KLAR"].database), "KLAR_DEMO": "1"}
    with subprocess.Popen([sys.executable, "-c", KEEPS, *map(str, rep)], stdout=subprocess.PIPE, env=environ) as keeping:
        assert keeping.stdout.readline() == b"kept\n"
        time.sleep(pause)
        keeping.send_signal(signal.SIGKILL)
        return 1 + keeping.stdout.read().count(b"kept\n")


def test_no_paper_is_half_and_none_is_lost(world: World, rep: tuple[int, int]) -> None:
    db.close()
    chance = Random(7)
    told = sum(kept_until_killed(world, rep, chance.random() / 10) for _time in range(TIMES))
    papers = [row.id for row in Document.select(Document.id)]
    Document.update(evidence="yes").execute()  # some were killed before it was answered, and until then the original is not shown
    sizes = {(len(read_document(*rep, paper).content), len(read_document(*rep, paper, original=True).content)) for paper in papers}
    assert told <= len(papers) <= told + TIMES and sizes == {(60_000, 90_000)}
    for name in store.files():
        os.utime(store.folder / name, (0, 0))
    sweep()
    assert len(store.files()) == 2 * len(papers)
