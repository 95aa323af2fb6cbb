"""Two who write at once: nobody's words are overwritten. Whoever comes second sees both texts and chooses."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from klar.db import Conflict


@dataclass(frozen=True)
class Saved:
    """What stands there now: which version, in words, and who saved it when."""

    version: int
    text: str
    by: str
    at: datetime


class Changed(Conflict):
    """Somebody else saved first. `again` is where the choice is sent; without it, to the address of the form itself."""

    def __init__(self, mine: str, saved: Saved, *, joins: bool):
        super().__init__(f"version {saved.version}")  # never the texts: an error's words may end in a log
        self.mine, self.saved, self.joins, self.again = mine, saved, joins, ""


# What the person chose on the page that shows both: «mine», «theirs» or «both», and which version they had seen then.
chosen: ContextVar[tuple[str, int]] = ContextVar("chosen", default=("", 0))


def settle(mine: str, seen: int, saved: Saved, *, joins: bool = True) -> str | None:
    """The text to save by one who last saw version `seen`; None when what is saved stands. Raises Changed.

    With `joins` the two can be written after each other. A choice holds for the version it was made of only.
    """
    if seen == saved.version or mine == saved.text:
        return mine
    keep, version = chosen.get()
    if version != saved.version or keep not in ("mine", "theirs", "both"):
        raise Changed(mine, saved, joins=joins)
    return {"mine": mine, "theirs": None}.get(keep, f"{saved.text}\n\n{mine}")
