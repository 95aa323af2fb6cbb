"""Unfinished forms that name the member: that they are there. What they say is preparation that nobody else has seen."""

from typing import Any

from klar.actions.draft import opened
from klar.actions.innsyn.part import Part
from klar.crypto import keys
from klar.i18n import _
from klar.models.draft import Draft
from klar.models.member import Member
from klar.models.officer import Officer

ASKS_FOR_A_MEMBER = ("hvem", "medlemmer")  # steps whose answer is a member's id, or several (klar/wizards/who.py)


def drafts(member: Member, cases: set[int]) -> Part:
    """Drafts about the member, or about one of these cases."""
    rows = list(Draft.select(Draft, Officer).join(Officer).where(Draft.finished.is_null()).order_by(Draft.id))
    boxes = keys.unlock(row.key for row in rows)
    found = [row for row in rows if _names(opened(row, boxes.get(row.key)), member.id, cases)]
    about = _("Påbegynte skjemaer. Det som står i dem, er bare forberedelse (personopplysningsloven § 16 e).")
    return Part("draft", _("Utkast"), [{_("Endret"): row.changed_at, _("Hvem"): row.owner.name, _("Skjema"): row.wizard} for row in rows if row in found], about)


def _names(answers: dict[str, Any], member: int, cases: set[int]) -> bool:
    said = [answers.get(step) for step in ASKS_FOR_A_MEMBER]
    ids = {str(id) for one in said if one for id in (one.get("ids", ()) if isinstance(one, dict) else (one,))}
    return str(member) in ids or str(answers.get("sak")) in {str(case) for case in cases}
