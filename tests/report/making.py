"""A network of the demo's branches, and talks and meetings in a month that is over."""

from datetime import date, datetime, time, timedelta

from klar.actions.gathering import NewGathering, hold
from klar.actions.network import make_network
from klar.actions.report import months_over, write_report
from klar.actions.report_sources import after, before
from klar.db import OSLO, today
from klar.models.club_visit import ClubVisit
from klar.models.follow_up import ClubContact
from klar.models.gathering import Signup
from klar.models.network import Network
from klar.models.officer import Mandate
from klar.models.role import CLUB
from klar.models.unit import Unit


def holder(role: str, unit: int | None = None) -> int:
    return Mandate.get(Mandate.role == role, *([Mandate.unit == unit] if unit else [])).officer_id


def branches() -> list[int]:
    return [row.id for row in Unit.select().where(Unit.kind == "branch").order_by(Unit.id)]


def network(of: list[int] | None = None, who: int = 0, ago: int = 400) -> int:
    """That began so many days ago."""
    made = make_network(holder("county_leader"), "Fjellnettverket", who or holder("coordinator"), 40, None, of or branches())
    Network.update(from_on=today() - timedelta(days=ago)).where(Network.id == made).execute()
    return made


def month(back: int) -> date:
    """Its first day: 0 is the last that is over, -1 the one that runs."""
    return before(months_over()[0], back) if back >= 0 else after(month(back + 1))


def at(back: int, day: int = 10) -> datetime:
    """A moment in a month."""
    return datetime.combine(month(back) + timedelta(days=day), time(12), OSLO)


def reps() -> list[Mandate]:
    """One mandate for each rep of the clubs."""
    rows = Mandate.select().where(Mandate.role.in_(CLUB), Mandate.to_on.is_null() | (Mandate.to_on > months_over()[0])).order_by(Mandate.id)
    return list({row.officer_id: row for row in rows}.values())


def talk(rep: Mandate, back: int = 0, needs: str = "", outcome: str = "reached") -> None:
    ClubContact.create(unit=rep.unit_id, officer=rep.officer_id, made_by=holder("coordinator"), at=at(back), outcome=outcome, needs=needs)


def meeting(club: int) -> None:
    ClubVisit.create(unit=club, made_by=holder("coordinator"), at=at(0), level=1, key="k")


def gathering(came: int = 0, back: int = 0, name: str = "Lønn og tariff", by: str = "branch_leader") -> int:
    """Held in a month by the first branch, for the reps of its clubs; so many of them came."""
    leader, unit = holder(by), Mandate.get(Mandate.role == by).unit_id
    made = hold(leader, NewGathering(unit, "course", name, at(back).date(), "10.00–15.00", "Folkets hus", False, 40, 30, "ou"), 0, "reps")
    listed = [row.id for row in Signup.select(Signup.id).where(Signup.gathering == made).order_by(Signup.id)]
    assert len(listed) >= came
    Signup.update(status="coming", came=True).where(Signup.id.in_(listed[:came])).execute()
    return made


def report(network_id: int, text: str = "Vi har ringt.", planned: str = "Samling i Tynset.") -> int:
    return write_report(holder("coordinator"), network_id, months_over()[0], text, planned)
