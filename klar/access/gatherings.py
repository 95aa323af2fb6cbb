"""The clauses of gatherings: who holds one, and who is invited to one."""

from typing import Any

from peewee import Expression

from klar.access.clauses import active, units
from klar.models.gathering import Gathering, Signup
from klar.models.role import FOLLOWERS


def held_by_us(me: Any, day: Any) -> Expression:
    """Held by a unit where I follow up clubs."""
    return Gathering.unit.in_(units(me, day, FOLLOWERS))


def own_signup(me: Any, day: Any) -> Expression:
    return (Signup.officer == me) & active(me, day)
