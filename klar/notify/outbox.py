"""Messages that wait. They are written with what causes them, in one transaction: neither is there without the other."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from klar.db import atomic, db, now, to_ms
from klar.models.case import Deadline, Handover
from klar.models.case.deadline import Alert
from klar.models.task import Task
from klar.models.told import Message, NotifyChoice
from klar.notify.kinds import wants
from klar.notify.moments import soonest

# Not by peewee: on PostgreSQL it would read the row back, which is another's.
INSERT = (
    "INSERT INTO message (officer_id, kind, about, mark, due_at, status, channel, tries) VALUES (?, ?, ?, ?, ?, 'waiting', '', 0) ON CONFLICT DO NOTHING"
)
KEPT = timedelta(days=30)
OF_CASE = {"alert": Alert, "deadline": Deadline, "help": Handover, "task": Task}


def enqueue(kind: str, about: int, mark: str, to: Iterable[int | None], at: datetime | None = None) -> None:
    """A message to each of them who has chosen to be told of such; inside the caller's transaction. The same is said once.

    `at` is when, if not as soon as they want to hear of it.
    """
    enqueue_each(kind, dict.fromkeys({*to} - {None}, about), mark, at)


def enqueue_each(kind: str, about: Mapping[int, int], mark: str, at: datetime | None = None) -> None:
    """The same to many at once, each by the officer of something of their own."""
    for choice in NotifyChoice.select().where(NotifyChoice.officer.in_([*about]), NotifyChoice.channel != "").order_by(NotifyChoice.id):
        if wants(choice.kinds, kind):
            db.execute_sql(INSERT, (choice.officer_id, kind, about[choice.officer_id], mark, to_ms(at or soonest(choice.daily))))


def prune() -> None:
    """What was told long ago is kept no longer."""
    with atomic():
        Message.delete().where(Message.status != "waiting", Message.due_at < to_ms(now() - KEPT)).execute()


def forget(case_id: int) -> None:
    """Of a case that is deleted nothing waits, and no number of it is left."""
    for kind, model in OF_CASE.items():
        Message.delete().where(Message.kind == kind, Message.about.in_(model.select(model.id).where(model.case == case_id))).execute()
