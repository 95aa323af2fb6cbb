"""What is asked when a gathering is made, and of whom is invited."""

from datetime import timedelta
from typing import Any

from wtforms import StringField
from wtforms.validators import ValidationError

from klar.access import listed
from klar.forms import ChoiceForm, DateForm, LineForm, clean, two_times, typed_hours, written
from klar.i18n import _, _l
from klar.models.gathering import FUNDS, KINDS
from klar.models.invited import GROUPS, clubs_below
from klar.models.role import FOLLOWERS
from klar.wizard import Answers
from klar.wizards.club_questions import WhichClub
from klar.wizards.questions import number

MOST = 5_000  # places, and kilometres


class WhichUnit(WhichClub):
    question = _l("Hvem holder samlingen?")
    roles = FOLLOWERS


class Kind(ChoiceForm):
    question = _l("Hva slags samling er det?")
    choices = tuple(KINDS.items())


class Name(LineForm):
    question = _l("Hva skal samlingen hete?")
    hint = _l("De du inviterer, ser navnet.")


class Day(DateForm):
    question = _l("Hvilken dag er samlingen?")
    earliest, latest = timedelta(0), timedelta(days=366 * 2)


class Hours(LineForm):
    question = _l("Fra når til når?")
    hint = _l("For eksempel: 10–15.")
    answer = StringField(filters=[clean], validators=[written, two_times])

    def shown(self, value: Any) -> str:
        return "–".join(typed_hours(value) or ())


class Where(ChoiceForm):
    question = _l("Hvor møtes dere?")
    choices = (("there", _l("På et sted")), ("digital", _l("På nett")))


class Address(LineForm):
    question = _l("Hva er adressen?")


class Entrance(LineForm):
    question = _l("Hvordan kommer de seg inn?")
    hint = _l("For eksempel: lenken kommer på e-post.")


def place(answers: Answers) -> type[LineForm]:
    return Entrance if answers.get("hvor") == "digital" else Address


def whole_number(_form: object, field: Any) -> None:
    if not 0 < number(field.data) <= MOST:
        raise ValidationError(_("Skriv bare et tall."))


class Distance(LineForm):
    question = _l("Hvor langt må de reise?")
    hint = _l("Kilometer for den som bor lengst unna. Omtrent er nok.")
    answer = StringField(filters=[clean], validators=[written, whole_number])

    def shown(self, value: Any) -> str:
        return _("%(km)s km", km=value)


class Places(LineForm):
    question = _l("Hvor mange plasser er det?")
    hint = _l("Når det er fullt, blir det venteliste.")
    answer = StringField(filters=[clean], validators=[written, whole_number])


class Funds(ChoiceForm):
    question = _l("Hvilke penger brukes?")
    choices = tuple(FUNDS.items())


class Among(ChoiceForm):
    """All the clubs I follow up, one branch of several, or one club."""

    question = _l("Hvilke klubber inviterer du?")

    def prepare(self, me: int, answers: Answers) -> None:
        clubs = listed(me, "follow.read", clubs_below)
        branches = {str(row.parent_id): row.branch for row in clubs}
        some = branches if len(branches) > 1 else {str(row.id): row.name for row in clubs}
        self.answer.choices = [("0", str(_l("Alle jeg følger opp"))), *some.items()]


class Group(ChoiceForm):
    question = _l("Hvem i klubbene inviterer du?")
    choices = tuple((name, words) for name, (words, _roles) in GROUPS.items())
