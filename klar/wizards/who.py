"""Who a case is about: one member, several, or the whole club."""

from typing import Any

from wtforms.validators import ValidationError

from klar.access import listed, may
from klar.db import today
from klar.forms import AnswerField, Form
from klar.i18n import _, _l
from klar.models.member import is_self, jobs, named, recent
from klar.models.officer import held
from klar.models.role import CLUB
from klar.search import find_members
from klar.wizard import Answers
from klar.wizards.questions import number

SEVERAL = "several"


class Who(Form):
    """A member, or the whole club. Recents are one tap; others are found by search."""

    question = _l("Hvem gjelder saken?")
    kind = "member"
    template, fragment = "wizard/member.html", "results"
    answer = AnswerField()
    recents: list = []
    others: list = []  # what is not a member: several of them, or a whole club
    picked: list = []
    found: Any = None

    def prepare(self, me: int, answers: Answers) -> None:
        self.me = me
        self.recents = listed(me, "member.read", recent)
        clubs = [(f"club:{m.unit}", _("Alle i %(club)s", club=m.name)) for m in clubs_of(me)]
        self.others = [(SEVERAL, _("Flere medlemmer")), *clubs]
        data = self.answer.data or ""
        known = data in dict(self.others) or may(me, "member.read", number(data))
        self.answer.choices = [(data, "")] if known else []
        if self.query.strip():
            self.found = find_members(me, self.query)

    def validate_answer(self, field: Any) -> None:
        if listed(self.me, "member.read", is_self, member=number(field.data)):
            raise ValidationError(_("Du kan ikke ha din egen sak. Ring fagforeningen."))

    def shown(self, value: Any) -> str:
        return dict(self.others).get(value) or self.shown_one(value)

    def shown_one(self, value: Any) -> str:
        row = listed(self.me, "member.read", named, member=number(value))
        return row[0].name if row else ""


class Several(Who):
    """Members one by one: a tap adds one, a tap on one of them takes it out again, and «Det var alle» moves on."""

    question = _l("Hvem gjelder saken?")
    hint = _l("Trykk på alle som er med.")

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        self.ids = list(answers.get("medlemmer", {}).get("ids", []))
        self.picked = [(i, self.shown_one(i)) for i in self.ids]
        self.others = []
        if self.answer.data == "done" and self.ids:
            self.answer.choices = [("done", "")]

    def validate_answer(self, field: Any) -> None:
        if field.data != "done":
            super().validate_answer(field)

    @property
    def data(self) -> dict[str, Any]:
        if self.answer.data == "done":
            return {"answer": {"ids": self.ids, "done": True}}
        one = number(self.answer.data)
        ids = [i for i in self.ids if i != one] if one in self.ids else [*self.ids, one]
        return {"answer": {"ids": ids, "done": False}}

    def shown(self, value: Any) -> str:
        return ", ".join(self.shown_one(i) for i in value["ids"])


def clubs_of(me: int) -> list[Any]:
    return [mandate for mandate in held(me=me, today=today()) if mandate.role in CLUB]


def about_club(answers: Answers) -> bool:
    return str(answers.get("hvem", "club:")).startswith("club:")


def members_of(answers: Answers) -> list[int]:
    """The members the case is about; none when it is the whole club's."""
    if about_club(answers):
        return []
    if answers["hvem"] == SEVERAL:
        return answers.get("medlemmer", {}).get("ids", [])
    return [number(answers["hvem"])]


def club_of(me: int, answers: Answers) -> int:
    """The club the case belongs to: the one chosen, or the one of the member's job; the person's first as a fallback."""
    mine = [mandate.unit for mandate in clubs_of(me)]
    if about_club(answers):
        return number(str(answers["hvem"]).removeprefix("club:"))
    at = [job.club_id for member in members_of(answers) for job in jobs(member=member, today=today())]
    return next((club for club in at if club in mine), mine[0])


def still_mine(me: int, answers: Answers) -> bool:
    """Whether the club, or the members the case is about, are this officer's yet: an answer may be old when the draft is finished."""
    if about_club(answers):
        return club_of(me, answers) in [mandate.unit for mandate in clubs_of(me)]
    return all(may(me, "member.read", member) for member in members_of(answers))
