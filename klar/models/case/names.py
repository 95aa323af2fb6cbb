"""The names of those who are in a case, or have written in it."""

from peewee import ModelSelect

from klar.db import Prepared, slot
from klar.models.case import Case, Entry, Participant, Party
from klar.models.member import Member
from klar.models.officer import Officer


def _officers() -> ModelSelect:
    columns = ((Case.handler, Case.id), (Participant.officer, Participant.case), (Entry.officer, Entry.case), (Party.officer, Party.case))
    ways = [officer.model.select(officer).where(case == slot("case"), officer.is_null(False)) for officer, case in columns]
    first, *rest = [Officer.id.in_(way) for way in ways]
    for way in rest:
        first |= way
    return Officer.select(Officer.name).where(first | (Officer.id == slot("me")))


officers_in = Prepared(_officers)
members_in = Prepared(lambda: Member.select(Member.name).join(Party).where(Party.case == slot("case")))
