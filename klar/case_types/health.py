"""Syk eller trenger tilrettelegging. Aldri diagnose."""

from klar.case_types.asked import ALWAYS, CENTRE, NO_DIAGNOSIS
from klar.case_types.kinds import Guide, Law, day, words, yes
from klar.i18n import _l

NEXT_MEETING = day("next_meeting", _l("Når er neste møte?"), ahead=True, early=True)
CAN_DO = words("can_do", _l("Hvilke oppgaver kan medlemmet gjøre?"), hint=NO_DIAGNOSIS)
TRIED = words("tried", _l("Hva har dere prøvd?"), hint=NO_DIAGNOSIS)
AWAY = yes("fully_away", _l("Er medlemmet helt borte fra jobben?"), one=True, early=True)

ADAPT = Law(_l("Arbeidsgiver skal legge til rette så langt det er mulig."), "aml § 4-6 (1)")
CONSULTED = Law(_l("Den tillitsvalgte skal med på råd før flytting til annet arbeid."), "aml § 4-6 (2)")
STEPS = (
    _l("Forbered medlemmet til møtet."),
    _l("Bli med i dialogmøtet hvis medlemmet vil."),
    _l("Se til at planen blir laget."),
    _l("Spør om tiltak fra NAV."),
)
PAPERS = ("follow_up_plan", "minutes", "ability")
HELP = (_l("Noen snakker om oppsigelse."), _l("Medlemmet har vært syk i ni måneder."), _l("Arbeidsgiver sier nei til å legge til rette."))

GUIDES = {
    "sykefravaer": Guide(asks=(AWAY, NEXT_MEETING, CAN_DO, TRIED), laws=(ADAPT, CONSULTED), deadlines=("F16", "F26", "F27"), steps=STEPS, papers=PAPERS, help_when=HELP),
    "tilrettelegging": Guide(
        asks=(AWAY, NEXT_MEETING, CAN_DO, TRIED),
        laws=(ADAPT, Law(_l("Funksjonsnedsettelse og graviditet gir egen rett til tilrettelegging."), "ldl §§ 22, 23")),
        deadlines=("F16", "F26", "F27"),
        steps=STEPS,
        papers=PAPERS,
        help_when=HELP,
    ),
    "yrkesskade": Guide(
        asks=(
            yes("reported_employer", _l("Er skaden meldt til arbeidsgiver?"), early=True),
            yes("reported_nav", _l("Er skaden meldt til NAV?"), early=True),
            yes("doctor_same_day", _l("Var medlemmet hos lege samme dag?")),
            words("injury_place", _l("Hvor og når på dagen skjedde det?")),
            yes("witnesses", _l("Så andre hva som skjedde?")),
        ),
        laws=(Law(_l("Arbeidsgiver skal melde skaden med en gang. NAV må få den innen ett år."), "ftrl § 13-14"),),
        deadlines=("F34", "F36"),
        steps=(_l("Se til at skaden er meldt."), _l("Minn medlemmet på fristene."), _l("Ring fagforeningen.")),
        papers=("injury_report", "log"),
        help_when=(ALWAYS,),
    ),
    "nav_trygd": Guide(
        asks=(words("benefit", _l("Hvilken ytelse gjelder det?"), early=True), yes("decision_seen", _l("Har du sett vedtaket?"), early=True)),
        laws=(Law(_l("Fristen for å klage på NAV er seks uker."), "ftrl § 21-12"),),
        deadlines=("F37",),
        steps=(_l("Få vedtaket og se på datoen."), _l("Hjelp medlemmet å klage i tide.")),
        papers=("decision",),
        help_when=(CENTRE,),
    ),
}
