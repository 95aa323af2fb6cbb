"""Permisjon og noe annet."""

from klar.case_types.asked import ALWAYS_BRANCH, BEFORE_BOARD, BOARD, CENTRE, IN_DOUBT, REFUSAL_WRITTEN
from klar.case_types.kinds import Guide, Law, one_of, words
from klar.i18n import _l

LEAVE_WEEKS = one_of(
    "leave_weeks",
    _l("Hvor lang er permisjonen?"),
    ("2", _l("Inntil 2 uker")), ("4", _l("2 til 4 uker")), ("12", _l("4 til 12 uker")), ("26", _l("12 til 26 uker")), ("52", _l("26 til 52 uker")), ("53", _l("Over ett år")),
    early=True,
)  # fmt: skip

GUIDES = {
    "permisjon": Guide(
        asks=(
            one_of(
                "leave_for",
                _l("Hva er permisjonen til?"),
                ("children", _l("Barn")),
                ("relatives", _l("Andre som trenger omsorg")),
                ("education", _l("Utdanning")),
                ("other", _l("Noe annet")),
                early=True,
            ),
            LEAVE_WEEKS,
            REFUSAL_WRITTEN,
        ),
        laws=(
            Law(_l("Er barnet sykt, kan medlemmet få 10 eller 15 dager i året."), "aml § 12-9 (2)"),
            BOARD,
        ),
        deadlines=("F13", "F28", "F29", "F30"),
        steps=(_l("Send søknaden skriftlig."), _l("Sjekk velferdspermisjon i tariffavtalen."), _l("Be om skriftlig svar.")),
        papers=("application", "refusal"),
        help_when=(BEFORE_BOARD, IN_DOUBT),
    ),
    "pensjon": Guide(
        asks=(one_of("pension_kind", _l("Hva gjelder det?"), ("service", _l("Tjenestepensjon")), ("early", _l("AFP")), early=True),),
        laws=(Law(_l("Arbeidsforholdet kan avsluttes når medlemmet fyller 72 år."), "aml § 15-13 a (1)"),),
        steps=(_l("Be pensjonsleverandøren om tallene."), _l("Regn aldri ut pensjon selv."), _l("Snakk med kompetansesenteret.")),
        papers=("decision", "power"),
        help_when=(CENTRE,),
    ),
    "tariffkrav": Guide(
        asks=(
            words("counts", _l("Hvor mange ansatte og hvor mange medlemmer?"), early=True),
            words("employer_side", _l("Hvilken organisasjon er arbeidsgiver med i?")),
            words("employer_number", _l("Hva er organisasjonsnummeret?")),
        ),
        laws=(Law(_l("En tariffavtale går foran en arbeidsavtale når begge er bundet."), "arbeidstvistloven § 6"),),
        steps=(_l("Tell medlemmene."), _l("Finn ut hvem arbeidsgiver er organisert i."), _l("La fagforeningen reise kravet.")),
        papers=("member_list",),
        help_when=(ALWAYS_BRANCH,),
    ),
    "tillitsvalgt_vilkaar": Guide(
        asks=(
            one_of(
                "conditions",
                _l("Hva gjelder det?"),
                ("time", _l("Tid til vervet")),
                ("office", _l("Kontor og utstyr")),
                ("information", _l("Opplysninger fra arbeidsgiver")),
                ("retaliation", _l("Straff for vervet")),
                early=True,
            ),
            REFUSAL_WRITTEN,
        ),
        laws=(Law(_l("Ingen skal stilles dårligere fordi de er fagorganisert."), "aml § 13-1 (1)"), Law(_l("Nemnda avgjør strid om pålagt taushet."), "aml § 8-3")),
        deadlines=("F13", "F46"),
        steps=(_l("Slå opp i hovedavtalen."), _l("Skriv ned det du trenger."), _l("Snakk med hovedtillitsvalgt.")),
        papers=("election_notice", "claim"),
        help_when=(_l("Alltid. Hovedtillitsvalgt eller fagforeningen."),),
    ),
    "raad_veiledning": Guide(
        laws=(Law(_l("Skal du snakke for medlemmet med det offentlige, må du ha fullmakt."), "forvaltningsloven § 12"),),
        steps=(_l("Svar på spørsmålet."), _l("Lag en ny sak hvis det blir mer.")),
        papers=("power",),
        help_when=(IN_DOUBT,),
    ),
}
