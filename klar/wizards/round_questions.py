"""What one is asked about a round of calls."""

from wtforms import TextAreaField
from wtforms.validators import ValidationError

from klar.actions.call_round import RESTS, homes, my_rounds, read_round
from klar.forms import ChoiceForm, Form, LineForm, TextForm, clean, short_enough, written
from klar.i18n import _, _l
from klar.models.call_round import TARGETS
from klar.wizard import Answers
from klar.wizards.questions import number

LEAST, MOST, LONGEST = 3, 6, 120  # points, and characters in one
# A proposal (domain.md § 3.1, 5): how is it going, enough work, any special cases, and the next course.
GUIDE = (
    _l("Hvordan går det i klubben?"),
    _l("Har dere nok å gjøre på jobben?"),
    _l("Er det noe spesielt nå?"),
    _l("Hva vil dere ha hjelp med?"),
    _l("Fortell om neste kurs."),
)


class WhichHome(ChoiceForm):
    question = _l("Hvem er runden for?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(unit), name) for unit, name in homes(me)]
        self.known = self.answer.choices[0][0] if self.answer.choices else None


class Name(LineForm):
    question = _l("Hva skal runden hete?")
    label = _l("Navn på runden")


class Target(ChoiceForm):
    question = _l("Hvem skal dere ringe?")
    choices = tuple(TARGETS.items())


class Rests(ChoiceForm):
    """Days in which nobody is called who was talked with."""

    question = _l("Hvem skal dere la være i fred?")
    hint = _l("De vi nettopp har snakket med.")
    known = str(RESTS)
    choices = (
        ("0", _l("Ingen")),
        ("14", _l("De siste to ukene")),
        ("30", _l("De siste 30 dagene")),
        ("60", _l("De siste 60 dagene")),
        ("90", _l("De siste 90 dagene")),
    )


def few_points(_form: Form, field: TextAreaField) -> None:
    points = (field.data or "").splitlines()
    if not LEAST <= len(points) <= MOST:
        raise ValidationError(_("Skriv %(least)s til %(most)s linjer.", least=LEAST, most=MOST))
    if max(map(len, points)) > LONGEST:
        raise ValidationError(_("En linje er for lang. Kort den ned."))


def tidy(text: str | None) -> str:
    """One point a line, no empty ones."""
    return "\n".join(filter(None, (clean(line) for line in (text or "").splitlines())))


class Guide(TextForm):
    question = _l("Hva vil dere spørre om?")
    hint = _l("En linje for hvert punkt. Skriv ikke om medlemmer.")
    answer = TextAreaField(filters=[tidy], validators=[written, short_enough, few_points])

    def prepare(self, me: int, answers: Answers) -> None:
        self.begins = "\n".join(map(str, GUIDE))


class WhichRound(ChoiceForm):
    """A round as it was when it was opened: «12.3» is round 12 in its third version."""

    question = _l("Hvilken runde er det?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(f"{row.id}.{row.version}", said["name"]) for row, said in my_rounds(me)]
        before = read_round(me, asked(self.answer.data)[0]) if self.answer.data else None
        if before:
            self.answer.choices.append((self.answer.data, before[1]["name"]))


class NewGuide(Guide):
    def prepare(self, me: int, answers: Answers) -> None:
        found = read_round(me, asked(answers["runde"])[0])
        self.begins = found[1]["guide"] if found else ""


def asked(answer: str) -> tuple[int, int]:
    """The round and its version in an answer of WhichRound; 0 for what is none."""
    first, _dot, second = answer.partition(".")
    return number(first), number(second)
