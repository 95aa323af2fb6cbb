"""A phone with WebKit in it, the engine of every iPhone: Debian's WebKitGTK, driven over WebDriver."""

import re
import time
from typing import Any

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.hand import Hand

PATIENCE = 15  # seconds: these machines are noisy
# The names of links and buttons, as they are read aloud; those that are seen.
NAMED = """const [source, flags] = arguments, name = new RegExp(source, flags);
return [...document.querySelectorAll('a[href], button')].find((e) =>
  e.checkVisibility({visibilityProperty: true}) && name.test((e.getAttribute('aria-label') ?? e.innerText).replace(/\\s+/g, ' ').trim()));"""
# No console is told over WebDriver: what goes wrong is written down on the page from the moment it has loaded.
WATCH = """if (!window.wrong) {
  window.wrong = [];
  addEventListener('error', (e) => wrong.push(e.message));
  addEventListener('unhandledrejection', (e) => wrong.push(String(e.reason)));
  document.addEventListener('securitypolicyviolation', (e) => wrong.push(`CSP ${e.violatedDirective} ${e.blockedURI}`));
}
return window.wrong;"""

WIPE = """(async () => {
  localStorage.clear(); sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
})()"""


class WebkitPhone(Hand):
    """One window. `trouble` holds what no page should do, as far as WebDriver tells."""

    def __init__(self, driver: Remote, base: str):
        super().__init__(base)
        self.driver, self.trouble = driver, []

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.base)

    def open(self, path: str = "/") -> "WebkitPhone":
        return self._left(lambda: self.driver.get(self.base + path))

    def back(self) -> "WebkitPhone":
        return self._left(self.driver.back)

    def reload(self) -> "WebkitPhone":
        return self._left(self.driver.refresh)

    def tap(self, name: str | re.Pattern, *, stays: bool = False) -> "WebkitPhone":
        return self._tapped(lambda: self._named(name), stays)

    def pick(self, place: str, *, stays: bool = False) -> "WebkitPhone":
        return self._tapped(lambda: self._first(place), stays)

    def new(self) -> "WebkitPhone":
        """As it comes from the shop: nothing in it of whoever had it before."""
        self._window()
        self.driver.get(f"{self.base}/helse")
        self.forget()
        self.soon(WIPE)
        return self

    def start_over(self) -> "WebkitPhone":
        self.listen()
        self._window()
        return self.open()

    def cookies(self) -> list[str]:
        return [cookie["name"] for cookie in self.driver.get_cookies()]

    def forget(self) -> None:
        self._awaited(self._without_cookies)

    def _without_cookies(self) -> bool:
        """An answer that was on its way when they were deleted may bring one more."""
        self.driver.delete_all_cookies()
        return not self.driver.get_cookies()

    def fill(self, place: str, text: str) -> "WebkitPhone":
        field = self._awaited(lambda: self._first(place))
        field.clear()
        field.send_keys(text)
        return self

    def write(self, text: str) -> "WebkitPhone":
        self.driver.switch_to.active_element.send_keys(text)
        return self

    def evaluate(self, expression: str) -> Any:
        return self.driver.execute_script(f"return {expression}")

    def sees(self, name: str) -> bool:
        return bool(self._named(name))

    def text(self, place: str) -> str:
        return self._awaited(lambda: self._first(place)).get_property("innerText").strip()

    def count(self, place: str) -> int:
        return len(self._all(place))

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)

    def rings(self, name: str) -> str:
        self.taps += 1
        return self._named(name).get_attribute("href").removeprefix("tel:")

    def soon(self, promised: str, *arguments: object) -> Any:
        """What a promise of the test's script comes to."""
        return self.driver.execute_async_script(f"const done = arguments[arguments.length - 1]; ({promised}).then(done)", *arguments)

    def listen(self) -> None:
        """Takes what has gone wrong on the page so far."""
        self.trouble += [line for line in self.driver.execute_script(WATCH) if line not in self.trouble]

    def _window(self) -> None:
        """Another window instead of the one that is open."""
        old = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        self.driver.switch_to.window(old)
        self.driver.close()
        self.driver.switch_to.window(new)

    def _tapped(self, find: Any, stays: bool) -> "WebkitPhone":
        self.taps += 1
        target = self._awaited(find)
        if stays:
            target.click()
            return self
        return self._left(target.click)

    def _left(self, act: Any) -> "WebkitPhone":
        """Does what leads to another page, and waits until that is there."""
        before = self._page()
        if before:
            self.listen()
        act()
        self._awaited(lambda: self._page() not in (before, None) and self.evaluate("document.readyState") == "complete")
        self.listen()
        return self

    def _page(self) -> str | None:
        """Which document the window stands on."""
        try:
            return self.driver.find_element("css selector", "html").id
        except WebDriverException:
            return None

    def _named(self, name: str | re.Pattern) -> WebElement | None:
        wanted = name if isinstance(name, re.Pattern) else re.compile("^" + re.escape(name).replace("\\ ", " "))
        return self.driver.execute_script(NAMED, wanted.pattern, "i" if wanted.flags & re.IGNORECASE else "")

    def _all(self, place: str) -> list[WebElement]:
        return self.driver.find_elements("xpath" if place.lstrip("(").startswith("//") else "css selector", place)

    def _first(self, place: str) -> WebElement | None:
        return next((each for each in self._all(place) if each.is_displayed()), None)

    def _awaited(self, find: Any) -> Any:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if found := find():
                    return found
            except (NoSuchElementException, StaleElementReferenceException):
                pass  # the page is on its way to another
            time.sleep(0.02)
        raise AssertionError(f"nothing came in {PATIENCE} s, on {self.path}: {self.evaluate('document.body.innerText')[:500]}")
