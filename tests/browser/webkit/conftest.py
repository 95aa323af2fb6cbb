"""The phones of this folder have WebKit in them; a journey that is told for any engine is the same."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.common.proxy import Proxy
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import ReadTimeoutError

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
def webkit(screen: str) -> Iterator[Remote]:
    """One browser, that each phone has to itself in its turn. A start that hangs, which happens, is tried again."""
    for patience in (15, 30, 60):
        service = Service(program.driver(), env={**os.environ, "DISPLAY": screen, "NO_AT_BRIDGE": "1"}, popen_kw={"start_new_session": True})
        service.start()
        try:
            driver = started(service.service_url, patience)
            break
        except ReadTimeoutError:
            end(service)
    else:
        pytest.fail("WebKit does not start")
    yield driver
    driver.quit()
    end(service)


def end(service: Service) -> None:
    """The driver, and the browser it has started, which are a process group of ours."""
    os.killpg(service.process.pid, signal.SIGTERM)
    service.process.wait(10)


def started(address: str, patience: int) -> Remote:
    """A window of a phone's size. Raises ReadTimeoutError."""
    options = Options()
    options.binary_location, options.proxy = program.browser(), Proxy(ALONE)
    for argument in ("--automation", "--full-screen"):  # without its bars the window may be as narrow as a phone
        options.add_argument(argument)
    driver = Remote(RemoteConnection(client_config=ClientConfig(address, timeout=patience)), options=options)
    driver.command_executor.client_config.timeout = 60
    driver.set_window_rect(0, 0, *SMALL.values())
    return driver


@pytest.fixture
def phones(webkit: Remote, server: Server) -> Iterator[Phones]:
    """`phones(role, nth)`: a phone signed in as that person, on Home. What goes wrong on any of them fails the test."""
    made: list[WebkitPhone] = []

    def give(role: str = "", nth: int = 0, *, fresh: bool = False, script: bool = True, base: str = server.base) -> WebkitPhone:
        made.append(WebkitPhone(webkit, base).new())
        if role:
            sign_in(made[-1], role, nth)
            if made[-1].path != "/":  # a cookie that comes just after others were deleted goes with them now and then
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
