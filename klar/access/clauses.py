"""The clauses that rules are made of: each says, as a query, one way a row can be somebody's to see.

`me` is an officer's id and `today` a date, or slots for them in a prepared query.
"""

from typing import Any

from peewee import Expression, ModelSelect, fn

from klar.db import now_ms
from klar.models.case import Case, Entry, Handover, Participant, Share
from klar.models.case.emergency import Emergency
from klar.models.draft import Draft
from klar.models.employer import Workplace
from klar.models.member import Employment, Lookup, Member
from klar.models.officer import Mandate
from klar.models.person_in_case import as_member, party_to
from klar.models.role import ADVISERS, BRANCH_REGISTER, CLUB, CLUB_BOARD, CLUB_SEATS, DESK, FOLLOWERS, TAKERS
from klar.models.task import Task


def units(me: Any, day: Any, roles: tuple[str, ...]) -> ModelSelect:
    """The units where this officer holds one of these roles on this day (N2: nothing ended or suspended counts)."""
    held = Mandate.alias()
    return held.select(held.unit).where(
        held.officer == me,
        held.role.in_(roles),
        held.from_on <= day,
        held.to_on.is_null() | (held.to_on >= day),
        held.suspended_on.is_null() | (held.suspended_on > day),
    )


def active(me: Any, day: Any) -> Expression:
    return fn.EXISTS(units(me, day, tuple(sorted({*CLUB, *CLUB_SEATS, *BRANCH_REGISTER, *DESK}))))


def at_work(me: Any, day: Any) -> Expression:
    """Those who have drafts and tasks: besides those who have cases also whoever calls and teaches reps."""
    return fn.EXISTS(units(me, day, tuple(sorted({*CLUB, *CLUB_SEATS, *BRANCH_REGISTER, *DESK, *FOLLOWERS}))))


def in_own_club(me: Any, day: Any) -> Expression:
    """Member with a current job at a workplace that one of the officer's clubs covers."""
    jobs = (
        Employment.select(Employment.member)
        .join(Workplace)
        .where(
            Workplace.club.in_(units(me, day, CLUB)),
            Employment.from_on <= day,
            Employment.to_on.is_null() | (Employment.to_on >= day),
        )
    )
    return Member.id.in_(jobs) & Member.ended_on.is_null()


def in_own_branch(me: Any, day: Any) -> Expression:
    return Member.branch.in_(units(me, day, BRANCH_REGISTER)) & Member.ended_on.is_null()


def looked_up(me: Any, day: Any) -> Expression:
    """The one member that I have looked up, while that lasts."""
    mine = Lookup.select(Lookup.member).where(Lookup.officer == me, Lookup.until_at > now_ms())
    return Member.id.in_(mine) & Member.ended_on.is_null() & fn.EXISTS(units(me, day, ADVISERS))


def handler(me: Any, day: Any) -> Expression:
    return (Case.handler == me) & Case.unit.in_(units(me, day, CLUB))


def participant(me: Any, day: Any) -> Expression:
    mine = Participant.select(Participant.case).where(Participant.officer == me)
    return Case.id.in_(mine) & active(me, day)


def writing_participant(me: Any, day: Any) -> Expression:
    mine = Participant.select(Participant.case).where(Participant.officer == me, Participant.can_write)
    return Case.id.in_(mine) & active(me, day)


def board(me: Any, day: Any) -> Expression:
    return (Case.audience == "board") & Case.unit.in_(units(me, day, CLUB_BOARD))


def ours(me: Any, day: Any) -> Expression:
    """A hand-over that my unit has taken and is not done with."""
    return (Handover.status == "taken") & Handover.to_unit.in_(units(me, day, TAKERS))


def in_my_hands(me: Any, day: Any) -> Expression:
    return ours(me, day) & (Handover.taken_by == me)


def our_units(me: Any, day: Any) -> Expression:
    """One that a colleague in my unit has taken; of a `named` case the one who took it only."""
    return ours(me, day) & fn.EXISTS(Case.select(Case.id).where(Case.id == Handover.case, Case.audience != "named"))


def handover(me: Any, day: Any) -> Expression:
    """P2: taken by my unit and still open, when all of the case is shown to us; a `named` case is for the one who took it only."""
    return Case.id.in_(Handover.select(Handover.case).where(ours(me, day), Handover.whole)) & (Case.audience != "named")


