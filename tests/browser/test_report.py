"""A monthly report from data to read: the coordinator's phone and a board's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from klar.db import connect, db
from klar.models.network import NetworkBranch
from klar.models.report import MonthlyReport, ReportBoard
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Handset, Phones
from tests.browser.server import Server
from tests.engine import copied, place
from tests.report.making import reps, talk


@pytest.fixture(scope="module")
def handset(chromium: Browser, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handset]:
    """A server where eleven reps of the demo's network were talked with last month, and nobody has told of it."""
    running = Server(copied(made, tmp_path_factory.mktemp("reported")))
    connect(place(running.folder))
    for model in (ReportBoard, MonthlyReport):
        model.delete().execute()
    within = {row.branch_id for row in NetworkBranch.select()}
    for rep in [one for one in reps() if one.unit.parent_id in within][:11]:
        talk(rep)
    db.close()
    yield Handset(chromium, running.start())
    running.stop()


def test_from_data_to_read(phones: Phones) -> None:
    coordinator, board = phones("coordinator"), phones("branch_leader")
    coordinator.tap("Mer").tap("Dem jeg følger opp").tap("Nettverk og rapporter").tap("Nettverk for to")
    assert coordinator.sees("Ring Tonje") and breaches(coordinator, lists="clubs", words=400) + faults(coordinator) == []
    coordinator.tap("Skriv månedsrapporten").tap(coordinator.page.locator(".answer").first)
    assert "Vi snakket med 11 tillitsvalgte." in coordinator.page.locator("#answer").input_value()
    coordinator.page.locator("#answer").press_sequentially(" Det var fint.")
    coordinator.tap("Lagre teksten").page.fill("#answer", "Samling for alle.")
    coordinator.tap("Lagre teksten")
    assert "Det var fint." in coordinator.words and breaches(coordinator, words=250) + faults(coordinator) == []
    address = coordinator.path
    assert coordinator.tap("Send til styrene").words.count("ikke lest ennå") == 2
    board.open("/rapporter").tap("Nettverk for to fagforeninger, ")
    assert board.path == address and "Det var fint." in board.words and breaches(board, words=250) + faults(board) == []
    assert not board.tap("Merk som lest").sees("Merk som lest")
    assert "lest i dag" in coordinator.open(address).words
