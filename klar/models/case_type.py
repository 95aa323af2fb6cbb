"""What a case can be about: 8 groups, 30 types (domain.md § 2.4), and the first steps each calls for.

`audience` is who sees it: participants (a person's case), board (a common one), named (only those it names).
"""

from typing import NamedTuple

from klar.i18n import _l

GROUPS = {
    "lonn": _l("Lønn og ferie"),
    "arbeidstid": _l("Arbeidstid"),
    "stilling": _l("Stilling og kontrakt"),
    "syk": _l("Syk eller trenger tilrettelegging"),
    "oppsigelse": _l("Advarsel og oppsigelse"),
    "miljo": _l("Arbeidsmiljø og varsling"),
    "endring": _l("Endringer på jobben"),
    "annet": _l("Permisjon og noe annet"),
}


class CaseType(NamedTuple):
    group: str
    label: str
    audience: str = "participants"
    urgent: bool = False
    first: tuple[str, ...] = ()  # keys of FIRST_TASKS, beside those every case gets


CASE_TYPES = {
    "lonn_feil": CaseType("lonn", _l("Feil lønn"), first=("payslip", "claim")),
    "lonnstrekk": CaseType("lonn", _l("Trekk i lønn"), first=("payslip", "object")),
    "ferie_feriepenger": CaseType("lonn", _l("Ferie eller feriepenger"), first=("payslip",)),
    "lokale_forhandlinger": CaseType("lonn", _l("Lokale forhandlinger"), "board", first=("meeting", "claim")),
    "konkurs_lonnsgaranti": CaseType("lonn", _l("Konkurs"), urgent=True, first=("branch",)),
    "turnus_arbeidsplan": CaseType("arbeidstid", _l("Turnus eller arbeidsplan"), "board", first=("plan", "meeting")),
    "overtid_hvile": CaseType("arbeidstid", _l("Overtid eller hvile"), first=("hours", "claim")),
    "redusert_fleksibel": CaseType("arbeidstid", _l("Kortere eller annen arbeidstid"), first=("application",)),
    "deltid_fortrinn": CaseType("stilling", _l("Deltid og større stilling"), first=("claim",)),
    "faktisk_arbeidstid": CaseType("stilling", _l("Jobber mer enn stillingen"), first=("hours", "claim")),
    "midlertidig": CaseType("stilling", _l("Midlertidig jobb"), first=("contract", "branch")),
    "innleie": CaseType("stilling", _l("Innleie"), "board", first=("branch",)),
    "kontrakt_endring": CaseType("stilling", _l("Kontrakten blir endret"), first=("contract",)),
    "ansettelse_forbigaatt": CaseType("stilling", _l("Fikk ikke jobben"), first=("application",)),
    "sykefravaer": CaseType("syk", _l("Sykefravær"), first=("follow_up",)),
    "tilrettelegging": CaseType("syk", _l("Tilrettelegging"), first=("follow_up",)),
    "yrkesskade": CaseType("syk", _l("Skade på jobben"), urgent=True, first=("injury", "branch")),
    "nav_trygd": CaseType("syk", _l("NAV og trygd"), first=("branch",)),
    "advarsel": CaseType("oppsigelse", _l("Advarsel"), first=("letter", "reply")),
    "oppsigelse_person": CaseType("oppsigelse", _l("Oppsigelse"), urgent=True, first=("letter", "branch", "demand")),
    "oppsigelse_nedbemanning": CaseType(
        "oppsigelse", _l("Oppsigelse ved nedbemanning"), urgent=True, first=("letter", "branch", "demand")
    ),
    "avskjed_suspensjon": CaseType(
        "oppsigelse", _l("Avskjed eller suspensjon"), urgent=True, first=("branch", "letter", "demand")
    ),
    "provetid": CaseType("oppsigelse", _l("Prøvetid"), urgent=True, first=("contract", "branch")),
    "trakassering_konflikt": CaseType("miljo", _l("Trakassering eller konflikt"), "named", first=("log", "branch")),
    "varsling": CaseType("miljo", _l("Varsling"), "named", True, first=("log", "branch")),
    "diskriminering": CaseType("miljo", _l("Diskriminering"), first=("log", "branch")),
    "hms_vold_trusler": CaseType("miljo", _l("Vold, trusler eller fare"), urgent=True, first=("safety", "log")),
    "kontrolltiltak": CaseType("miljo", _l("Kontroll og overvåking"), "board", first=("meeting",)),
    "droefting_omstilling": CaseType("endring", _l("Omstilling og drøfting"), "board", first=("papers", "meeting")),
    "virksomhetsoverdragelse": CaseType("endring", _l("Ny eier av virksomheten"), "board", first=("papers", "branch")),
    "permittering": CaseType("endring", _l("Permittering"), "board", True, first=("papers", "branch")),
    "permisjon": CaseType("annet", _l("Permisjon"), first=("application",)),
    "pensjon": CaseType("annet", _l("Pensjon"), first=("branch",)),
    "tariffkrav": CaseType("annet", _l("Krav om tariffavtale"), "board", first=("branch",)),
    "tillitsvalgt_vilkaar": CaseType("annet", _l("Vilkår for tillitsvalgte"), "board", first=("branch",)),
    "raad_veiledning": CaseType("annet", _l("Råd og veiledning")),
}


class FirstTask(NamedTuple):
    title: str
    days: int  # from the day the case is opened


FIRST_TASKS = {
    "call": FirstTask(_l("Ring medlemmet"), 1),
    "payslip": FirstTask(_l("Få lønnsslippen"), 7),
    "claim": FirstTask(_l("Send skriftlig krav"), 14),
    "object": FirstTask(_l("Si nei til trekket skriftlig"), 7),
    "meeting": FirstTask(_l("Avtal møte med arbeidsgiver"), 7),
    "branch": FirstTask(_l("Ring fagforeningen"), 0),
    "plan": FirstTask(_l("Gå gjennom arbeidsplanen"), 7),
    "hours": FirstTask(_l("Lag liste over timene"), 7),
    "application": FirstTask(_l("Få søknad og svar på papir"), 7),
    "contract": FirstTask(_l("Få arbeidsavtalen"), 3),
    "follow_up": FirstTask(_l("Avtal hva som skal sies i møtet"), 7),
    "injury": FirstTask(_l("Sjekk at skaden er meldt til NAV"), 3),
    "letter": FirstTask(_l("Få brevet og se på datoen"), 0),
    "reply": FirstTask(_l("Skriv svar på advarselen"), 7),
    "demand": FirstTask(_l("Krev forhandlinger skriftlig"), 3),
    "log": FirstTask(_l("Skriv ned hva som skjedde, og når"), 3),
    "safety": FirstTask(_l("Si fra til verneombudet"), 0),
    "papers": FirstTask(_l("Be om papirene fra arbeidsgiver"), 3),
    "tell": FirstTask(_l("Si fra til medlemmet"), 1),
    "ask_consent": FirstTask(_l("Spør om du kan ta saken videre"), 1),
}


def types_in(group: str) -> list[tuple[str, str]]:
    return [(key, kind.label) for key, kind in CASE_TYPES.items() if kind.group == group]


def label_of(key: str) -> str:
    return str(CASE_TYPES[key].label) if key in CASE_TYPES else ""
