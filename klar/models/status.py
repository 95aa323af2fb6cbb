"""How a case stands, and whom it waits for, in words."""

from typing import Any

from klar.i18n import _, _l, day

STATUS = {
    "new": _l("Ikke begynt"),
    "working": _l("Saken er i gang"),
    "waiting": _l("Venter"),
    "closed": _l("Saken er ferdig"),
}
WAITING_FOR = {
    "member": _l("medlemmet"),
    "employer": _l("arbeidsgiver"),
    "branch": _l("fagforeningen"),
    "centre": _l("kompetansesenteret"),
    "authority": _l("NAV, nemnd eller rett"),
}


def in_words(case: Any, today: Any) -> str:
    """«Venter på arbeidsgiver til torsdag 26. november»."""
    if case.status != "waiting":
        return str(STATUS.get(case.status, ""))
    who = WAITING_FOR.get(case.waiting_for, "")
    if not case.waiting_until:
        return _("Venter på %(who)s", who=who)
    return _("Venter på %(who)s til %(day)s", who=who, day=day(case.waiting_until, today))
