"""The month's report of a network to the boards of its branches: numbers that name nobody, and the coordinator's own words."""

from peewee import BlobField, CharField, DateField, Expression, ForeignKeyField, ModelSelect

from klar.db import MomentField, Table, slot
from klar.models.club_visit import ClubVisit
from klar.models.follow_up import ClubContact
from klar.models.gathering import Gathering, Signup
from klar.models.network import Network, of_network
from klar.models.officer import Mandate, Officer
from klar.models.role import CLUB
from klar.models.unit import Unit


class MonthlyReport(Table):
    """Sealed: `figures` as they were told, the `text`, and what is `planned`. Once sent it stands."""

    network = ForeignKeyField(Network, backref="+", index=False)
    month = DateField()  # its first day
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    changed_at = MomentField()
    sent_at = MomentField(null=True)
    key = CharField()
    sealed = BlobField(default=b"")

    class Meta:
        indexes = ((("network", "month"), True),)


class ReportBoard(Table):
    """A board that it was sent to, and who of them said that it is read."""

    report = ForeignKeyField(MonthlyReport, backref="+")
    branch = ForeignKeyField(Unit, backref="+")
    read_at = MomentField(null=True)
    read_by = ForeignKeyField(Officer, null=True, backref="+", index=False)


def reports(allowed: Expression) -> ModelSelect:
    """The newest month first."""
    query = MonthlyReport.select(MonthlyReport, Network.name).join(Network)
    return query.where(allowed).order_by(MonthlyReport.month.desc(), Network.name, MonthlyReport.id).limit(60)


def one_report(allowed: Expression) -> ModelSelect:
    return reports(allowed).where(MonthlyReport.id == slot("report"))


def boards(allowed: Expression) -> ModelSelect:
    """To whom, and when each said that it is read."""
    query = ReportBoard.select(ReportBoard.report, ReportBoard.branch, ReportBoard.read_at, Unit.name).join(MonthlyReport).switch(ReportBoard)
    return query.join(Unit, on=(ReportBoard.branch == Unit.id)).where(allowed).order_by(Unit.name, Unit.id)


def talked_with(allowed: Expression) -> ModelSelect:
    """Which reps of a network's clubs were talked with since a moment, and what each needed then."""
    query = ClubContact.select(ClubContact.officer, ClubContact.needs, ClubContact.at).join(Unit)
    return query.where(allowed, of_network(), ClubContact.outcome == "reached", ClubContact.at >= slot("since")).order_by(ClubContact.id)


def met(allowed: Expression) -> ModelSelect:
    """Which clubs of a network were met from a moment to another."""
    within = (ClubVisit.at >= slot("since")) & (ClubVisit.at < slot("until"))
    return ClubVisit.select(ClubVisit.unit).join(Unit).where(allowed, of_network(), within).distinct()


def gathered(allowed: Expression) -> ModelSelect:
    """Who of a network's clubs was invited to what is held from a day through another, and whether they came. The nearest day first."""
    query = Signup.select(Signup.gathering, Signup.officer, Signup.came, Gathering.held_on, Gathering.kind).join(Gathering).switch(Signup)
    within = Gathering.off_at.is_null() & Gathering.held_on.between(slot("first"), slot("last"))
    return query.join(Unit, on=(Signup.club == Unit.id)).where(allowed, of_network(), within).order_by(Gathering.held_on, Gathering.id, Signup.id)


def changed_posts(allowed: Expression) -> ModelSelect:
    """Posts in a network's clubs that began or ended from a day through another."""
    began, ended = (field.between(slot("first"), slot("last")) for field in (Mandate.from_on, Mandate.to_on))
    query = Mandate.select(Mandate.officer, Mandate.from_on, Mandate.to_on).join(Unit)
    return query.where(allowed, of_network(), Mandate.role.in_(CLUB), Mandate.stands_for.is_null(), began | ended)
