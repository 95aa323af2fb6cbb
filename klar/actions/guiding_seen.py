"""What the two of a guiding call tell each other: where the rep is, and which button the helper points at."""

from typing import Any, NamedTuple

from klar.actions.guiding import ASKED_EVERY
from klar.db import atomic, now
from klar.models.guiding import Guiding


class Place(NamedTuple):
    """Where the rep is, in numbers and marks of Klar's own texts alone."""

    page_code: int
    page: str
    number: int
    total: int
    labels: str
    errors: str


def moved(guiding: Any, place: Place) -> None:
    """Keeps where the rep is now, unless that is known. On another page nothing is pointed at."""
    before = Place(*(getattr(guiding, name) for name in Place._fields))
    if place == before:
        return
    glow = guiding.glow if place[:3] == before[:3] else ""
    with atomic():
        Guiding.update(**place._asdict(), glow=glow, seen=Guiding.seen + 1).where(Guiding.id == guiding.id).execute()


def point_at(guiding: Any, mark: str) -> None:
    """Makes one of the buttons on the rep's page glow; the same one again stops it."""
    if mark.startswith("-") or mark not in guiding.labels.replace("!", "").split():
        return
    glow = "" if guiding.glow == mark else mark
    with atomic():
        Guiding.update(glow=glow, seen=Guiding.seen + 1, shown=Guiding.shown + 1).where(Guiding.id == guiding.id).execute()


def asked(guiding: Any) -> None:
    """The helper's page is there."""
    if now() - guiding.helper_at > ASKED_EVERY:
        with atomic():
            Guiding.update(helper_at=now()).where(Guiding.id == guiding.id).execute()
