"""The person who is signed in: an officer, the session, and the mandates held today."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from flask_login import UserMixin

from klar.crypto import fingerprint
from klar.db import now, today
from klar.models.officer import held, signed_in
from klar.models.role import ROLES

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)  # trust.md § 4


class Person(UserMixin):
    """What Flask-Login carries. `get_id` is the session's token: signing a session out bites at once."""

    def __init__(self, token: str, row: Any):
        self.token, self.row, self.id, self.name = token, row, row.id, row.name

    def get_id(self) -> str:
        return self.token

    @cached_property
    def mandates(self) -> list[Any]:
        return held(me=self.id, today=today())

    def holds(self, roles: tuple[str, ...]) -> list[Any]:
        return [mandate for mandate in self.mandates if mandate.role in roles]

    @property
    def roles(self) -> str:
        """«klubbleder, Solbakken klubb»: what the person is, for people to read."""
        return ", ".join(f"{ROLES[m.role]}, {m.name}" for m in self.mandates if m.role in ROLES)


def load_person(token: str) -> Person | None:
    """The person behind a session's token, or None when the session has ended or gone stale, or no mandate is left."""
    row = signed_in.one(token=fingerprint(token))
    if row is None or now() - row.seen_at > IDLE or now() - row.created_at > LONGEST:
        return None
    person = Person(token, row)
    return person if person.mandates else None
