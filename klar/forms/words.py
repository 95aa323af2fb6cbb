"""Open questions."""

from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from klar.forms.base import Form, clean
from klar.i18n import _, _l

LONGEST = 10_000  # characters in one text


def short_enough(_form: Form, field: Field) -> None:
    if len(field.data or "") > LONGEST:
        raise ValidationError(_("Teksten er for lang. Kort den ned."))


def written(_form: Form, field: Field) -> None:
    if not field.data:
        raise ValidationError(_("Skriv noe først."))


class TextForm(Form):
    """An open question, answered in the person's own words."""

    of_names = False  # whether names are what it asks for
    label = _l("Skriv her")
    answer = TextAreaField(filters=[clean], validators=[written, short_enough])


class LineForm(Form):
    """An open question with a short answer."""

    kind = "line"
    label = _l("Skriv her")
    answer = StringField(filters=[clean], validators=[written, short_enough])
