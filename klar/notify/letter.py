"""What goes to one person at one time: everything of theirs that waits, as one message."""

from typing import NamedTuple

from peewee import Expression

from klar.db import atomic, now, to_ms, today
from klar.i18n import speaking
from klar.models.officer import Officer, held
from klar.models.told import Message, NotifyChoice
from klar.notify.kinds import sentence, wants
from klar.notify.moments import began, next_morning
from klar.notify.standing import stands


class Letter(NamedTuple):
    officer: Officer
    channel: str
    email: str
    text: str
    ids: list[int]
    tries: int

    @property
    def rows(self) -> Expression:
        return Message.id.in_(self.ids)


def claim(officer_id: int) -> Letter | None:
    """Takes what waits for this person, so that nobody else sends it; what no longer holds is dropped, what may wait waits."""
    with atomic():
        due = Message.select().where(Message.officer == officer_id, Message.status == "waiting", Message.due_at <= to_ms(now()))
        rows, choice = list(due.order_by(Message.id)), NotifyChoice.get_or_none(NotifyChoice.officer == officer_id)
        good = [row for row in rows if _wanted(row, choice)]
        _set([row.id for row in rows if row not in good], status="dropped")
        if not good:
            return None
        ids = [row.id for row in good]
        if choice.daily and _told_today(officer_id):
            _set(ids, due_at=next_morning(now()))
            return None
        _set(ids, status="claimed", channel=choice.channel, claimed_at=now(), tries=Message.tries + 1)
        officer = Officer.get_by_id(officer_id)
        with speaking(officer.language):
            said = sentence({row.kind for row in good})
        return Letter(officer, choice.channel, officer.email or choice.email, said, ids, max(row.tries for row in good) + 1)


def _wanted(row: Message, choice: NotifyChoice | None) -> bool:
    """Still chosen, by one who holds a mandate, of something that is still there to see."""
    chosen = choice is not None and bool(choice.channel) and wants(choice.kinds, row.kind)
    return chosen and bool(held(me=row.officer_id, today=today())) and stands(row.officer_id, row.kind, row.about, row.mark)


def _told_today(officer_id: int) -> bool:
    """Or perhaps: what was claimed and never became sent may have come."""
    gone = Message.status.in_(("sent", "claimed")), Message.claimed_at >= to_ms(began(today()))
    return Message.select().where(Message.officer == officer_id, *gone).exists()


def _set(ids: list[int], **values: object) -> None:
    Message.update(**values).where(Message.id.in_(ids)).execute()
