"""Advarsel og oppsigelse."""

from klar.case_types.asked import (
    AGE, ALWAYS, BE_THERE, CHECK_FORM, DELIVERED, DEMAND, EMPLOYED, HEARING, LETTER, MEETING_HELD, NEGOTIATIONS, NO_SETTLEMENT, PROTOCOL_ENDED,
    REASON, REGISTER_DATE,
)  # fmt: skip
from klar.case_types.kinds import Guide, Law, day, one_of, words, yes
from klar.i18n import _l

NOTICE = one_of(
    "notice_months",
    _l("Hvor lang oppsigelsestid står det i brevet?"),
    ("1", _l("1 måned")), ("2", _l("2 måneder")), ("3", _l("3 måneder")), ("4", _l("4 måneder")), ("5", _l("5 måneder")), ("6", _l("6 måneder")),
)  # fmt: skip
SICK = yes("sick", _l("Er medlemmet sykmeldt?"), one=True)
LEAVE = yes("on_leave", _l("Er medlemmet gravid eller i permisjon?"), one=True)
GROUNDS = Law(_l("En oppsigelse må ha saklig grunn."), "aml § 15-7 (1)")
STAY = Law(_l("Medlemmet kan ofte bli i jobben mens dere forhandler."), "aml § 15-11 (1)")
STEPS = (REGISTER_DATE, BE_THERE, CHECK_FORM, DEMAND, PROTOCOL_ENDED)
PAPERS = ("summons", "hearing_record", "dismissal", "demand", "negotiation_record", "power", "legal_aid")
CODES = ("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F15", "F16")
HELP = (_l("Alltid, den dagen du får vite det."), NO_SETTLEMENT)

GUIDES = {
    "advarsel": Guide(
        asks=(
            yes("warning_written", _l("Er advarselen skriftlig?"), early=True),
            yes("warned_before", _l("Har medlemmet fått advarsel før?"), early=True),
            words("accused_of", _l("Hva sier arbeidsgiver har skjedd?")),
            words("own_version", _l("Hva sier medlemmet har skjedd?")),
        ),
        laws=(
            Law(_l("Arbeidsmiljøloven har ingen regler om advarsel. I staten er ordensstraff en egen reaksjon."), "statsansatteloven § 25"),
            Law(_l("Medlemmet kan be om innsyn i det som er lagret."), "personvernforordningen art. 15"),
        ),
        deadlines=("F42", "F47"),
        steps=(_l("Snakk med medlemmet."), _l("Skriv svar, og legg det i personalmappen."), _l("Be arbeidsgiver trekke eller slette advarselen.")),
        papers=("warning", "reply"),
        help_when=(_l("Det er advarsel nummer to."), _l("Noen truer med oppsigelse.")),
    ),
    "oppsigelse_person": Guide(
        asks=(LETTER, EMPLOYED, MEETING_HELD, DELIVERED, NOTICE, AGE, SICK, LEAVE, REASON, yes("other_work", _l("Finnes det annet arbeid som passer?"))),
        laws=(GROUNDS, HEARING, NEGOTIATIONS, STAY),
        deadlines=CODES,
        steps=STEPS,
        papers=PAPERS,
        help_when=HELP,
    ),
    "oppsigelse_nedbemanning": Guide(
        asks=(
            LETTER, EMPLOYED, MEETING_HELD, DELIVERED, NOTICE, AGE, SICK, LEAVE, REASON,
            words("selection", _l("Hvordan er de som må gå, valgt ut?")),
            yes("other_work", _l("Finnes det annet arbeid som passer?")),
        ),  # fmt: skip
        laws=(Law(_l("Arbeidsgiver må først se etter annet arbeid som passer."), "aml § 15-7 (2)"), HEARING, NEGOTIATIONS, STAY),
        deadlines=(*CODES, "F17", "F18"),
        steps=STEPS,
        papers=PAPERS,
        help_when=HELP,
    ),
    "avskjed_suspensjon": Guide(
        asks=(LETTER, MEETING_HELD, yes("still_working", _l("Er medlemmet fortsatt suspendert?"), early=True), DELIVERED, REASON),
        laws=(
            Law(_l("Avskjed krever grovt pliktbrudd eller vesentlig mislighold. Medlemmet må gå straks."), "aml § 15-14 (1)"),
            Law(_l("Suspensjon i over tre måneder krever særlig grunn."), "aml § 15-13 (2)"),
            NEGOTIATIONS,
        ),
        deadlines=("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F12"),
        steps=STEPS,
        papers=("summons", "hearing_record", "demand", "negotiation_record", "power", "legal_aid"),
        help_when=(_l("Alltid, i samme time."), NO_SETTLEMENT),
    ),
    "provetid": Guide(
        asks=(
            yes("probation_written", _l("Står prøvetiden i avtalen?"), early=True),
            day("probation_ends", _l("Når slutter prøvetiden?"), ahead=True, early=True),
            yes("probation_extended", _l("Er prøvetiden forlenget?")),
            yes("followed_up", _l("Har medlemmet fått oppfølging?")),
        ),
        laws=(Law(_l("Prøvetiden er høyst seks måneder. Den må stå i en skriftlig avtale."), "aml § 15-6 (1) og (3)"), NEGOTIATIONS),
        deadlines=("F02", "F05", "F44"),
        steps=(REGISTER_DATE, _l("Få arbeidsavtalen."), DEMAND),
        papers=("contract", "dismissal", "demand"),
        help_when=(ALWAYS,),
    ),
}
