"""A person with a phone: taps and types, and both are counted."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request

WITHOUT_SCRIPT = 2  # more taps a journey may cost when the browser runs no script (ux.md 30)
CSP_WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"


class Phone:
    """One tab. `trouble` holds what no page should do: errors in the console, broken rules, requests that failed."""

    def __init__(self, context: BrowserContext, base: str, *, script: bool = True):
        self.context, self.base, self.script = context, base, script
        self.taps = self.typed = 0
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

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def words(self) -> str:
        return self.page.locator("body").inner_text()

    def find(self, name: str | re.Pattern) -> Locator:
        """The first link or button whose name begins so."""
        name = re.compile("^" + re.escape(name)) if isinstance(name, str) else name
        return self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name)).first

    def tap(self, name: str | re.Pattern | Locator, *, stays: bool = False) -> "Phone":
        """Taps a link or button; waits for the next page unless the page `stays`."""
        self.taps += 1
        target = name if isinstance(name, Locator) else self.find(name)
        if stays or self.still:
            target.tap()
        else:
            with self.page.expect_navigation():
                target.tap()
        return self

    def rings(self, name: str) -> str:
        """Taps what calls somebody; returns the number. The call itself is the telephone's."""
        self.taps += 1
        return self.find(name).get_attribute("href").removeprefix("tel:")

    def type(self, text: str) -> "Phone":
        """Types where the cursor stands."""
        assert self.page.evaluate("document.activeElement.matches('input, textarea')"), "nothing to type in"
        self.typed += len(text)
        self.page.keyboard.type(text)
        return self

    def within(self, taps: int, typed: int = 0) -> None:
        """Asserts the budget of ux.md § 4."""
        assert self.taps <= taps + (0 if self.script else WITHOUT_SCRIPT)
        assert self.typed <= typed

    def until(self, condition: Callable[[], bool], seconds: float = 3) -> "Phone":
        for _ in range(int(seconds * 20)):
            if condition():
                return self
            self.page.wait_for_timeout(50)
        raise AssertionError(f"did not happen within {seconds} s")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console: {message.text} {message.location.get('url', '')}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a newer request took its place, or the page was left
            self._note(f"request: {request.failure} {request.url}")

    def _note(self, text: str) -> None:
        if not (self.expected and re.search(self.expected, text)):
            self.trouble.append(text)
