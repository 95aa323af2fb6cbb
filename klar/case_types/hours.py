"""Arbeidstid."""

from klar.case_types.asked import BEFORE_BOARD, BOARD, DISCUSSED_WITH_REP, IN_DOUBT, NO_DIAGNOSIS, REFUSAL_WRITTEN
from klar.case_types.kinds import Guide, Law, day, one_of, words, yes
from klar.i18n import _l

REST = Law(_l("Hvilen er minst 11 timer i døgnet og 35 i uka. Avtale kan gi unntak."), "aml § 10-8 (1)–(3)")

GUIDES = {
    "turnus_arbeidsplan": Guide(
        asks=(
            words("plan_period", _l("Hvilken periode gjelder planen?"), early=True),
            day("plan_shown", _l("Når fikk du se planen?"), early=True),
            DISCUSSED_WITH_REP,
            words("plan_group", _l("Hvilken gruppe gjelder planen?")),
            words("plan_pattern", _l("Hvordan er hvile, helg og natt i planen?")),
        ),
        laws=(Law(_l("Planen skal drøftes senest to uker før den starter. Tariffavtalen kan si noe annet."), "aml § 10-3"), REST),
        deadlines=("F24", "F25"),
        steps=(
            _l("Gå gjennom planen med sjekkliste."),
            _l("Drøft planen med arbeidsgiver."),
            _l("Lag skriftlig avtale om det som går utenfor loven."),
            _l("Skriv protokoll. Uten enighet gjelder lovens grenser."),
        ),
        papers=("roster", "environment_review", "averaging", "hearing_record"),
        help_when=(_l("Det gjelder langturnus eller medleverordning."), _l("Planen krever en avtale bare forbundet kan gjøre.")),
    ),
    "overtid_hvile": Guide(
        asks=(
            yes("hours_list", _l("Har du fått lista over timer?"), early=True, hint=_l("Du har rett til å se den.")),
            yes("overtime_agreed", _l("Har medlemmet sagt ja til overtiden?")),
            words("overtime_need", _l("Hva var det særlige behovet?")),
        ),
        laws=(Law(_l("Overtid krever et særlig behov i en viss tid. Høyst 10 timer på sju dager."), "aml § 10-6 (1) og (4)"), REST),
        deadlines=("F25", "F33"),
        steps=(_l("Be om å se timelista."), _l("Sjekk timene mot loven og avtalen."), _l("Send skriftlig krav.")),
        papers=("timesheets", "claim"),
        help_when=(IN_DOUBT,),
    ),
    "redusert_fleksibel": Guide(
        asks=(
            one_of(
                "wish_ground",
                _l("Hva er grunnen til ønsket?"),
                ("age", _l("Fylt 62 år")),
                ("health", _l("Helsegrunn")),
                ("social", _l("Sosial grunn")),
                ("other", _l("Noe annet")),
                hint=NO_DIAGNOSIS,
            ),
            REFUSAL_WRITTEN,
            words("wished_hours", _l("Hvilken arbeidstid ønsker medlemmet, og hvor lenge?")),
            words("inconvenience", _l("Hva sier arbeidsgiver er vanskelig?")),
        ),
        laws=(Law(_l("Medlemmet kan ha rett til kortere arbeidstid. Det må ikke gi vesentlig ulempe."), "aml § 10-2 (4)"), BOARD),
        deadlines=("F13", "F14"),
        steps=(_l("Send søknaden skriftlig."), _l("Be om skriftlig svar."), _l("Ta et avslag til nemnda i tide.")),
        papers=("application", "refusal"),
        help_when=(BEFORE_BOARD,),
    ),
}
