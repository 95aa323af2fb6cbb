"""A member, where he or she works, and who has been in touch."""

from klar.models.member.contact import Contact, Recent, recent
from klar.models.member.employment import (
    Employment,
    at_workplace,
    current,
    departments_at,
    jobs,
    positions_at,
    workplaces_in_reach,
)
from klar.models.member.lookup import PURPOSES, Lookup, TooLittle, matching, now_open, tries
from klar.models.member.member import Member, is_self, leads, named, others, own_number

__all__ = [
    "PURPOSES",
    "Contact",
    "Employment",
    "Lookup",
    "Member",
    "TooLittle",
    "Recent",
    "at_workplace",
    "current",
    "departments_at",
    "is_self",
    "jobs",
    "leads",
    "matching",
    "named",
    "now_open",
    "others",
    "own_number",
    "positions_at",
    "recent",
    "tries",
    "workplaces_in_reach",
]
