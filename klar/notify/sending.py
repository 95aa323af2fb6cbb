"""Sending what waits: claimed first, then sent. A process that is ended in between has sent it once or not at all, never twice."""

from datetime import timedelta

from klar.db import atomic, now, to_ms
from klar.integrations.telling.faults import Gone, NotSent, Unsure
from klar.models.told import Message
from klar.notify.letter import Letter, claim
from klar.notify.moments import awake
from klar.notify.ways import WAYS, Post

MOST_TRIES, PAUSE = 5, timedelta(minutes=5)  # four times as long each time


def send_due(post: Post) -> int:
    """Returns how many people were told. At night nobody is."""
    at = now()
    if awake(at) != at:
        return 0
    waiting = Message.select(Message.officer).where(Message.status == "waiting", Message.due_at <= to_ms(at)).distinct().order_by(Message.officer)
    return sum(_tell(row.officer_id, post) for row in list(waiting))


def _tell(officer_id: int, post: Post) -> bool:
    letter = claim(officer_id)
    if letter is None:
        return False
    try:
        WAYS[letter.channel](letter, post)
    except Gone:
        _settle(letter, status="dropped")
    except NotSent:
        _again(letter)
    except Unsure:
        pass  # it stays claimed
    else:
        _settle(letter, status="sent", sent_at=now())
        return True
    return False


def _again(letter: Letter) -> None:
    if letter.tries >= MOST_TRIES:
        _settle(letter, status="dropped")
    else:
        _settle(letter, status="waiting", due_at=awake(now() + PAUSE * 4 ** (letter.tries - 1)))


def _settle(letter: Letter, **values: object) -> None:
    with atomic():
        Message.update(**values).where(letter.rows).execute()
