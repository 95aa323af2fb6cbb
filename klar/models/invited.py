"""Gatherings as whoever is invited sees them, and who can be."""

from peewee import Expression, ModelSelect, fn

from klar.db import Prepared, slot
from klar.i18n import _l
from klar.models.gathering import FACTS, Gathering, Signup, gatherings, number_of
from klar.models.officer import Mandate, Officer
from klar.models.officer.mandate import counts
from klar.models.role import CLUB, CLUB_LEADERS, CLUB_SEATS
from klar.models.unit import Unit

# Whom one may invite, as the wizard asks.
GROUPS = {
    "reps": (_l("Alle tillitsvalgte"), CLUB),
    "leaders": (_l("Ledere og nestledere"), CLUB_LEADERS),
    "workplace": (_l("Plasstillitsvalgte"), ("workplace_rep",)),
    "chief": (_l("Hovedtillitsvalgte"), ("chief_rep",)),
    "board": (_l("Alle i klubbstyrene"), (*CLUB, *CLUB_SEATS)),
}
ELSE = Signup.alias()
MINE = (*FACTS, Signup.id.alias("signup"), Signup.status, Signup.at, Signup.club, Signup.came, Signup.rated, Signup.officer)
# What waits for me: an answer to give before the day, or what I thought of it.
UNANSWERED = (Signup.status == "invited") & (Gathering.held_on >= slot("today")) & Gathering.off_at.is_null()
UNRATED = Signup.came & (Signup.rated == 0)


def ahead_of_me() -> ModelSelect:
    """How many stand before me in line."""
    before = (ELSE.at < Signup.at) | ((ELSE.at == Signup.at) & (ELSE.id < Signup.id))
    return ELSE.select(fn.COUNT(ELSE.id)).where(ELSE.gathering == Signup.gathering, ELSE.status == "waiting", before)


def _mine(allowed: Expression) -> ModelSelect:
    more = (number_of("coming").alias("coming"), ahead_of_me().alias("ahead"))
    return Signup.select(*MINE, *more).join(Gathering).join(Unit).where(allowed)


def my_signups(allowed: Expression) -> ModelSelect:
    """What comes stands first, the nearest of it first."""
    return _mine(allowed).order_by(Gathering.held_on < slot("today"), Gathering.held_on, Signup.id).limit(40)


def my_signup(allowed: Expression) -> ModelSelect:
    return _mine(allowed).where(Signup.id == slot("signup"))


def my_open(allowed: Expression) -> ModelSelect:
    """Those that wait for an answer of mine, and those I come to today or tomorrow."""
    soon = (Signup.status == "coming") & (Gathering.held_on >= slot("today")) & (Gathering.held_on <= slot("soon")) & Gathering.off_at.is_null()
    return _mine(allowed).where(UNANSWERED | UNRATED | soon).order_by(Gathering.held_on, Signup.id)


def _asked(what: Expression, allowed: Expression) -> ModelSelect:
    return Signup.select(what).join(Gathering).where(allowed, UNANSWERED | UNRATED)


def asked_count(allowed: Expression) -> ModelSelect:
    return _asked(fn.COUNT(Signup.id), allowed)


def asked_first(allowed: Expression) -> ModelSelect:
    return _asked(fn.MIN(Signup.id), allowed)


def invitable(allowed: Expression) -> ModelSelect:
    """Who has a post in a club that I follow up, and which."""
    columns = Mandate.id, Mandate.officer, Mandate.unit, Mandate.role, Unit.parent, Officer.name, Unit.name.alias("club")
    query = Mandate.select(*columns).join(Unit).switch(Mandate).join(Officer)
    return query.where(allowed, Mandate.stands_for.is_null(), Officer.ended_on.is_null(), counts(Mandate)).order_by(Mandate.id)


def to_step(allowed: Expression) -> ModelSelect:
    """The nearest courses and conferences of my units that this one is not in, and that are not full."""
    there = Signup.select(Signup.gathering).where(Signup.officer == slot("officer"))
    query = gatherings(allowed).where(Gathering.kind.in_(("course", "conference")), Gathering.held_on >= slot("today"), Gathering.off_at.is_null())
    return query.where(Gathering.id.not_in(there), number_of("coming") < Gathering.places).order_by(Gathering.held_on, Gathering.id).limit(3)


def clubs_below(allowed: Expression) -> ModelSelect:
    """The clubs I follow up, each with its branch."""
    branch = Unit.alias()
    query = Unit.select(Unit.id, Unit.name, Unit.parent, branch.name.alias("branch")).join(branch, on=(Unit.parent == branch.id))
    return query.where(allowed, Unit.closed_on.is_null() | (Unit.closed_on > slot("today"))).order_by(branch.name, Unit.name, Unit.id)


# Others with a post in the club who are not in the gathering already.
others_in_club = Prepared(
    lambda: Officer.select(Officer.id, Officer.name, fn.MIN(Mandate.role).alias("role"))
    .join(Mandate)
    .where(
        Mandate.unit == slot("club"),
        Mandate.role.in_((*CLUB, *CLUB_SEATS)),
        Mandate.stands_for.is_null(),
        Officer.ended_on.is_null(),
        counts(Mandate),
        Officer.id.not_in(Signup.select(Signup.officer).where(Signup.gathering == slot("gathering"), Signup.status.in_(("coming", "waiting")))),
        Officer.id != slot("me"),
    )
    .group_by(Officer.id)
    .order_by(Officer.name, Officer.id)
)
