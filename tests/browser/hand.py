"""What a person does with a phone, whatever engine is in it: a journey that is told in these words runs on each."""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Self

WITHOUT_SCRIPT = 2  # more taps a journey may cost when the browser runs no script (ux.md 30)


class Hand(ABC):
    """`taps` and `typed` are counted. A place on the page is a CSS selector, or an XPath that begins with //."""

    def __init__(self, base: str, *, script: bool = True):
        self.base, self.script = base, script
        self.taps = self.typed = 0

    @property
    @abstractmethod
    def path(self) -> str: ...

    @property
    def heading(self) -> str:
        return self.text("h1")

    @property
    def words(self) -> str:
        return self.text("body")

    @abstractmethod
    def open(self, path: str = "/") -> Self: ...

    @abstractmethod
    def back(self) -> Self:
        """The phone's own Back."""

    @abstractmethod
    def reload(self) -> Self: ...

    @abstractmethod
    def start_over(self) -> Self:
        """The page is gone without a word, as when the phone ends a browser in the background; opens another, on Home."""

    @abstractmethod
    def cookies(self) -> list[str]:
        """The names of those that Klar has put there."""

    @abstractmethod
    def forget(self) -> None:
        """Every cookie is gone, and so the sign-in."""

    @abstractmethod
    def tap(self, name: str | re.Pattern, *, stays: bool = False) -> Self:
        """Taps the first link or button whose name begins so; waits for the next page unless the page `stays`."""

    @abstractmethod
    def pick(self, place: str, *, stays: bool = False) -> Self:
        """Taps the first that is seen there."""

    @abstractmethod
    def write(self, text: str) -> Self:
        """Types letter by letter where the cursor stands."""

    @abstractmethod
    def fill(self, place: str, text: str) -> Self:
        """Puts this in a field instead of what is there."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """What a script of the test finds on the page."""

    @abstractmethod
    def sees(self, name: str) -> bool:
        """Whether such a link or button is on the page."""

    @abstractmethod
    def text(self, place: str) -> str:
        """The visible words of the first there; waits for it."""

    @abstractmethod
    def count(self, place: str) -> int: ...

    @abstractmethod
    def pause(self, seconds: float) -> None: ...

    @abstractmethod
    def rings(self, name: str) -> str:
        """Taps what calls somebody; returns the number. The call itself is the telephone's."""

    def type(self, text: str) -> Self:
        assert self.evaluate("document.activeElement.matches('input, textarea')"), "nothing to type in"
        self.typed += len(text)
        return self.write(text)

    def within(self, taps: int, typed: int = 0) -> None:
        """Asserts the budget of ux.md § 4."""
        assert self.taps <= taps + (0 if self.script else WITHOUT_SCRIPT)
        assert self.typed <= typed

    def until(self, condition: Callable[[], bool], seconds: float = 3) -> Self:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"did not happen within {seconds} s"
            self.pause(0.05)
        return self
