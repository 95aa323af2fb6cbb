"""One look at a case or a member's card."""

from datetime import datetime
from typing import NamedTuple


class Look(NamedTuple):
    """Who, when (in Oslo), at what, and the rule that let them: never what was shown, and no member's name."""

    id: int
    at: datetime
    event: str
    officer: int
    officer_name: str
    subject: int
    rule: str

    @property
    def kind(self) -> str:
        """case or member."""
        return self.event.split(".")[0]
