"""A member asks for innsyn: the data protection officer opens it, and whoever has a case of theirs is asked to go through it."""

from datetime import timedelta

from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now, today
from klar.deadlines.calendar import add_months
from klar.fold import fold
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Case
from klar.models.innsyn import Innsyn, InnsynCase
from klar.models.member import Member
from klar.models.person_in_case import cases_of, parts
from klar.models.task import Task

TASK_DUE = timedelta(days=14)
MONTHS = 1  # art. 12 no. 3


class NoSuchMember(Exception):
    """No member has this number and this name: whoever asks must know both, so that a slip opens nobody else's."""


def ask(by: int, number: str, name: str) -> None:
    """Opens it, due a month from today; a member who has asked already asks once. Raises NoSuchMember."""
    with atomic():
        member = Member.get_or_none(Member.number == "".join(number.split()))
        if member is None or _words(member.name) != _words(name):
            raise NoSuchMember
        if Innsyn.select().where(Innsyn.member == member, Innsyn.made_at.is_null()).exists():
            return
        due = add_months(today(), MONTHS)
        made = Innsyn.create(member=member, asked_by=by, asked_at=now(), due_on=due)
        for case in Case.select().where(Case.id.in_(cases_of(member))).order_by(Case.id):
            InnsynCase.create(innsyn=made, case=case, task=_task(case), shown="member" in parts(member, case.id) or None)
        record("innsyn.asked", officer=by, subject=made.id, rule="data_protection_officer", member=member.id, due=due.isoformat())


def _task(case: Case) -> Task:
    task = Task.create(key=case.key, case=case, owner=case.handler_id, due_on=today() + TASK_DUE, made_at=now())
    sealed.put(keys.box(case.key), task, title=_("Se på saken før innsyn"))
    return task


def _words(name: str) -> list[str]:
    """«Hansen, Åse» is «Aase Hansen»."""
    return sorted(fold(name).split())
