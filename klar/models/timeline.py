"""The lines of a case's timeline, in words."""

from datetime import date
from typing import Any

from klar.case_types import told
from klar.deadlines import TRIGGERS
from klar.i18n import _, _l, day
from klar.models import ending, moved
from klar.models.status import STATUS, WAITING_FOR

TITLES = {
    **moved.TITLES,
    **ending.TITLES,
    "opened": _l("Saken ble opprettet"),
    "note": _l("Notat"),
    "fact": _l("Nytt svar om saken"),
    "correction": _l("Rettelse"),
    "call": _l("Ringte medlemmet"),
    "meeting": _l("Møte"),
    "marked": _l("Merket saken"),
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
    "taken_over": _l("Ga saken til en ny tillitsvalgt"),
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
CALLED = {
    "member": TITLES["call"],
    "employer": _l("Snakket med arbeidsgiver"),
    "branch": _l("Snakket med fagforeningen"),
    "other": _l("Snakket med en annen"),
}
WRITTEN = ("note", "call", "meeting", "correction")  # lines in somebody's own words


def title_of(kind: str, said: dict[str, Any]) -> str:
    if kind == "trigger" and said.get("trigger") in TRIGGERS:
        return str(TRIGGERS[said["trigger"]].label)
    if kind == "call":
        return str(CALLED.get(said.get("with", ""), TITLES["call"]))
    return str(TITLES.get(kind, ""))


def text_of(kind: str, said: dict[str, Any]) -> str:
    if kind == "status":
        who = WAITING_FOR.get(said.get("waiting_for", ""))
        return _("Venter på %(who)s", who=who) if who else str(STATUS.get(said.get("status", ""), ""))
    if kind == "trigger" or kind in moved.TITLES:
        return " ".join(moved.sentences(kind, said))
    if kind in ending.TITLES:
        return " ".join(ending.sentences(kind, said))
    return told(said) if kind == "fact" else written_text(kind, said)


def written_text(kind: str, said: dict[str, Any]) -> str:
    """What somebody has written in the line, and nothing that Klar has worded alone."""
    if kind != "meeting":
        return said.get("text", "")
    held = day(date.fromisoformat(said["on"]), date.min) if said.get("on") else ""
    present, step = said.get("present", ""), said.get("step", "")
    told = [
        held and _("Holdt %(day)s.", day=held),
        present and _("Til stede: %(who)s", who=present),
        said.get("text", ""),
        step and _("Neste steg: %(what)s", what=step),
    ]
    return "\n".join(filter(None, told))
