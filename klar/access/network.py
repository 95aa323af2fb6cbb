"""The clauses of networks and their reports: who coordinates one, the county that made it, and the boards of its branches."""

from typing import Any

from peewee import Expression, ModelSelect, fn

from klar.access.clauses import units
from klar.models.network import Network, NetworkBranch
from klar.models.report import MonthlyReport, ReportBoard
from klar.models.role import BRANCH_BOARD, COUNTY_HELPERS, NETWORK_MAKERS
from klar.models.unit import Unit


def coordinated(me: Any, day: Any) -> ModelSelect:
    """The networks I coordinate on the day, while the register has me as a coordinator too."""
    mine = Network.alias()
    within = (mine.from_on <= day) & (mine.to_on.is_null() | (mine.to_on >= day))
    return mine.select(mine.id).where(mine.coordinator == me, within, fn.EXISTS(units(me, day, ("coordinator",))))


def club_in_network(me: Any, day: Any) -> Expression:
    """A club of a branch in a network that I coordinate."""
    within = NetworkBranch.alias()
    return (Unit.kind == "club") & Unit.parent.in_(within.select(within.branch).where(within.network.in_(coordinated(me, day))))


def my_network(me: Any, day: Any) -> Expression:
    return Network.id.in_(coordinated(me, day))


def network_of_county(me: Any, day: Any) -> Expression:
    return Network.county.in_(units(me, day, COUNTY_HELPERS))


def network_we_made(me: Any, day: Any) -> Expression:
    """One of the county where I may make them."""
    return Network.county.in_(units(me, day, NETWORK_MAKERS))


def network_of_branch(me: Any, day: Any) -> Expression:
    """One that my branch is in."""
    within = NetworkBranch.alias()
    return Network.id.in_(within.select(within.network).where(within.branch.in_(units(me, day, BRANCH_BOARD))))


def report_of_mine(me: Any, day: Any) -> Expression:
    return MonthlyReport.network.in_(coordinated(me, day))


def report_to_send(me: Any, day: Any) -> Expression:
    return MonthlyReport.sent_at.is_null() & report_of_mine(me, day)


def report_to_us(me: Any, day: Any) -> Expression:
    """One that was sent to the board of my branch."""
    told = ReportBoard.alias()
    return MonthlyReport.sent_at.is_null(False) & MonthlyReport.id.in_(told.select(told.report).where(told.branch.in_(units(me, day, BRANCH_BOARD))))
