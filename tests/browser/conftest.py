"""A real server, a real Chromium, and phones for the people of the demo."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState

from klar.recorded import Part, keep
from tests.browser import launched
from tests.browser.flows import sign_in
from tests.browser.pages import walk
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.storage import more_than_allowed
from tests.engine import copied

SMALL = {"width": 360, "height": 640}
# A page that a helper looks up by its number, with each kind of thing that can stand there.
KINDS = ("back", "more", "title", "heading", "text", "field", "file", "tick", "act", "quiet", "danger", "row", "answer", "link", "help")
SEEN = [Part(kind, "Ny oppgave", "Den første" if kind in ("row", "answer") else "") for kind in KINDS] + [Part("row", "Kari Vold", "Solbakken", own=False)]
LASTS = 300  # seconds a sign-in is used for: some pages ask for one from the last ten minutes
Phones = Callable[..., Phone]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_sessionfinish() -> None:
    launched.close()


@pytest.fixture(scope="session")
def server(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    keep(copied(made, folder) / "pages.json", {"nb": {122: SEEN}})
    running = Server(folder).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Browser:
    return launched.chromium()


class Handset:
    """Makes phones, signs them in once a person, and remembers the cookie for the next."""

    def __init__(self, chromium: Browser, server: Server):
        self.chromium, self.server = chromium, server
        self.known: dict[tuple[str, int], tuple[StorageState, float]] = {}
        self.ids: dict[str, int] = {}

    def make(self, state: StorageState | None = None, *, script: bool = True, **options: object) -> Phone:
        options = {"viewport": SMALL, "has_touch": True, "is_mobile": True, **options}
        context = self.chromium.new_context(storage_state=state, java_script_enabled=script, locale="nb-NO", **options)
        context.set_default_timeout(15_000)  # these machines are noisy
        return Phone(context, self.server.base, script=script)

    def state(self, role: str, nth: int) -> StorageState:
        state, until = self.known.get((role, nth), (None, 0))
        if time.monotonic() > until:
            phone = self.make(script=False)
            sign_in(phone, role, nth)
            state = phone.context.storage_state()
            self.known[role, nth] = state, time.monotonic() + LASTS
            phone.context.close()
        return state


@pytest.fixture(scope="session")
def handset(chromium: Browser, server: Server) -> Handset:
    """`ids` are found before anybody changes anything."""
    handset = Handset(chromium, server)
    leader, branch = (handset.make(handset.state(role, 0), script=False) for role in ("club_leader", "branch_leader"))
    handset.ids = walk(leader, branch)
    for phone in (leader, branch):
        phone.context.close()
    return handset


@pytest.fixture
def alone(chromium: Browser, made: Path, tmp_path: Path) -> Iterator[Handset]:
    """A server of the test's own, for a module whose `handset` it is: nobody else has changed anything there."""
    running = Server(copied(made, tmp_path / "own")).start()
    yield Handset(chromium, running)
    running.stop()


@pytest.fixture
def phones(handset: Handset) -> Iterator[Phones]:
    """`phones(role, nth)`: a phone signed in as that person, on Home. What goes wrong on any of them fails the test."""
    made: list[Phone] = []

    def give(
        role: str = "", nth: int = 0, *, fresh: bool = False, state: StorageState | None = None, expected: str = "", **options: object
    ) -> Phone:
        state = handset.state(role, nth) if role and not fresh else state
        made.append(handset.make(state, **options))
        made[-1].expected = expected
        if fresh:
            sign_in(made[-1], role, nth)
            made[-1].taps = 0
        return made[-1].open() if role else made[-1]

    yield give
    trouble = [line for phone in made for line in [*phone.trouble, *left_behind(phone)]]
    for phone in made:
        phone.context.close()
    assert not trouble


def left_behind(phone: Phone) -> list[str]:
    """After every journey: what the phone keeps that it may not."""
    here = phone.script and not phone.page.is_closed() and phone.page.url.startswith(phone.base)
    return more_than_allowed(phone) if here else []


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def script(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture(scope="session")
def ids(handset: Handset) -> dict[str, int]:
    """Numbers of one of each thing that has a page of its own, all within reach of the first leaders."""
    return handset.ids
