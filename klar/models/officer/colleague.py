"""The others in one's clubs."""

from peewee import ModelSelect, fn

from klar.db import Prepared, slot
from klar.models.officer.mandate import Mandate, counts
from klar.models.officer.officer import Officer, selves
from klar.models.role import CLUB, CLUB_SEATS

Own = Mandate.alias()
SEATS = (*CLUB, *CLUB_SEATS)


def _colleagues() -> ModelSelect:
    own = Own.select(Own.unit).where(Own.officer == slot("me"), Own.role.in_(SEATS), counts(Own))
    return (
        Officer.select(Officer.id, Officer.name, fn.MIN(Mandate.role).alias("role"))
        .join(Mandate)
        .where(Mandate.unit.in_(own), Mandate.role.in_(SEATS), counts(Mandate), Officer.ended_on.is_null(), Officer.id.not_in(selves(slot("me"))))
        .group_by(Officer.id)
        .order_by(Officer.name)
    )


# Those who hold a seat today in a club where one holds one too.
colleagues = Prepared(_colleagues)
