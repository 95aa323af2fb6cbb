"""What officers choose for themselves."""

from klar.db import atomic
from klar.i18n import OFFERED, _l
from klar.models.officer import Officer

TEXT_SIZES = {"normal": _l("Normal"), "large": _l("Stor"), "largest": _l("Størst")}
LOOKS = {"system": _l("Som telefonen"), "light": _l("Lyst"), "dark": _l("Mørkt"), "contrast": _l("Sterke kontraster")}


def set_text_size(by: int, size: str) -> None:
    """A key of TEXT_SIZES; anything else is the normal one."""
    with atomic():
        Officer.update(text_size=size if size in TEXT_SIZES else "normal").where(Officer.id == by).execute()


def set_language(by: int, language: str) -> None:
    """One of OFFERED; anything else is bokmål."""
    with atomic():
        Officer.update(language=language if language in OFFERED else "nb").where(Officer.id == by).execute()


def set_look(by: int, look: str) -> None:
    """A key of LOOKS; anything else is as the phone is."""
    with atomic():
        Officer.update(look=look if look in LOOKS else "system").where(Officer.id == by).execute()


def set_calm(by: int, calm: bool) -> None:
    with atomic():
        Officer.update(calm=calm).where(Officer.id == by).execute()
