"""What officers choose for themselves."""

from klar.db import atomic
from klar.i18n import OFFERED
from klar.models.officer import Officer

TEXT_SIZES = ("normal", "large", "largest")


def set_text_size(by: int, size: str) -> None:
    """One of TEXT_SIZES; anything else is the normal one."""
    with atomic():
        Officer.update(text_size=size if size in TEXT_SIZES else "normal").where(Officer.id == by).execute()


def set_language(by: int, language: str) -> None:
    """One of OFFERED; anything else is bokmål."""
    with atomic():
        Officer.update(language=language if language in OFFERED else "nb").where(Officer.id == by).execute()
