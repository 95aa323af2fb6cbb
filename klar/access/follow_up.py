"""The clauses of following up clubs: people, posts and talks, never a case or a member."""

from typing import Any

from peewee import Expression

from klar.access.clauses import units
from klar.models.call_round import CallRound
from klar.models.role import FOLLOWERS
from klar.models.unit import Unit


def club_below(me: Any, day: Any) -> Expression:
    """A club of the branch where I follow up."""
    return (Unit.kind == "club") & Unit.parent.in_(units(me, day, FOLLOWERS))


def club_in_county(me: Any, day: Any) -> Expression:
    """A club of a branch in the county where I do."""
    branch = Unit.alias()
    return (Unit.kind == "club") & Unit.parent.in_(branch.select(branch.id).where(branch.parent.in_(units(me, day, FOLLOWERS))))


def round_of_unit(me: Any, day: Any) -> Expression:
    """A round of calls of a unit where I follow up."""
    return CallRound.unit.in_(units(me, day, FOLLOWERS))
