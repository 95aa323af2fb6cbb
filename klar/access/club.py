"""The clauses of what a club remembers, and of what somebody leaves behind when a mandate ends."""

from typing import Any

from peewee import Expression, fn

from klar.access.clauses import active, conflict, units
from klar.models.case import Case, Handover
from klar.models.club import ClubRecord
from klar.models.member import Member
from klar.models.officer import Mandate
from klar.models.person_in_case import as_member
from klar.models.role import BRANCH, CLUB, CLUB_BOARD, CLUB_SEATS
from klar.models.task import Task
from klar.models.unit import Unit


def clubs_own(me: Any, day: Any) -> Expression:
    return ClubRecord.unit.in_(units(me, day, CLUB))


def board_seat(me: Any, day: Any) -> Expression:
    """Those on the board without cases: all but what is told to the next rep, which speaks of cases."""
    return ClubRecord.unit.in_(units(me, day, CLUB_SEATS)) & (ClubRecord.kind != "briefing")


def minutes_seat(me: Any, day: Any) -> Expression:
    """The same people write of meetings only."""
    return ClubRecord.unit.in_(units(me, day, CLUB_SEATS)) & (ClubRecord.kind == "meeting")


def closed_to_leaders(me: Any, _day: Any) -> Expression:
    """What the club and the employer meet about is nothing for a leader-member who has not written it."""
    return ClubRecord.closed & (ClubRecord.made_by != me) & fn.EXISTS(as_member(me).where(Member.leader))


def left_alone(day: Any) -> Expression:
    """An open case whose handler can do nothing more with it, and that no unit has taken over."""
    onward = Handover.select(Handover.case).where(Handover.kind == "onward", Handover.status == "taken")
    gone = Case.unit.not_in(units(Case.handler, day, CLUB)) | conflict(Case.handler, day)
    return Case.closed_on.is_null() & gone & Case.id.not_in(onward)


def left_in_club(me: Any, day: Any) -> Expression:
    """In a club I lead; a `named` one waits for the branch."""
    return Case.unit.in_(units(me, day, CLUB_BOARD)) & (Case.audience != "named") & left_alone(day)


def left_in_branch(me: Any, day: Any) -> Expression:
    below = Unit.select(Unit.id).where(Unit.parent.in_(units(me, day, BRANCH)))
    return Case.unit.in_(below) & left_alone(day)


def left_task(me: Any, day: Any) -> Expression:
    """A task without a case, of one who was last a rep or on the board in a club I lead, and is nothing anywhere now."""
    before, later = Mandate.alias(), Mandate.alias()
    after = (later.to_on > before.to_on) | (later.to_on.is_null() & before.to_on.is_null(False))
    elsewhere = later.select(later.id).where(later.officer == before.officer, later.unit != before.unit, after)
    here = before.unit.in_(units(me, day, CLUB_BOARD)) & before.role.in_((*CLUB, *CLUB_SEATS))
    there = before.select(before.officer).where(here, ~fn.EXISTS(elsewhere))
    return Task.case.is_null() & Task.status.in_(("open", "proposed")) & Task.owner.in_(there) & ~active(Task.owner, day)
