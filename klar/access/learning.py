"""Whose lessons a helper sees: those of the reps in the clubs below the unit where they follow up. People and lessons, never a case."""

from typing import Any

from peewee import Expression

from klar.access.clauses import units
from klar.db import Prepared, slot
from klar.models.lesson import learners
from klar.models.officer import Mandate
from klar.models.role import FOLLOWERS
from klar.models.unit import Unit


def below_mine(me: Any, day: Any) -> Expression:
    """A mandate in a club of the branch where I follow up, or of a branch in the county where I do."""
    club, branch = Unit.alias(), Unit.alias()
    branches = branch.select(branch.id).where(branch.parent.in_(units(me, day, FOLLOWERS)))
    mine = club.parent.in_(units(me, day, FOLLOWERS)) | club.parent.in_(branches)
    return Mandate.unit.in_(club.select(club.id).where(club.kind == "club", mine))


# A page of them.
followed_learners = Prepared(lambda: learners(below_mine(slot("me"), slot("today"))))
