"""The rows of «I dag»: each where it leads, what it says, and whether it is the one to take first."""

from typing import Any

from klar.crypto import Box
from klar.db import today
from klar.deadlines import call_now, in_words, rule, urgency
from klar.i18n import _, _n
from klar.models import sealed
from klar.models import status as statuses
from klar.views.cases.lines import listed_as
from klar.views.club_lines import meeting
from klar.views.gathering_lines import gathering
from klar.views.handover_words import told

Row, Boxes = dict[str, Any], dict[str, Box]


def row(href: str, label: str, *notes: str, icon: str, now: bool = False) -> Row:
    return {"href": href, "label": label, "notes": [note for note in notes if note], "icon": icon, "now": now}


def urgent(dues: list[Any], boxes: Boxes) -> list[Row]:
    """What is late or near; when nothing is, the deadline that comes first."""
    near = [due for due in dues if urgency(due.due_on, today()) in ("late", "now")]
    return [due_row(due, sealed.get(boxes.get(due.key), "deadline", due).get("code")) for due in near or dues[:1]]


def due_row(due: Any, code: str | None) -> Row:
    calls, late = call_now(code, due.due_on, today()), due.due_on <= today()
    what = _("%(what)s, sak %(number)s", what=rule(code).name, number=due.case_id) if code else _("Sak %(number)s", number=due.case_id)
    return row(f"/saker/{due.case_id}/frister/{due.id}", in_words(due.due_on, today()), _("Ring nå.") if calls else "", what, icon="phone" if calls else "clock", now=late or calls)


def alerts(count: int) -> list[Row]:
    said = _n("%(count)s frist i klubbene haster.", "%(count)s frister i klubbene haster.", count)
    return [row("/innboks/frister", said, icon="bell", now=True)] if count else []


def asking(rows: list[Any]) -> list[Row]:
    return [row(f"/hjelp/{one.id}", _("Svar %(who)s", who=one.unit), _("De spør deg om noe"), icon="message", now=True) for one in rows if one.question_at]


def replied(rows: list[Any]) -> list[Row]:
    return [row(f"/innboks/{one.id}", one.sender, _("Har svart deg"), icon="message") for one in rows]


def at_desk(rows: list[Any]) -> list[Row]:
    said = map(told, rows)
    return [row(f"/innboks/{one['id']}", one["sender"], _("Vil ha hjelp") if one["kind"] == "help" else _("Vil sende saken videre"), one["due"], icon="handover") for one in said]


def meetings(rows: list[Any], boxes: Boxes) -> list[Row]:
    said = [meeting(one, sealed.get(boxes.get(one.key), "club_record", one)) for one in rows]
    return [row(f"/klubben/{one['id']}", one["title"], _("Møte i dag"), one["place"], icon="people") for one in said]


def invitations(rows: list[Any], boxes: Boxes) -> list[Row]:
    """Those that wait for an answer; by name, which is said nowhere outside Klar."""
    said = [(one, gathering(one, sealed.get(boxes.get(one.key), "gathering", one))) for one in rows if one.status == "invited" or one.came]
    return [row(f"/invitasjoner/{one.signup}", told["name"], _("Si hva du syntes") if one.came else _("Du er invitert"), "" if one.came else told["when"], icon="people") for one, told in said]


def gatherings(rows: list[Any], boxes: Boxes) -> list[Row]:
    """Those I come to today or tomorrow."""
    said = [(one, gathering(one, sealed.get(boxes.get(one.key), "gathering", one))) for one in rows if one.status == "coming" and not one.came]
    return [row(f"/invitasjoner/{one.signup}", told["name"], told["when"], told["place"], icon="people") for one, told in said]


def waiting(rows: list[Any], boxes: Boxes) -> list[Row]:
    """Cases that wait; the ones that have waited long enough first."""
    over = sorted(rows, key=lambda one: not is_over(one))
    said = [(one, listed_as(boxes.get(one.key), one)) for one in over]
    return [row(f"/saker/{one.id}", f"{as_row['about'] or as_row['kind']}", statuses.in_words(one, today()), icon="alert" if is_over(one) else "clock", now=is_over(one)) for one, as_row in said]


def is_over(case: Any) -> bool:
    return bool(case.waiting_until and case.waiting_until <= today())


def sent(rows: list[Any]) -> list[Row]:
    said = [told(one) for one in rows if one.status == "sent" and not one.question_at]
    return [row(f"/hjelp/{one['id']}", one["unit"], _("Venter på svar siden %(when)s", when=one["sent"]), icon="send") for one in said]


def unanswered(rows: list[Any]) -> list[Row]:
    return [row(f"/innboks/{one.id}", one.sender, _("Du venter på svar"), icon="message") for one in rows if one.question_at]


def given(rows: list[Any], boxes: Boxes) -> list[Row]:
    said = [(one, sealed.get(boxes.get(one.key), "task", one).get("title", "")) for one in rows]
    return [row("/oppgaver/gitt-bort", title, _("%(name)s gjør dette", name=one.holder), icon="tick") for one, title in said]
