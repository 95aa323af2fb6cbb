"""A member, and where he or she works. Keyed by member number: no fødselsnummer is stored."""

from peewee import (
    BooleanField,
    CharField,
    DateField,
    DecimalField,
    Expression,
    Field,
    ForeignKeyField,
    ModelSelect,
    TextField,
    fn,
)

from klar.db import MomentField, Prepared, Table, slot
from klar.models.employer import Employer, Workplace
from klar.models.officer import Officer
from klar.models.unit import Unit


class Member(Table):
    number = CharField(unique=True)
    name = TextField()
    terms = TextField()  # « kari hansen karihansen 47900001 100001 »: folded, for search
    phone = CharField(default="")  # E.164
    email = CharField(default="")
    branch = ForeignKeyField(Unit)
    status = CharField(default="active")
    leader = BooleanField(default=False)  # ledermedlem: left out of co-determination items
    protected = BooleanField(default=False)  # adressesperre
    joined_on = DateField(null=True)
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Employment(Table):
    number = CharField(unique=True)
    member = ForeignKeyField(Member)
    workplace = ForeignKeyField(Workplace)
    position = TextField(default="")
    department = TextField(default="")
    percent = DecimalField(max_digits=5, decimal_places=2, null=True)
    from_on = DateField()
    to_on = DateField(null=True)
    digest = CharField(default="")


class Recent(Table):
    """The members an officer opened last: one tap away the next time."""

    officer = ForeignKeyField(Officer)
    member = ForeignKeyField(Member)
    at = MomentField()

    class Meta:
        indexes = ((("officer", "member"), True),)


class Contact(Table):
    """A talk with a member: that it took place, never what was said."""

    officer = ForeignKeyField(Officer)
    member = ForeignKeyField(Member, null=True)
    unit = ForeignKeyField(Unit, null=True)
    channel = CharField(default="phone")
    at = MomentField()


def current() -> Expression:
    return (Employment.from_on <= slot("today")) & (Employment.to_on.is_null() | (Employment.to_on >= slot("today")))


jobs = Prepared(
    lambda: Employment.select(
        Employment.position,
        Employment.department,
        Employment.percent,
        Workplace.name.alias("workplace"),
        Workplace.club,
        Employer.tariff_area,
    )
    .join(Workplace)
    .join(Employer)
    .where(Employment.member == slot("member"), current())
    .order_by(Employment.percent.desc())
)


def recent(allowed: Expression) -> ModelSelect:
    """The members one opened last."""
    columns = (Member.id, Member.name, Member.phone, Member.protected)
    return (
        Member.select(*columns)
        .join(Recent, on=(Recent.member == Member.id))
        .where(Recent.officer == slot("me"), allowed)
        .order_by(Recent.at.desc())
        .limit(3)
    )


def named(allowed: Expression) -> ModelSelect:
    return Member.select(Member.id, Member.name).where(allowed, Member.id == slot("member"))


def _working(allowed: Expression) -> ModelSelect:
    return Member.select().join(Employment).join(Workplace).where(allowed, current())


def workplaces_in_reach(allowed: Expression) -> ModelSelect:
    columns = (Workplace.id, Workplace.name, fn.COUNT(Member.id.distinct()).alias("count"))
    return _working(allowed).select(*columns).group_by(Workplace.id).order_by(Workplace.name).limit(200)


def _grouped(allowed: Expression, by: Field) -> ModelSelect:
    columns = (Workplace.name.alias("workplace"), by.alias("name"), fn.COUNT(Member.id.distinct()).alias("count"))
    return _working(allowed & (Workplace.id == slot("workplace"))).select(*columns).group_by(by).order_by(by)


def departments_at(allowed: Expression) -> ModelSelect:
    """The departments of a workplace, with how many members each has."""
    return _grouped(allowed, Employment.department)


def positions_at(allowed: Expression) -> ModelSelect:
    """The positions at a workplace, with how many members each has."""
    return _grouped(allowed, Employment.position)


def at_workplace(allowed: Expression) -> ModelSelect:
    """The members at a workplace, of one department or position when one is named («» means all)."""
    return (
        _working(allowed & (Workplace.id == slot("workplace")))
        .select(Member.id, Member.name, Employment.position, Employment.department, Workplace.name.alias("workplace"))
        .where(
            (Employment.department == slot("department")) | (slot("department") == ""),
            (Employment.position == slot("position")) | (slot("position") == ""),
        )
        .order_by(Member.name)
        .limit(300)
    )


def others(allowed: Expression) -> ModelSelect:
    """Members other than the officer: nobody handles their own case."""
    return Member.select(Member.id).where(allowed, Member.number.not_in(own_number())).order_by(Member.id).limit(200)


def is_self(allowed: Expression) -> ModelSelect:
    return Member.select(Member.id).where(allowed, Member.id == slot("member"), Member.number.in_(own_number()))


def own_number() -> ModelSelect:
    return Officer.select(Officer.member_number).where(Officer.id == slot("me"), Officer.member_number != "")
