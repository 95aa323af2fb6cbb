"""The person who is signed in: an officer, the session, and the mandates held today."""

from datetime import timedelta
from typing import Any

from flask_login import UserMixin

from klar.crypto import fingerprint
from klar.db import now, to_ms, today
from klar.models.officer import devices, signed_in
from klar.models.role import ROLES

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)  # trust.md § 4
RECENT = timedelta(minutes=10)  # how old a sign-in may be for what asks for one from just now


class Person(UserMixin):
    """What Flask-Login carries. `get_id` is the session's token: signing a session out bites at once."""

    def __init__(self, token: str, mandates: list[Any]):
        """`mandates` are rows of `signed_in`: each says who the officer is, and which sign-in this is."""
        self.token, self.mandates, self.row = token, mandates, mandates[0]
        self.id, self.name = self.row.officer, self.row.officer_name

    def get_id(self) -> str:
        return self.token

    def holds(self, roles: tuple[str, ...]) -> list[Any]:
        return [mandate for mandate in self.mandates if mandate.role in roles]

    @property
    def high(self) -> bool:
        """Whether this sign-in is proof enough for cases and members (trust.md § 4)."""
        return self.row.level == "high"

    @property
    def fresh(self) -> bool:
        """Whether this person showed who they are a moment ago. Opening what was locked does not count."""
        return now() - (self.row.auth_at or self.row.created_at) <= RECENT

    @property
    def roles(self) -> str:
        """«klubbleder, Solbakken klubb»: what the person is, for people to read."""
        return ", ".join(f"{ROLES[m.role]}, {m.name}" for m in self.mandates if m.role in ROLES)


class Locked(Person):
    """Who left Klar idle: to the whole of Klar nobody is signed in, until they have shown that it is them."""

    is_authenticated = False


def load_person(token: str) -> Person | None:
    """The person behind a session's token; None when the session has ended or is too old, or no mandate is left."""
    rows = signed_in(token=fingerprint(token), today=today())
    if not rows or now() - rows[0].created_at > LONGEST:
        return None
    return (Locked if now() - rows[0].seen_at > IDLE else Person)(token, rows)


def open_sessions(officer: int) -> list[Any]:
    """Id, device and when it was last used, of each sign-in that is still worth something, be it locked."""
    return devices(me=officer, made_since=to_ms(now() - LONGEST))
