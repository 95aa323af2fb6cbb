"""What helpers know of the clubs they follow up: who to call, and how the talks went. Nothing of members or cases."""

from functools import reduce
from operator import add, or_

from peewee import JOIN, BlobField, CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect, Select, fn
from peewee import Case as When

from klar.db import MomentField, Table, slot
from klar.i18n import _l
from klar.models.officer import Mandate, Officer
from klar.models.officer.mandate import counts
from klar.models.role import CLUB
from klar.models.unit import Unit

OUTCOMES = {"none": _l("Svarte ikke"), "later": _l("Ring igjen senere"), "reached": _l("Vi snakket")}
MOODS = {"5": _l("Veldig bra"), "4": _l("Bra"), "3": _l("Sånn passe"), "2": _l("Litt tungt"), "1": _l("Tungt")}
NEEDS = {"": _l("Ingenting nå"), "case": _l("En sak"), "course": _l("Kurs"), "members": _l("Å verve eller samle folk"), "employer": _l("Arbeidsgiver")}


class ClubContact(Table):
    """A call to a rep, answered or not. `tries` counts the calls in a row that nobody answered, this one too."""

    unit = ForeignKeyField(Unit, backref="+", index=False)
    officer = ForeignKeyField(Officer, backref="+", index=False)
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    at = MomentField()
    outcome = CharField()  # one of OUTCOMES
    tries = IntegerField(default=0)
    again_on = DateField(null=True)
    mood = IntegerField(null=True)  # how it goes, one of MOODS
    needs = CharField(default="")  # what they need help with, one of NEEDS
    meet_on = DateField(null=True)
    key = CharField(default="")  # of what they agreed, when that was written down
    sealed = BlobField(default=b"")

    class Meta:
        indexes = ((("unit", "officer"), False),)


Last, Same = ClubContact.alias(), ClubContact.alias()
REP = (
    Mandate.id, Mandate.from_on, Mandate.to_on, Mandate.role, Mandate.officer, Mandate.unit, Officer.name, Officer.phone, Unit.name.alias("club"),
    Last.at, Last.outcome, Last.tries, Last.again_on,
)  # fmt: skip


def _last_call() -> Expression:
    newest = Same.select(fn.MAX(Same.id)).where(Same.unit == Mandate.unit, Same.officer == Mandate.officer)
    return Last.id == newest


def _counts() -> Expression:
    return Mandate.role.in_(CLUB) & Mandate.stands_for.is_null() & counts(Mandate)


def reps(allowed: Expression) -> ModelSelect:
    """The reps of the clubs, each with the last call to them."""
    query = Mandate.select(*REP).join(Unit).switch(Mandate).join(Officer).join(Last, JOIN.LEFT_OUTER, on=_last_call())
    return query.where(allowed, _counts())


def waits() -> Expression:
    """New since a day, and nobody has called; or to call again today."""
    return (Last.id.is_null() & (Mandate.from_on >= slot("since"))) | (Last.again_on <= slot("today"))


def to_call(allowed: Expression) -> ModelSelect:
    """Who has waited longest stands first."""
    return reps(allowed).where(waits()).order_by(fn.COALESCE(Last.again_on, Mandate.from_on), Mandate.id)


def next_to_call(allowed: Expression) -> ModelSelect:
    """The first of them, and how many they are."""
    return to_call(allowed).select_extend(fn.COUNT(Mandate.id).over().alias("waiting")).limit(1)


def at_hand(allowed: Expression, signs: dict[str, Expression]) -> ModelSelect:
    """The reps there is something with, each thing as 1 or 0: who waits, whose post ends, who never answered, and the `signs`, with how many.

    What there is of each is found once and held: said as plain conditions it was asked twice, to choose the rows and to tell.
    Who they are is asked of the few that are shown: `some_reps`. Those who never answered stand by club and name.
    """
    things = {"waits": waits(), "ends": Mandate.to_on <= slot("ends_by"), "silent": (Last.outcome == "none") & Last.again_on.is_null(), **signs}
    told = {"id": Mandate.id, "officer": Mandate.officer, "unit": Mandate.unit, "since": fn.COALESCE(Last.again_on, Mandate.from_on), "from_on": Mandate.from_on, "to_on": Mandate.to_on}
    told |= {name: When(None, [(thing, 1)], 0) for name, thing in things.items()}
    query = Mandate.select(*[column.alias(name) for name, column in told.items()]).join(Unit).switch(Mandate).join(Last, JOIN.LEFT_OUTER, on=_last_call())
    found = query.where(allowed, _counts()).cte("found", materialized=True)
    columns = {name: getattr(found.c, name) for name in told}
    columns["signs"] = reduce(add, [columns[name] for name in signs])
    rows = Select([found], [column.alias(name) for name, column in columns.items()]).where(reduce(or_, [columns[name] == 1 for name in things]))
    rows = rows.join(Unit, on=(found.c.unit == Unit.id)).join(Officer, on=(found.c.officer == Officer.id))
    names = [When(None, [(found.c.silent == 1, name)], None) for name in (Unit.name, Officer.name)]
    return rows.order_by(*names, found.c.id).with_cte(found)


SOME = [f"rep{place}" for place in range(20)]


def some_reps(allowed: Expression) -> ModelSelect:
    """Those with the ids in the slots SOME; 0 is nobody's."""
    return reps(allowed).where(Mandate.id.in_([slot(name) for name in SOME]))


def of_club(allowed: Expression) -> ModelSelect:
    return reps(allowed).where(Mandate.unit == slot("club")).order_by(Officer.name, Mandate.id)


def one_rep(allowed: Expression) -> ModelSelect:
    return reps(allowed).where(Mandate.id == slot("mandate"))


def clubs_by_silence(allowed: Expression) -> ModelSelect:
    """The clubs, those that nobody has talked with for the longest time first, and how many reps each has."""
    talked = Same.select(fn.MAX(Same.at)).where(Same.unit == Unit.id, Same.outcome == "reached")
    held = Mandate.select(fn.COUNT(Mandate.id)).where(Mandate.unit == Unit.id, Mandate.role.in_(CLUB), counts(Mandate))
    query = Unit.select(Unit.id, Unit.name, talked.alias("talked_at"), held.alias("reps")).where(allowed)
    open_yet = Unit.closed_on.is_null() | (Unit.closed_on > slot("today"))
    return query.where(open_yet).order_by(fn.COALESCE(talked, 0), Unit.name, Unit.id).limit(slot("most"))


def talks(allowed: Expression) -> ModelSelect:
    """The calls to a club, the newest first."""
    caller = Officer.alias()
    query = ClubContact.select(ClubContact, Officer.name, caller.name.alias("caller")).join(Unit).switch(ClubContact).join(Officer, on=(ClubContact.officer == Officer.id))
    return query.join(caller, on=(ClubContact.made_by == caller.id)).where(allowed, ClubContact.unit == slot("club")).order_by(ClubContact.id.desc()).limit(20)


def my_talks(allowed: Expression) -> ModelSelect:
    """Those I talked with, the newest first."""
    query = ClubContact.select(ClubContact, Officer.name).join(Unit).switch(ClubContact).join(Officer, on=(ClubContact.officer == Officer.id))
    return query.where(allowed, ClubContact.made_by == slot("me"), ClubContact.outcome == "reached").order_by(ClubContact.id.desc()).limit(20)
