"""What a case's own pages ask about its events and deadlines."""

from peewee import JOIN, ModelSelect

from klar.db import Prepared, slot
from klar.models.case.case import Case
from klar.models.case.deadline import COLUMNS, Deadline, Trigger, told
from klar.models.case.entry import Entry
from klar.models.officer import Officer


def _of_case() -> ModelSelect:
    return told(Deadline.select(*COLUMNS)).where(Deadline.case == slot("case"))


ended_deadlines = Prepared(lambda: _of_case().where(Deadline.status != "open").order_by(Deadline.id.desc()))
one_deadline = Prepared(lambda: _of_case().where(Deadline.id == slot("id")))
voided_triggers = Prepared(
    lambda: Trigger.select(Trigger.id, Trigger.happened_on, Trigger.sealed)
    .where(Trigger.case == slot("case"), Trigger.voided_at.is_null(False))
    .order_by(Trigger.id.desc())
)
handler = Prepared(lambda: Officer.select(Officer.id, Officer.name).join(Case, on=(Case.handler == Officer.id)).where(Case.id == slot("case")))
one_line = Prepared(
    lambda: Entry.select(Entry.id, Entry.kind, Entry.at, Entry.sealed, Officer.name)
    .join(Officer, JOIN.LEFT_OUTER)
    .where(Entry.case == slot("case"), Entry.id == slot("id"), Entry.undone_at.is_null())
)
