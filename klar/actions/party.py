"""Who is part of what happened: added, taken out again, and fetched back. Whoever is a party sees nothing of the case from the next request."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.actions.case.seat import in_words, seat
from klar.actions.way_round import hand_round
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now
from klar.models import sealed
from klar.models.case import Entry, Party, parties
from klar.models.case.party import MEMBER
from klar.models.person_in_case import in_case, officers_who_are

UNDO = timedelta(minutes=10)
UNKNOWN: dict[str, Any] = {"name": "", "title": ""}


def add_party(by: int, case_id: int, part: str, *, member: int | None = None, officer: int | None = None, name: str = "", title: str = "") -> None:
    """`part` is MEMBER or a key of PARTS. One of the register is given by id, anybody else by name. Raises Conflict when they are in it already."""
    with atomic():
        case = fetch(by, "case.send", case_id)
        if in_case(case.id, member, officer):
            raise Conflict
        _add(by, case, {"part": part, "member": member, "officer": officer, "name": name, "title": title})


def _add(by: int, case: Any, who: dict[str, Any]) -> None:
    box = keys.box(case.key)
    add_entry(box, case, by, "party_added", text=in_words(who))
    touch(case)
    record("case.party_added", officer=by, subject=case.id, rule=case.allowed_by)
    hand_round(by, case, officers_who_are(who["member"], who["officer"]), case.allowed_by)
    seat(box, case, **who)  # last: from here on the case may be closed to the one who says it


def remove_party(by: int, case_id: int, party_id: int) -> int | None:
    """Takes somebody out; returns the line that can be undone. The last member stays: whose yes counts must not be lost by it."""
    with atomic():
        case = fetch(by, "case.send", case_id)
        box, row = keys.box(case.key), Party.get_or_none(Party.id == party_id, Party.case == case.id)
        if row is None or (row.role == MEMBER and len(parties(case=case.id)) < 2):
            return None
        who = UNKNOWN | {"part": row.role} | sealed.get(box, "party", row) | {"member": row.member_id, "officer": row.officer_id}
        entry = add_entry(box, case, by, "party_removed", text=in_words(who), who=who)
        row.delete_instance()
        touch(case)
        record("case.party_removed", officer=by, subject=case.id, rule=case.allowed_by)
    return entry.id


def restore_party(by: int, case_id: int, entry_id: int) -> None:
    """«Angre», for ten minutes, by whoever took them out."""
    with atomic():
        case = fetch(by, "case.send", case_id)
        mine = (Entry.case == case.id) & (Entry.officer == by) & (Entry.kind == "party_removed") & Entry.undone_at.is_null() & (Entry.at > now() - UNDO)
        line = Entry.get_or_none(Entry.id == entry_id, mine)
        who = sealed.get(keys.box(case.key), "entry", line)["who"] if line else None
        if who is None or in_case(case.id, who["member"], who["officer"]):
            return
        Entry.update(undone_at=now()).where(Entry.id == line.id).execute()
        _add(by, case, who)
