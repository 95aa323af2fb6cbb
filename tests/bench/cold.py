"""A page opened by a cold phone: an empty cache, slow 4G, a processor four times slower than this one."""

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser

from tests.browser.conftest import SMALL
from tests.browser.wire import VITALS, Wire

LATENCY, DOWN, UP, SLOWER = 150, 1_600_000 // 8, 750_000 // 8, 4  # ms, bytes a second each way, times
SETTLES = 500  # ms after the load event


@dataclass(frozen=True)
class Opened:
    """What is opened: its address, and the cookie that lets one in."""

    title: str
    address: str
    cookie: str = ""


@dataclass(frozen=True)
class Cold:
    """Bytes with headers; `script` without, as compressed; `lcp` in seconds; `cls` is a share of the screen."""

    bytes: int
    requests: int
    script: int
    lcp: float
    cls: float


def cold(browser: Browser, page: Opened, rounds: int) -> Cold:
    """Of so many visits, each by a browser that has never been there: the middle of what is fetched, the soonest it is
    seen (line and processor are held to a speed, so that the rest is this machine's other work), the most it jumps."""
    seen = [visit(browser, page) for _ in range(rounds)]
    fetched = (median(getattr(each, name) for each in seen) for name in ("bytes", "requests", "script"))
    return Cold(*fetched, min(each.lcp for each in seen), max(each.cls for each in seen))


def visit(browser: Browser, page: Opened) -> Cold:
    context = browser.new_context(viewport=SMALL, has_touch=True, is_mobile=True, device_scale_factor=2, locale="nb-NO")
    if page.cookie:
        name, _, value = page.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": page.address}])
    tab = context.new_page()
    wire = Wire(tab)
    wire.session.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP})
    wire.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto(page.address, wait_until="load", timeout=60_000)
    tab.wait_for_timeout(SETTLES)
    vitals = tab.evaluate(VITALS)
    context.close()
    return Cold(wire.bytes, len(wire.kinds), wire.script, vitals["lcp"] / 1000, vitals["cls"])
