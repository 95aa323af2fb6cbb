"""The form of one question."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm


class Form(FlaskForm):
    """One question. CSRF is checked for the whole app, so the form itself does not."""

    question = ""
    hint = ""
    kind = "text"
    begins = ""  # what stands in the field before anybody has written
    also: tuple[str, str, str] | None = None  # a second button that saves in another way: its name, value and words
    fixed: Sequence[str] = ()  # answers that prepare() offers to everybody alike, whoever asks and whatever they have answered
    template, fragment = "wizard/question.html", ""
    query = ""  # what is being searched for, where the question has a search box
    known: Any = None  # what is so unless somebody answers otherwise
    searching = False  # the search button was pressed, not an answer

    class Meta:
        csrf = False

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        """Fills what depends on who asks and what is answered: choices, hints."""

    def shown(self, value: Any) -> str:
        """The answer as the check page says it."""
        return str(value)

    def problems(self) -> list[tuple[str, str]]:
        """Each error with the field it belongs to, for the summary."""
        return [(name, str(errors[0])) for name, errors in self.errors.items()]


def clean(text: str | None) -> str:
    """Typed text as it is kept: no stray blanks, no invisible control characters."""
    kept = "".join(c for c in (text or "") if c in "\n\t" or c.isprintable() or c in "\u200d\u200c")
    return kept.replace("\r", "").strip()
