"""Networks of clubs across branches, each with a coordinator for a time (domain.md § 4.1). Who is in one: the reps of its clubs."""

from peewee import CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import Table, slot
from klar.models.officer import Mandate, Officer
from klar.models.officer.mandate import counts
from klar.models.role import CLUB
from klar.models.unit import Unit

SHARES = (20, 40, 60, 80, 100)  # of a full position, in percent


class Network(Table):
    """From `from_on` through `to_on` the coordinator follows up its clubs, as long as the register has them as one."""

    county = ForeignKeyField(Unit, backref="+")
    name = CharField()
    coordinator = ForeignKeyField(Officer, backref="+")
    percent = IntegerField()  # one of SHARES
    from_on = DateField()
    to_on = DateField(null=True)
    made_by = ForeignKeyField(Officer, backref="+", index=False)


class NetworkBranch(Table):
    network = ForeignKeyField(Network, backref="+")
    branch = ForeignKeyField(Unit, backref="+")


Within = NetworkBranch.alias()
COLUMNS = (Network.id, Network.name, Network.percent, Network.from_on, Network.to_on, Network.coordinator, Officer.name.alias("who"), Officer.phone)


def holds(network: type[Network]) -> Expression:
    """Whether the register has its coordinator as one on the day of the slot."""
    held = Mandate.alias()
    return fn.EXISTS(held.select(held.id).where(held.officer == network.coordinator, held.role == "coordinator", counts(held)))


def runs(network: type[Network]) -> Expression:
    """Whether it counts on the day of the slot."""
    return (network.from_on <= slot("today")) & (network.to_on.is_null() | (network.to_on >= slot("today")))


def networks(allowed: Expression) -> ModelSelect:
    """The networks, those that run first, and who coordinates each."""
    return Network.select(*COLUMNS, holds(Network).alias("holds")).join(Officer, on=(Network.coordinator == Officer.id)).where(allowed).order_by(Network.to_on.is_null().desc(), Network.name, Network.id)


def one_network(allowed: Expression) -> ModelSelect:
    return networks(allowed).where(Network.id == slot("network"))


def branches(allowed: Expression) -> ModelSelect:
    """The branches of each network."""
    query = NetworkBranch.select(NetworkBranch.network, NetworkBranch.branch, Unit.name).join(Network).switch(NetworkBranch)
    return query.join(Unit, on=(NetworkBranch.branch == Unit.id)).where(allowed).order_by(Unit.name, Unit.id)


def of_network() -> Expression:
    """The units right below its branches: its clubs."""
    return Unit.parent.in_(Within.select(Within.branch).where(Within.network == slot("network")))


def network_clubs(allowed: Expression) -> ModelSelect:
    """Its clubs that are open, and how many reps each has; those without stand first."""
    held = Mandate.select(fn.COUNT(Mandate.id)).where(Mandate.unit == Unit.id, Mandate.role.in_(CLUB), counts(Mandate))
    open_yet = Unit.closed_on.is_null() | (Unit.closed_on > slot("today"))
    return Unit.select(Unit.id, Unit.name, Unit.parent, held.alias("reps")).where(allowed, of_network(), open_yet).order_by(held, Unit.name, Unit.id)


def network_reps(allowed: Expression) -> ModelSelect:
    """Who has which post in its clubs."""
    query = Mandate.select(Mandate.unit, Mandate.role, Officer.name).join(Unit).switch(Mandate).join(Officer)
    return query.where(allowed, of_network(), Mandate.role.in_(CLUB), Mandate.stands_for.is_null(), counts(Mandate)).order_by(Officer.name, Mandate.id)
