"""Arbeidsmiljø og varsling."""

from klar.case_types.asked import ALWAYS_BRANCH, DISCUSSED_WITH_REP, IN_DOUBT, KEEP_LOG, NO_NAMES
from klar.case_types.kinds import Guide, Law, day, one_of, words, yes
from klar.i18n import _l

TELL_OMBUD = _l("Si fra til verneombudet.")
TOLD = (("employer", _l("Arbeidsgiver")), ("ombud", _l("Verneombudet")), ("others", _l("Andre")), ("nobody", _l("Ingen ennå")))
SAFE_WORK = Law(_l("Ingen skal bli utsatt for trakassering på jobben."), "aml § 4-3 (5)")

GUIDES = {
    "trakassering_konflikt": Guide(
        asks=(
            words("when_where", _l("Når og hvor har det skjedd?"), early=True, hint=NO_NAMES),
            yes("seen", _l("Har andre sett det?"), early=True),
            words("effect", _l("Hvordan går det ut over jobben?"), hint=NO_NAMES),
            one_of("reported_to", _l("Hvem har fått beskjed?"), *TOLD),
        ),
        laws=(SAFE_WORK, Law(_l("Den som ser trakassering, skal si fra til arbeidsgiver eller verneombud."), "aml § 2-3 (2)")),
        deadlines=("F34", "F35"),
        steps=(_l("Trygg medlemmet først."), KEEP_LOG, _l("Si fra til arbeidsgiver eller verneombud."), _l("Be arbeidsgiver undersøke saken."), _l("Følg opp tiltakene.")),
        papers=("log", "whistle", "minutes"),
        help_when=(_l("Det er vold eller fare for liv."), _l("En leder er med i saken."), _l("Begge er medlemmer. Da trengs to tillitsvalgte.")),
    ),
    "varsling": Guide(
        asks=(
            words("wrong", _l("Hva slags forhold er det?"), hint=NO_NAMES),
            yes("own_only", _l("Gjelder det bare medlemmets egen sak?")),
            one_of("whistled_to", _l("Hvem er varslet?"), *TOLD[:2], ("authority", _l("Tilsyn eller politi")), ("media", _l("Mediene")), TOLD[3], early=True),
            day("whistled_on", _l("Når ble det varslet?")),
            yes("whistle_written", _l("Er varselet skriftlig?")),
            yes("reprisals", _l("Er medlemmet redd for å bli straffet?"), early=True),
        ),
        laws=(
            Law(_l("Medlemmet kan alltid varsle gjennom tillitsvalgt."), "aml § 2 A-2"),
            Law(_l("Det er forbudt å straffe den som varsler."), "aml § 2 A-4"),
        ),
        deadlines=("F34", "F35", "F48"),
        steps=(_l("Bruk rutinen på arbeidsplassen."), _l("Hjelp til å skrive varselet."), _l("Be om bekreftelse."), _l("Følg med på vernet etterpå.")),
        papers=("whistle", "receipt", "log"),
        help_when=(ALWAYS_BRANCH,),
    ),
    "diskriminering": Guide(
        asks=(
            one_of(
                "ground",
                _l("Hva er grunnlaget?"),
                ("sex", _l("Kjønn")),
                ("pregnancy", _l("Graviditet eller permisjon")),
                ("care", _l("Omsorg for andre")),
                ("ethnicity", _l("Etnisitet")),
                ("religion", _l("Religion eller livssyn")),
                ("disability", _l("Funksjonsnedsettelse")),
                ("orientation", _l("Seksuell orientering eller kjønnsidentitet")),
                ("age", _l("Alder")),
                ("union", _l("Fagforening eller politisk syn")),
                ("part_time", _l("Deltid eller midlertidig jobb")),
                early=True,
            ),
            yes("comparison", _l("Er det noen å sammenligne med?"), hint=NO_NAMES),
        ),
        laws=(
            Law(_l("Det er forbudt å diskriminere."), "ldl § 6, aml § 13-1"),
            Law(_l("Medlemmet kan kreve å få vite lønnen til den de sammenligner med."), "ldl § 32"),
        ),
        deadlines=("F12", "F34", "F35", "F45"),
        steps=(KEEP_LOG, _l("Be om opplysninger skriftlig."), _l("Snakk med kompetansesenteret.")),
        papers=("log", "claim"),
        help_when=(_l("Alltid. Kompetansesenteret eller ombudet kan hjelpe."),),
    ),
    "hms_vold_trusler": Guide(
        asks=(
            words("place", _l("Hvor er det?"), early=True),
            words("hazard", _l("Hva er faren?"), hint=NO_NAMES),
            yes("injured", _l("Er noen skadet?"), early=True),
            yes("deviation", _l("Er avvik meldt?")),
            yes("ombud_told", _l("Vet verneombudet om det?"), early=True),
        ),
        laws=(
            Law(_l("Verneombudet kan stanse arbeid ved umiddelbar fare."), "aml § 6-3"),
            Law(_l("Ved alvorlig ulykke skal arbeidsgiver varsle Arbeidstilsynet og politiet straks."), "aml § 5-2"),
        ),
        steps=(TELL_OMBUD, _l("Meld avvik."), _l("Ta det til arbeidsmiljøutvalget."), _l("Si fra til Arbeidstilsynet når ingenting skjer.")),
        papers=("deviation", "log"),
        help_when=(_l("Det er fare akkurat nå."),),
    ),
    "kontrolltiltak": Guide(
        asks=(DISCUSSED_WITH_REP, yes("privacy_review", _l("Har du fått vurderingen av personvern?"), early=True)),
        laws=(
            Law(_l("Kontroll må ha saklig grunn og ikke være for belastende."), "aml § 9-1"),
            Law(_l("Tiltaket skal drøftes med tillitsvalgte så tidlig som mulig."), "aml § 9-2"),
        ),
        deadlines=("F47",),
        steps=(_l("Krev drøfting."), _l("Be om vurderingen av personvern.")),
        papers=("privacy_review", "hearing_record"),
        help_when=(IN_DOUBT,),
    ),
}
