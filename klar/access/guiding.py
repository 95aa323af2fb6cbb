"""The clauses of guiding over the phone: a helper sees where a rep is, for as long as both want and the call lasts."""

from typing import Any

from peewee import Expression, fn

from klar.access.clauses import units
from klar.access.follow_up import club_below, club_in_county
from klar.access.network import club_in_network
from klar.db import now_ms
from klar.models.guiding import Guiding
from klar.models.officer import Mandate
from klar.models.role import HELPERS
from klar.models.unit import Unit


def waits() -> Expression:
    """Nobody has come to it, and the digits are still good."""
    return Guiding.helper.is_null() & (Guiding.code_until > now_ms())


def waits_for_me(me: Any, day: Any) -> Expression:
    """Of somebody who has a post in a club that I follow up."""
    begun = (Mandate.from_on <= day) & (Mandate.to_on.is_null() | (Mandate.to_on >= day))
    held = begun & (Mandate.suspended_on.is_null() | (Mandate.suspended_on > day))
    reps = Mandate.select(Mandate.officer).join(Unit).where(held, club_below(me, day) | club_in_county(me, day) | club_in_network(me, day))
    return waits() & Guiding.officer.in_(reps)


def waits_for_centre(me: Any, day: Any) -> Expression:
    """The kompetansesenter helps whoever reads it the digits."""
    return waits() & fn.EXISTS(units(me, day, ("centre_adviser",)))


def guided(me: Any, _day: Any) -> Expression:
    return Guiding.officer == me


def guided_by_me(me: Any, day: Any) -> Expression:
    return (Guiding.helper == me) & (Guiding.until_at > now_ms()) & fn.EXISTS(units(me, day, HELPERS))
