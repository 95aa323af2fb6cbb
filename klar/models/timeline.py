"""The lines of a case's timeline, in words."""

from typing import Any

from klar.case_types import told
from klar.deadlines import TRIGGERS
from klar.i18n import _, _l
from klar.models import moved
from klar.models.status import STATUS, WAITING_FOR

TITLES = {
    **moved.TITLES,
    "opened": _l("Saken ble opprettet"),
    "note": _l("Notat"),
    "fact": _l("Nytt svar om saken"),
    "call": _l("Ringte medlemmet"),
    "status": _l("Ny status"),
    "help_sent": _l("Ba om hjelp"),
    "onward_sent": _l("Sendte saken videre"),
    "taken": _l("Tok imot saken"),
    "returned": _l("Sendte saken tilbake"),
    "revoked": _l("Tok saken tilbake"),
    "done": _l("Er ferdig med å hjelpe"),
    "asked": _l("Spurte om mer"),
    "replied": _l("Svarte"),
    "shown_whole": _l("Viste hele saken"),
    "taken_over": _l("Tok over saken"),
    "shared": _l("Delte saken"),
    "unshared": _l("Sluttet å dele saken"),
    "emergency": _l("Nødtilgang gitt"),
    "party_added": _l("La til en person"),
    "party_removed": _l("Tok bort en person"),
    "consent": _l("Medlemmet sa ja"),
    "consent_withdrawn": _l("Medlemmet trakk ja-et"),
    "participant_added": _l("Tok med en tillitsvalgt"),
    "participant_removed": _l("Tok bort en tillitsvalgt"),
    "innsyn": _l("Medlemmet fikk innsyn i saken"),
    "document": _l("La ved et papir"),
    "document_removed": _l("Slettet et papir"),
    "document_restored": _l("Hentet tilbake et papir"),
}


def title_of(kind: str, said: dict[str, Any]) -> str:
    if kind == "trigger" and said.get("trigger") in TRIGGERS:
        return str(TRIGGERS[said["trigger"]].label)
    return str(TITLES.get(kind, ""))


def text_of(kind: str, said: dict[str, Any]) -> str:
    if kind == "status":
        who = WAITING_FOR.get(said.get("waiting_for", ""))
        return _("Venter på %(who)s", who=who) if who else str(STATUS.get(said.get("status", ""), ""))
    if kind == "trigger" or kind in moved.TITLES:
        return " ".join(moved.sentences(kind, said))
    return told(said) if kind == "fact" else said.get("text", "")
