"""How a deadline is told."""

from datetime import date

from klar.deadlines.calendar import working_days_left
from klar.deadlines.moves import Move
from klar.deadlines.rules import rule
from klar.deadlines.standing import KEPT, MISSED
from klar.i18n import _, _l, day

DISCLAIMER = _l("Klar regner ut frister som hjelp. Sjekk alltid datoen med fagforeningen.")
CALL_NOW = 5  # fewer working days left than this: call, don't just send
CALL_FIRST = ("F02", "F05", "F09", "F13")  # the deadlines one calls about when there is no time left to write (domain.md § 2.6)
SOON = 14  # days


def in_words(due_on: date, today: date) -> str:
    """«Frist i morgen, onsdag 18. november», «Fristen gikk ut i går, …», «Frist om 5 dager, …»."""
    days, when = (due_on - today).days, day(due_on, today)
    if days < 0:
        return _("Fristen gikk ut %(day)s", day=when)
    if 1 < days <= SOON:
        return _("Frist om %(count)s dager, %(day)s", count=days, day=when)
    return _("Frist %(day)s", day=when)


def urgency(due_on: date, today: date) -> str:
    """late: it is over; now: fewer than 5 working days left; soon: within two weeks; later."""
    if due_on < today:
        return "late"
    if (due_on - today).days > SOON:
        return "later"
    return "now" if working_days_left(today, due_on) < CALL_NOW else "soon"


def call_now(code: str, due_on: date, today: date) -> bool:
    """Whether one calls before anything else."""
    return code in CALL_FIRST and urgency(due_on, today) in ("now", "late")


def told(move: Move, today: date) -> str:
    """«Krev forhandlinger: flyttet fra … til ….» One sentence of what a new count did."""
    name, was, now = str(rule(move.code).name), *(day(on, today) if on else "" for on in (move.was, move.to))
    if move.status in (KEPT, MISSED):
        return _("%(name)s: holdt.", name=name) if move.status == KEPT else _("%(name)s: ikke holdt i tide.", name=name)
    if not now:
        return _("%(name)s: %(day)s gjelder ikke lenger.", name=name, day=was)
    return _("%(name)s: flyttet fra %(was)s til %(now)s.", name=name, was=was, now=now) if was else _("%(name)s: ny frist %(day)s.", name=name, day=now)
