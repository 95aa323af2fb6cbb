"""What people type is only words: strings that would be code, in every text field, on every page it comes to (`make drill`: all of them)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.injecting import Injecting
from tests.browser.injections import INJECTIONS
from tests.browser.server import Server
from tests.conftest import World
from tests.engine import ON_POSTGRESQL

PARTS = 4


@pytest.fixture
def injecting(chromium: Browser, world: World) -> Iterator[Injecting]:
    server = Server(world.folder).start()
    yield Injecting(chromium, world, server)
    server.stop()


@pytest.mark.skipif(ON_POSTGRESQL, reason="the pages are the same on either engine")
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_runs_and_nothing_is_sent(part: int, injecting: Injecting) -> None:
    """A part of the fields at a time, so that no test takes minutes."""
    injecting.fields = injecting.fields[part::PARTS]
    watched = injecting.run(some=120)
    assert watched.faults == []
    assert injecting.unseen() == set()
    assert len(injecting.fields) > 15


def test_there_are_300_different_ones() -> None:
    assert len(set(INJECTIONS)) >= 300
