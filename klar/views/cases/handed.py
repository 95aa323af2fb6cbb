"""How a case's open hand-overs are told on its page, to each who reads it."""

from typing import Any, NamedTuple

from klar.crypto import Box
from klar.i18n import _
from klar.models import sealed
from klar.views.handover_words import waited


class Handed(NamedTuple):
    """`href` is where one does something about it; empty for those who only read."""

    href: str
    icon: str
    title: str
    text: str
    now: bool = False


def handed(me: int, case: Any, box: Box | None, rows: list[Any]) -> list[Handed]:
    return [_received(box, row) if row.taken_by_id == me else _sent(me, case, row) for row in rows]


def _received(box: Box | None, row: Any) -> Handed:
    title = _("Du hjelper i denne saken.") if row.kind == "help" else _("Du har tatt over saken.")
    return Handed(f"/innboks/{row.id}", "handover", title, sealed.get(box, "handover", row).get("reason", ""))


def _sent(me: int, case: Any, row: Any) -> Handed:
    href = f"/hjelp/{row.id}" if me in (row.from_officer_id, case.handler_id) else ""
    if row.status == "sent":
        return Handed(href, "send", _("Sendt til %(unit)s.", unit=row.unit), waited(row))
    if row.question_at:
        return Handed(href, "message", _("%(unit)s spør deg om noe.", unit=row.unit) if href else _("%(unit)s venter på svar.", unit=row.unit), waited(row), now=bool(href))
    if row.kind == "onward":
        return Handed(href, "eye", _("%(unit)s har saken.", unit=row.unit), "" if case.may_also else _("Du kan lese, men ikke skrive."))
    return Handed(href, "eye", _("%(unit)s hjelper.", unit=row.unit), _("De ser hele saken.") if row.whole else _("De ser sammendraget."))
