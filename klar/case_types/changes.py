"""Endringer på jobben."""

from klar.case_types.asked import ALWAYS_BRANCH, BASIS, MEMBER_MEETING, PROTOCOL, REASON
from klar.case_types.kinds import Guide, Law, day, words, yes
from klar.deadlines.rule import AGREEMENTS_READ
from klar.i18n import _l

GUIDES = {
    "droefting_omstilling": Guide(
        asks=(
            words("decided", _l("Hva er bestemt, og hva er ikke bestemt?"), early=True),
            day("view_by", _l("Når må dere si hva dere mener?"), ahead=True, early=True),
            words("timeline", _l("Hva er tidsplanen?")),
            words("affected", _l("Hvilke enheter og hvor mange medlemmer gjelder det?")),
            yes("papers_received", _l("Har du fått papirene?")),
            yes("secrecy", _l("Har du fått pålagt taushet?")),
        ),
        laws=(
            Law(_l("Er det 50 ansatte eller flere, skal arbeidsgiver drøfte slike spørsmål."), "aml § 8-1"),
            Law(_l("I omstilling skal arbeidsgiver sørge for informasjon og medvirkning."), "aml § 4-2 (3)"),
        ),
        deadlines=("F17",),
        steps=(BASIS, MEMBER_MEETING, _l("Skriv hva klubben mener."), _l("Drøft saken."), _l("Er dere uenige, skriv det i protokollen.")),
        papers=("basis", "view", "hearing_record", "minutes"),
        help_when=(_l("Fra dag én. Ring hovedtillitsvalgt eller fagforeningen."),),
    ),
    "virksomhetsoverdragelse": Guide(
        asks=(
            day("employer_deadline", _l("Hvilken svarfrist har arbeidsgiver satt?"), ahead=True, early=True),
            words("parties", _l("Hvem overdrar til hvem?"), hint=_l("Skriv navnet på virksomheten.")),
            words("transferred", _l("Hva blir overdratt?")),
            words("pension", _l("Hva er sagt om pensjon?")),
            words("agreement_after", _l("Hva er sagt om tariffavtalen?")),
            yes("transfer_letter", _l("Har medlemmene fått brev?"), early=True),
        ),
        laws=(
            Law(_l("Rettigheter og plikter følger med til den nye arbeidsgiveren."), "aml § 16-2 (1)"),
            Law(_l("Tillitsvalgte skal få vite om det så tidlig som mulig."), "aml § 16-5"),
        ),
        deadlines=("F39",),
        steps=(BASIS, MEMBER_MEETING, _l("Drøft overdragelsen."), PROTOCOL),
        papers=("transfer_letter", "basis", "hearing_record"),
        help_when=(ALWAYS_BRANCH,),
    ),
    "permittering": Guide(
        asks=(
            REASON,
            yes("unforeseen", _l("Skyldes det en ulykke eller noe uventet?"), early=True),
            words("layoff_length", _l("Hvor lenge og hvor mye?")),
            words("layoff_selection", _l("Hvordan er de som permitteres, valgt ut?")),
        ),
        laws=(
            Law(_l("Varselet skal være 14 dager. Ved uventede hendelser er det to dager."), "hovedavtalen LO–NHO § 7-3", AGREEMENTS_READ),
            Law(_l("Arbeidsgiver betaler vanligvis lønn de første 15 arbeidsdagene."), "permitteringslønnsloven § 3"),
        ),
        deadlines=("F15", "F38"),
        steps=(_l("Se på varselet og datoen."), _l("Drøft grunn og utvalg."), PROTOCOL),
        papers=("hearing_record", "layoff_notice"),
        help_when=(_l("Når du hører om permittering."),),
    ),
}
