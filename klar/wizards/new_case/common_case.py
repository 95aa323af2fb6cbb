"""A common case is what the club takes up with the employer: leader-members are left out of it (trust.md § 1)."""

from typing import Any

from wtforms.validators import ValidationError

from klar.access import may
from klar.forms import Form
from klar.i18n import _
from klar.models.case_type import CASE_TYPES
from klar.models.member import leads
from klar.wizard import Answers
from klar.wizards.new_case.answers import kind_of
from klar.wizards.who import members_of


class WithoutLeaders(Form):
    """A question whose answer, with those given before, must not put a leader-member in a common case."""

    step = ""

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        self.asked_by, self.given = me, answers

    def validate_answer(self, field: Any) -> None:
        if before := getattr(super(), "validate_answer", None):
            before(field)
        if left_out(self.asked_by, {**self.given, **self.said(field.data)}):
            raise ValidationError(_("Ledermedlemmer er ikke med i felles saker. Velg noe annet."))

    def said(self, value: Any) -> Answers:
        """What the answers become by this one."""
        return {self.step: value}


def left_out(me: int, answers: Answers) -> bool:
    kind = kind_of(answers)
    if kind not in CASE_TYPES or CASE_TYPES[kind].audience != "board":
        return False
    return bool(leads(me=me)) or not all(may(me, "member.codetermination", member) for member in members_of(answers))
