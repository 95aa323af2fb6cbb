"""The phones of this folder have WebKit in them; a journey that is told for any engine is the same."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.common.proxy import Proxy
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.conftest import SMALL
from tests.browser.flows import sign_in
from tests.browser.server import Server
from tests.browser.webkit import program
from tests.browser.webkit.phone import WebkitPhone

Phones = Callable[..., WebkitPhone]
# No address but this machine's own is reached.
ALONE = {"proxyType": "MANUAL", "httpProxy": "127.0.0.1:9", "sslProxy": "127.0.0.1:9", "noProxy": ["127.0.0.1", "localhost"]}


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A screen as small as the phone's, that nobody looks at."""
    if not program.is_here():
        pytest.skip(program.WITHOUT)
    read, write = os.pipe()
    command = [shutil.which("Xvfb"), "-displayfd", str(write), "-screen", "0", "360x640x24", "-nolisten", "tcp"]
    running = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    yield f":{os.read(read, 20).decode().strip()}"
    os.close(read)
    running.terminate()
    running.wait(10)


@pytest.fixture(scope="session")
def webdriver(screen: str) -> Iterator[str]:
    """The address of the driver."""
    arguments = {"executable_path": program.driver(), "service_args": ["--replace-on-new-session"]}
    service = Service(**arguments, env={**os.environ, "DISPLAY": screen, "NO_AT_BRIDGE": "1"})
    service.start()
    yield service.service_url
    service.stop()


@pytest.fixture
def webkit(webdriver: str) -> Iterator[Callable[[], Remote]]:
    """A browser that remembers nothing of the one before it; there is one at a time."""
    running: list[Remote] = []

    def start() -> Remote:
        if running:
            running.pop().quit()
        options = Options()
        options.binary_location, options.proxy = program.browser(), Proxy(ALONE)
        for argument in ("--automation", "--full-screen"):  # without the bars the window may be as narrow as a phone
            options.add_argument(argument)
        running.append(Remote(RemoteConnection(client_config=ClientConfig(webdriver, timeout=30)), options=options))
        running[-1].set_window_rect(0, 0, *SMALL.values())
        return running[-1]

    yield start
    for each in running:
        each.quit()


@pytest.fixture
def phones(webkit: Callable[[], Remote], server: Server) -> Iterator[Phones]:
    """`phones(role, nth)`: a phone signed in as that person, on Home. What goes wrong on any of them fails the test."""
    made: list[WebkitPhone] = []

    def give(role: str = "", nth: int = 0, *, fresh: bool = False, script: bool = True, base: str = server.base) -> WebkitPhone:
        made.append(WebkitPhone(webkit(), base))
        if role:
            sign_in(made[-1], role, nth)
            made[-1].taps = 0
        return made[-1]

    yield give
    if made:
        made[-1].listen()
    assert [line for phone in made for line in phone.trouble] == []


@pytest.fixture
def script() -> bool:
    """There is no switch for it here."""
    return True
