"""Where members work: the guided way to one whose name is not known."""

from peewee import CharField, DateField, DecimalField, Expression, Field, ForeignKeyField, ModelSelect, TextField, fn

from klar.db import Prepared, Table, slot
from klar.models.employer import Employer, Workplace
from klar.models.member.member import Member


class Employment(Table):
    number = CharField(unique=True)
    member = ForeignKeyField(Member)
    workplace = ForeignKeyField(Workplace, index=False)
    position = TextField(default="")
    department = TextField(default="")
    percent = DecimalField(max_digits=5, decimal_places=2, null=True)
    from_on = DateField()
    to_on = DateField(null=True)
    digest = CharField(default="")

    class Meta:
        # whoever works at a place is found in the index alone: it is what says which members a club has
        indexes = ((("workplace", "member", "from_on", "to_on"), False),)


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
    .order_by(Employment.percent.desc(nulls="last"))
)


def _working(allowed: Expression) -> ModelSelect:
    return Member.select().join(Employment).join(Workplace).where(allowed, current())


def workplaces_in_reach(allowed: Expression) -> ModelSelect:
    columns = (Workplace.id, Workplace.name, fn.COUNT(Member.id.distinct()).alias("count"))
    return _working(allowed).select(*columns).group_by(Workplace.id).order_by(Workplace.name).limit(200)


def _grouped(allowed: Expression, by: Field) -> ModelSelect:
    columns = (fn.MIN(Workplace.name).alias("workplace"), by.alias("name"), fn.COUNT(Member.id.distinct()).alias("count"))
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
