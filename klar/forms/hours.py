"""From when to when, as people write it."""

import re

from wtforms import Field
from wtforms.validators import ValidationError

from klar.i18n import _

CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[.:]?([0-5]\d))?(?!\d)")


def typed_hours(text: str | None) -> tuple[str, str] | None:
    """«kl. 10 til 15.30» is ("10.00", "15.30"); None when it is not two times of one day, the first one first."""
    found = [f"{int(hour):02}.{minute or '00'}" for hour, minute in CLOCK.findall(text or "")]
    return (found[0], found[1]) if len(found) == 2 and found[0] < found[1] <= "23.59" else None


def two_times(_form: object, field: Field) -> None:
    if not typed_hours(field.data):
        raise ValidationError(_("Skriv to klokkeslett, for eksempel 10–15."))
