"""What is remembered of forms that have been handled."""

from datetime import timedelta

from klar.db import atomic, now
from klar.models.once import Once

KEPT = timedelta(days=7)  # a day more than klar/static/sw.js keeps a form that could not be sent


def forget_said() -> None:
    """The key stays, so that the form is never handled twice; of what it said nothing does."""
    with atomic():
        Once.update(digest="").where(Once.digest != "", Once.at < now() - KEPT).execute()
