"""«Ny artikkel» and «Endre artikkelen»: what it is about, its title, its text. What is saved is a draft."""

from typing import Any

from wtforms import Field, StringField
from wtforms.validators import ValidationError

from klar.access import listed
from klar.actions.article import change_article, write_article
from klar.forms import ChoiceForm, LineForm, TextForm, clean, written
from klar.i18n import _, _l
from klar.models.article import one_worked_on, worked_on
from klar.models.case_type import GROUPS, types_in
from klar.wizard import Answers, Step, Wizard
from klar.wizards.club_questions import which

ALL = "all"  # of the group
LONGEST = 70  # characters in a title, which stands in a row


class Group(ChoiceForm):
    question = _l("Hva handler artikkelen om?")
    choices = tuple(GROUPS.items())
    fixed = tuple(GROUPS.values())


class Kind(ChoiceForm):
    question = _l("Hvilken type sak er den til?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(ALL, _("Alle disse")), *types_in(answers["gruppe"])]


class WhichArticle(ChoiceForm):
    """One as it was when it was opened: «12.3» is article 12 after it was saved the third time."""

    question = _l("Hvilken artikkel?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(f"{row.id}.{row.turn}", row.title) for row in listed(me, "article.write", worked_on)]


def short(_form: Any, field: Field) -> None:
    if len(field.data or "") > LONGEST:
        raise ValidationError(_("Tittelen er for lang. Kort den ned."))


class Title(LineForm):
    question = _l("Hva heter artikkelen?")
    hint = _l("For eksempel: Når noen får en advarsel.")
    answer = StringField(filters=[clean], validators=[written, short])

    def prepare(self, me: int, answers: Answers) -> None:
        self.begins = as_it_is(me, answers, "title")


class Body(TextForm):
    question = _l("Hva står i artikkelen?")
    hint = _l("Skriv ingen navn. Tom linje gir nytt avsnitt. Strek først gir liste.")

    def prepare(self, me: int, answers: Answers) -> None:
        self.begins = as_it_is(me, answers, "body")


def as_it_is(me: int, answers: Answers, part: str) -> str:
    """What the newest version says; nothing yet in a new article."""
    rows = listed(me, "article.write", one_worked_on, article=which(answers["artikkel"])[0]) if "artikkel" in answers else []
    return getattr(rows[0], part) if rows else ""


def finish(by: int, answers: Answers) -> str:
    types = [key for key, _label in types_in(answers["gruppe"])] if answers["type"] == ALL else [answers["type"]]
    return f"/veiledning/arbeid/{write_article(by, types, answers['tittel'], answers['tekst'])}"


def change(by: int, answers: Answers) -> str:
    article, turn = which(answers["artikkel"])
    change_article(by, article, turn, answers["tittel"], answers["tekst"])
    return f"/veiledning/arbeid/{article}"


WRITING = (Step("tittel", Title), Step("tekst", Body))
WIZARD = Wizard(
    name="artikkel",
    title=_l("Ny artikkel"),
    action=_l("Lagre utkastet"),
    permission="article.make",
    who_sees=lambda _answers: _("Bare rådgivere ser utkastet."),
    finish=finish,
    checked=False,
    steps=(Step("gruppe", Group), Step("type", Kind, leans_on=("gruppe",)), *WRITING),
)
CHANGE = Wizard(
    name="endre-artikkel",
    title=_l("Endre artikkelen"),
    action=_l("Lagre utkastet"),
    permission="article.make",
    who_sees=lambda _answers: _("Bare rådgivere ser utkastet."),
    given=("artikkel",),
    finish=change,
    checked=False,
    steps=(Step("artikkel", WhichArticle, counted=False), *WRITING),
)
