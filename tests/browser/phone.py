"""A phone with Chromium in it."""

import re
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request

from tests.browser.hand import Hand

BLOCKED = "Service Worker registration blocked"  # what Playwright says of it where a test has no worker: it cannot see, or cut, what goes past one
CSP_WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"


class Phone(Hand):
    """One tab. `trouble` holds what no page should do: errors in the console, broken rules, requests that failed."""

    def __init__(self, context: BrowserContext, base: str, *, script: bool = True):
        super().__init__(base, script=script)
        self.context = context
        self.trouble: list[str] = []
        self.still = False  # without a line the page stays, whatever is tapped
        self.expected = ""  # a pattern of trouble that the test is about
        self.page = self.tab()

    def tab(self) -> Page:
        page = self.context.new_page()
        page.add_init_script(CSP_WATCH)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        return page

    def open(self, path: str = "/") -> "Phone":
        self.page.goto(self.base + path)
        return self

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base)

    def find(self, name: str | re.Pattern) -> Locator:
        """The first link or button whose name begins so."""
        name = re.compile("^" + re.escape(name)) if isinstance(name, str) else name
        return self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name)).first

    def tap(self, name: str | re.Pattern | Locator, *, stays: bool = False) -> "Phone":
        self.taps += 1
        target = name if isinstance(name, Locator) else self.find(name)
        if stays or self.still:
            target.tap()
        else:
            with self.page.expect_navigation():
                target.tap()
        return self

    def pick(self, place: str, *, stays: bool = False) -> "Phone":
        return self.tap(self.page.locator(place).first, stays=stays)

    def back(self) -> "Phone":
        self.page.go_back()
        return self

    def reload(self) -> "Phone":
        self.page.reload()
        return self

    def start_over(self) -> "Phone":
        self.page.close(run_before_unload=False)
        self.page = self.tab()
        return self.open()

    def cookies(self) -> list[str]:
        return [cookie["name"] for cookie in self.context.cookies(self.base)]

    def forget(self) -> None:
        self.context.clear_cookies()

    def fill(self, place: str, text: str) -> "Phone":
        self.page.locator(place).first.fill(text)
        return self

    def write(self, text: str) -> "Phone":
        self.page.keyboard.type(text)
        return self

    def evaluate(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def sees(self, name: str) -> bool:
        return self.find(name).is_visible()

    def text(self, place: str) -> str:
        return self.page.locator(place).first.inner_text()

    def count(self, place: str) -> int:
        return self.page.locator(place).count()

    def pause(self, seconds: float) -> None:
        self.page.wait_for_timeout(seconds * 1000)

    def rings(self, name: str) -> str:
        self.taps += 1
        return self.find(name).get_attribute("href").removeprefix("tel:")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console: {message.text} {message.location.get('url', '')}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a newer request took its place, or the page was left
            self._note(f"request: {request.failure} {request.url}")

    def _note(self, text: str) -> None:
        if not (self.expected and re.search(self.expected, text)):
            self.trouble.append(text)
