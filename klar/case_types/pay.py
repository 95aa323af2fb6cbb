"""Lønn og ferie."""

from klar.case_types.asked import ALWAYS, CONTRACT, MEET, REASON, WRITTEN_CLAIM
from klar.case_types.kinds import Guide, Law, day, words, yes
from klar.i18n import _l

TOO_OLD = Law(_l("Et lønnskrav blir for gammelt etter tre år. E-post stopper ikke tiden."), "foreldelsesloven §§ 2, 3, 14–16")

GUIDES = {
    "lonn_feil": Guide(
        asks=(
            words("pay_period", _l("Hvilke måneder gjelder det?"), early=True),
            yes("payslips", _l("Har du fått lønnsslippene?"), early=True),
            CONTRACT,
            words("pay_gap", _l("Hva er betalt, og hva skulle vært betalt?")),
            day("first_raised", _l("Når sa medlemmet fra første gang?")),
        ),
        laws=(Law(_l("Lønn under tariffavtalen kan ikke avtales når begge er bundet."), "arbeidstvistloven § 6"), TOO_OLD),
        deadlines=("F33",),
        steps=(
            _l("Sjekk tallene mot avtalen."),
            _l("Send skriftlig krav med beløp og svarfrist."),
            MEET,
            _l("Skriv uenighetsprotokoll hvis dere ikke blir enige."),
        ),
        papers=("payslips", "calculation", "pay_claim", "agreed_record"),
        help_when=(
            _l("Dere er uenige om hva avtalen betyr."),
            _l("Kravet gjelder flere."),
            _l("Kravet er over to og et halvt år gammelt."),
            _l("Arbeidsgiver kan ikke betale."),
        ),
    ),
    "lonnstrekk": Guide(
        asks=(
            words("deducted", _l("Hvor mye er trukket?"), early=True),
            REASON,
            yes("consented", _l("Har medlemmet sagt ja til trekk skriftlig?"), early=True),
            yes("told_before", _l("Fikk medlemmet beskjed på forhånd?")),
        ),
        laws=(
            Law(_l("Arbeidsgiver kan bare trekke i lønn når loven åpner for det. Oftest skal medlemmet ha nok igjen å leve av."), "aml § 14-15 (3)–(4)"),
            Law(_l("Trekk for skade skal drøftes med medlem og tillitsvalgt først."), "aml § 14-15 (5)"),
        ),
        deadlines=("F33",),
        steps=(_l("Få lønnsslippen."), _l("Si nei til trekket skriftlig.")),
        papers=("payslips", "objection"),
        help_when=(_l("Trekket er stort."), _l("Det skjer flere ganger.")),
    ),
    "ferie_feriepenger": Guide(
        asks=(
            words("holiday_agreed", _l("Når var ferien avtalt?"), early=True),
            day("holiday_told", _l("Når fikk medlemmet beskjed om ferien?")),
            words("holiday_changed", _l("Hvorfor ble ferien endret?")),
            yes("sick_before", _l("Ble medlemmet syk før ferien?"), early=True),
            yes("doctors_note", _l("Har medlemmet legeerklæring?")),
            yes("basis_known", _l("Vet du hva medlemmet tjente i fjor?")),
        ),
        laws=(
            Law(_l("Medlemmet kan kreve å få vite ferien to måneder før."), "ferieloven § 6 nr. 2"),
            Law(_l("Blir medlemmet helt arbeidsufør før ferien, kan den flyttes."), "ferieloven § 9 nr. 1"),
        ),
        deadlines=("F31", "F32", "F33"),
        steps=(_l("Drøft ferien med arbeidsgiver."), _l("Krev dekket det en endret ferie koster.")),
        papers=("holiday_notice", "doctors_note", "payslips", "pay_claim"),
        help_when=(_l("Reglene blir brutt flere ganger."),),
    ),
    "lokale_forhandlinger": Guide(
        asks=(
            words("agreement", _l("Hvilken avtale og hvilket kapittel?"), early=True),
            yes("mandate", _l("Har medlemmene gitt deg mandat?"), early=True),
            yes("pot", _l("Er det satt av en pott?")),
            yes("criteria", _l("Er kriteriene avtalt?")),
            yes("demands", _l("Har medlemmene levert krav?")),
            yes("statistics", _l("Har du fått lønnsstatistikken?")),
        ),
        laws=(Law(_l("Dere kan ikke streike mens tariffavtalen gjelder."), "arbeidstvistloven § 8"),),
        steps=(
            _l("Hold medlemsmøte og få mandat."),
            _l("Send kravene."),
            _l("Drøft kriteriene."),
            _l("Hold møtene og skriv protokoll."),
            _l("Si fra til medlemmene."),
        ),
        papers=("claims_list", "agreed_record"),
        help_when=(_l("Det blir brudd i forhandlingene."),),
    ),
    "konkurs_lonnsgaranti": Guide(
        asks=(
            day("estate_deadline", _l("Hvilken svarfrist har boet satt?"), ahead=True, early=True, hint=_l("Den står i kunngjøringen.")),
            words("unpaid", _l("Hva er ikke betalt?")),
        ),
        laws=(Law(_l("Staten dekker lønn som boet ikke kan betale, opp til en grense."), "lønnsgarantiloven § 1"),),
        deadlines=("F40",),
        steps=(_l("Ring fagforeningen samme dag."), _l("Finn fristen boet har satt."), WRITTEN_CLAIM),
        papers=("announcement", "contract", "payslips"),
        help_when=(ALWAYS,),
    ),
}
