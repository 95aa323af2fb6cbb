"""What a club does, by level: a helper's list to remember by. A proposal, to be changed here (domain.md § 3.3).

A club stands on the highest level where all that is required there, and on those below, is done.
"""

from collections.abc import Mapping
from typing import NamedTuple

from klar.i18n import _l

LEVELS = {1: _l("Kommet i gang"), 2: _l("Det grunnleggende"), 3: _l("Fungerende klubb"), 4: _l("Sterk klubb")}
REPLIES = {"yes": _l("Ja"), "partly": _l("Delvis"), "no": _l("Nei"), "beside": _l("Ikke aktuelt"), "unknown": _l("Vet ikke")}
DONE = ("yes", "beside")


class ClubTask(NamedTuple):
    level: int
    required: bool
    question: str


CLUB_TASKS = {
    "T101": ClubTask(1, True, _l("Har klubben valgt leder eller tillitsvalgt?")),
    "T102": ClubTask(1, True, _l("Har arbeidsgiver fått brev om valget?")),
    "T103": ClubTask(1, True, _l("Har fagforeningen fått melding om valget?")),
    "T104": ClubTask(1, True, _l("Er den nye tillitsvalgte ringt opp?")),
    "T105": ClubTask(1, True, _l("Er medlemslisten gått gjennom?")),
    "T106": ClubTask(1, False, _l("Har den tillitsvalgte tatt e-læring?")),
    "T107": ClubTask(1, True, _l("Vet klubben hvilken tariffavtale som gjelder?")),
    "T201": ClubTask(2, True, _l("Har klubben valgt et styre?")),
    "T202": ClubTask(2, True, _l("Har klubben holdt årsmøte det siste året?")),
    "T203": ClubTask(2, True, _l("Har klubben en møteplan for året?")),
    "T204": ClubTask(2, True, _l("Har klubben faste møter med arbeidsgiver?")),
    "T205": ClubTask(2, True, _l("Kan vara ta over på kort varsel?")),
    "T206": ClubTask(2, False, _l("Har klubben orden på egne penger?")),
    "T207": ClubTask(2, True, _l("Har lederen og vara tatt grunnkurs?")),
    "T208": ClubTask(2, True, _l("Blir nyansatte spurt om å bli medlem?")),
    "T209": ClubTask(2, False, _l("Når klubben medlemmene med nyheter?")),
    "T301": ClubTask(3, True, _l("Har klubben kontakt med et kurset verneombud?")),
    "T302": ClubTask(3, True, _l("Er klubben med i arbeidsmiljøutvalget?")),
    "T303": ClubTask(3, True, _l("Går ledelsen gjennom økonomi og planer med klubben?")),
    "T304": ClubTask(3, True, _l("Forbereder klubben lokale forhandlinger?")),
    "T305": ClubTask(3, True, _l("Har klubben oversikt over lokale avtaler?")),
    "T306": ClubTask(3, True, _l("Drøftes deltid, midlertidige og innleie hvert år?")),
    "T307": ClubTask(3, True, _l("Kjenner de ansatte rutinen for varsling?")),
    "T308": ClubTask(3, False, _l("Er klubben med på konferanser?")),
    "T309": ClubTask(3, False, _l("Følges saker opp til de er ferdige?")),
    "T310": ClubTask(3, False, _l("Har noen i klubben tatt tariffkurs?")),
    "T401": ClubTask(4, True, _l("Har klubben en handlingsplan som følges?")),
    "T402": ClubTask(4, False, _l("Har klubben et mål for verving?")),
    "T403": ClubTask(4, False, _l("Har hver avdeling en tillitsvalgt?")),
    "T404": ClubTask(4, False, _l("Er klubben med på lønnskartlegging?")),
    "T405": ClubTask(4, False, _l("Har de ansatte plass i bedriftens styre?")),
    "T406": ClubTask(4, False, _l("Lærer klubben opp nye tillitsvalgte?")),
    "T407": ClubTask(4, False, _l("Samarbeider klubben med andre klubber?")),
    "T408": ClubTask(4, False, _l("Er klubben forberedt på konflikt?")),
}


def level(replies: Mapping[str, str]) -> int:
    """The level a club stands on, 0 when something required on the first is missing. `replies` are keys of REPLIES by code."""
    missing = {task.level for code, task in CLUB_TASKS.items() if task.required and replies.get(code) not in DONE}
    return min(missing, default=len(LEVELS) + 1) - 1