def taken_by_me(me: Any, day: Any) -> Expression:
    return Case.id.in_(Handover.select(Handover.case).where(in_my_hands(me, day), Handover.whole))


def took_over(me: Any, day: Any) -> Expression:
    """The handler of a case that was sent on, while it is."""
    return (Case.handler == me) & taken_by_me(me, day)


def running_shares(me: Any, day: Any) -> ModelSelect:
    """P3: the cases somebody has shared with me, while it lasts."""
    return Share.select(Share.case).where(Share.officer == me, Share.until_on >= day, Share.ended_at.is_null())


def shared(me: Any, day: Any) -> Expression:
    return Case.id.in_(running_shares(me, day)) & active(me, day)


def sharing_writer(me: Any, day: Any) -> Expression:
    return Case.id.in_(running_shares(me, day).where(Share.can_write)) & active(me, day)


def emergency(me: Any, day: Any) -> Expression:
    """P4: read for a day, to the second by the database's own clock, since a rule is given the day only."""
    mine = Emergency.select(Emergency.case_number).where(Emergency.officer == me, Emergency.until_at > now_ms())
    return Case.id.in_(mine) & active(me, day)


def conflict(me: Any, _day: Any) -> Expression:
    """N1: a party to the case sees nothing of it, as officer by any number, or as the member that officer is."""
    return Case.id.in_(party_to(me))


def leader(_me: Any, _day: Any) -> Expression:
    """Left out where the club and the employer meet."""
    return Member.leader


def leader_member(me: Any, _day: Any) -> Expression:
    """A leader-member sees no common case: those are what the club takes up with the employer."""
    return (Case.audience == "board") & fn.EXISTS(as_member(me).where(Member.leader))


def at_my_desk(me: Any, day: Any) -> Expression:
    return (Handover.status == "sent") & Handover.to_unit.in_(units(me, day, TAKERS))


def left_behind(me: Any, day: Any) -> Expression:
    """Taken by one who can do no more with it, without a mandate there or shut out since: it is on the desk again."""
    who = Handover.taken_by
    shut = Case.select(Case.id).where(Case.id == Handover.case, conflict(who, day) | leader_member(who, day))
    return ours(me, day) & (Handover.to_unit.not_in(units(who, day, TAKERS)) | fn.EXISTS(shut))


def sent_by_me(me: Any, _day: Any) -> Expression:
    return Handover.from_officer == me


def of_my_case(me: Any, day: Any) -> Expression:
    """Given away from a case I have, by whoever; not what I have taken myself."""
    have = Case.select(Case.id).where(handler(me, day) | took_over(me, day))
    return Handover.case.in_(have) & (Handover.taken_by.is_null() | (Handover.taken_by != me))


def handover_conflict(me: Any, day: Any) -> Expression:
    return Handover.case.in_(Case.select(Case.id).where(conflict(me, day)))


def handover_leader(me: Any, day: Any) -> Expression:
    # Asked of each case on the desk: gathered beforehand it would be every common case of the union.
    return fn.EXISTS(Case.select(Case.id).where(Case.id == Handover.case, leader_member(me, day)))


def own_draft(me: Any, day: Any) -> Expression:
    return (Draft.owner == me) & at_work(me, day)


def own_task(me: Any, day: Any) -> Expression:
    return (Task.owner == me) & at_work(me, day)


def given_task(me: Any, day: Any) -> Expression:
    return (Task.given_by == me) & (Task.status == "open") & at_work(me, day)


def line_for_all(_me: Any, _day: Any) -> Expression:
    """A line that whoever reads the case reads."""
    return Entry.audience == "case"


def own_line(me: Any, _day: Any) -> Expression:
    return Entry.officer == me


def line_within(me: Any, day: Any) -> Expression:
    """Left out by a share, a hand-over and nødtilgang: for those whose own the case is."""
    mine = Case.select(Case.id).where(Case.id == Entry.case, handler(me, day) | participant(me, day) | board(me, day))
    return (Entry.audience == "within") & fn.EXISTS(mine)


def line_of_my_unit(me: Any, day: Any) -> Expression:
    """An internal line stays in the unit it was written in: a new handler in the club has it, the branch that took the case over has not."""
    mine = Case.select(Case.id).where(Case.id == Entry.case, Case.handler == me)
    return (Entry.audience == "internal") & Entry.kept_in.in_(units(me, day, tuple(sorted({*CLUB, *DESK})))) & fn.EXISTS(mine)
