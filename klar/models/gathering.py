"""Courses, conferences and gatherings of a network: who is invited, who comes, and what they thought of it."""

from collections.abc import Iterable
from datetime import timedelta

from peewee import BlobField, BooleanField, CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Table, slot, today
from klar.i18n import _l
from klar.models.officer import Officer
from klar.models.unit import Unit

KINDS = {"course": _l("Kurs"), "conference": _l("Konferanse"), "network": _l("Nettverkssamling")}
FUNDS = {"ou": _l("OU-midler"), "own": _l("Egne midler"), "none": _l("Ingen penger trengs")}
A_YEAR = 2  # gatherings a network owes its reps (domain.md § 4.1)


class Gathering(Table):
    """Sealed: `name`, `hours`, `place`, and the `tally` of what those who came thought (klar/models/ratings.py)."""

    unit = ForeignKeyField(Unit, backref="+")
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    made_at = MomentField()
    kind = CharField()  # one of KINDS
    held_on = DateField()
    digital = BooleanField(default=False)
    km = IntegerField(null=True)  # how far the one who travels farthest must go
    places = IntegerField()
    funds = CharField()  # one of FUNDS
    off_at = MomentField(null=True)  # called off
    key = CharField()
    sealed = BlobField(default=b"")


class Signup(Table):
    """One who is invited, or comes in another's place."""

    gathering = ForeignKeyField(Gathering, backref="+", index=False)
    officer = ForeignKeyField(Officer, backref="+")
    club = ForeignKeyField(Unit, backref="+", index=False)
    status = CharField(default="invited")  # invited, coming, waiting, no, replaced
    at = MomentField()  # of the last answer: who has waited longest is first in line
    instead_of = ForeignKeyField("self", null=True, backref="+", index=False)
    came = BooleanField(null=True)
    rated = IntegerField(default=0)  # 1 when there is an answer, 2 when a line was written too; never which

    class Meta:
        indexes = ((("gathering", "officer"), True),)


FACTS = (
    Gathering.id, Gathering.unit, Gathering.kind, Gathering.held_on, Gathering.digital, Gathering.km, Gathering.places, Gathering.funds, Gathering.off_at,
    Gathering.key, Gathering.sealed, Unit.name.alias("holder"),
)  # fmt: skip


def number_of(status: str) -> ModelSelect:
    """How many of this status there are in the gathering of the query around it."""
    one = Signup.alias()
    return one.select(fn.COUNT(one.id)).where(one.gathering == Gathering.id, one.status == status)


def _told(allowed: Expression) -> ModelSelect:
    return Gathering.select(*FACTS, number_of("coming").alias("coming")).join(Unit).where(allowed)


def gatherings(allowed: Expression) -> ModelSelect:
    """Those of my units, the newest first."""
    return _told(allowed).order_by(Gathering.held_on.desc(), Gathering.id.desc()).limit(60)


def one_gathering(allowed: Expression) -> ModelSelect:
    return _told(allowed).where(Gathering.id == slot("gathering"))


def signups(allowed: Expression) -> ModelSelect:
    """Everybody in one gathering, by club."""
    query = Signup.select(Signup.id, Signup.officer, Signup.status, Signup.at, Signup.came, Officer.name, Unit.name.alias("club")).join(Gathering)
    query = query.switch(Signup).join(Officer).switch(Signup).join(Unit, on=(Signup.club == Unit.id))
    return query.where(allowed, Gathering.id == slot("gathering")).order_by(Unit.name, Officer.name, Signup.id)


def held_in_a_year(units: Iterable[int]) -> dict[int, int]:
    """How many gatherings each of the units has held in the last twelve months, today's too; none is 0.

    Who may ask of these units is the caller's to know.
    """
    wanted = [*units]
    held = Gathering.select(Gathering.unit, fn.COUNT(Gathering.id)).where(Gathering.unit.in_(wanted), Gathering.off_at.is_null())
    within = held.where(Gathering.held_on <= today(), Gathering.held_on > today() - timedelta(days=365)).group_by(Gathering.unit)
    return {**dict.fromkeys(wanted, 0), **dict(within.tuples())}
