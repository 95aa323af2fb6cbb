"""Stilling og kontrakt."""

from klar.case_types.asked import ALWAYS_BRANCH, BEFORE_BOARD, BOARD, CLAIMED_ON, CONTRACT, DEMAND, DISCUSSED, EMPLOYED, IN_DOUBT, REFUSAL_WRITTEN, STILL_WORKING
from klar.case_types.kinds import Guide, Law, day, one_of, words, yes
from klar.i18n import _l

GUIDES = {
    "deltid_fortrinn": Guide(
        asks=(
            words("own_post", _l("Hvilken stilling og prosent har medlemmet?")),
            words("advertised", _l("Hvilken stilling er ledig?"), early=True),
            yes("qualified", _l("Er medlemmet kvalifisert for stillingen?")),
            CLAIMED_ON,
            DISCUSSED,
            yes("extra_shifts", _l("Gjelder det bare ekstravakter?"), early=True),
            REFUSAL_WRITTEN,
        ),
        laws=(Law(_l("Deltidsansatte går foran nye når de er kvalifisert. Det må ikke gi vesentlig ulempe."), "aml § 14-3 (1) og (3)"), BOARD),
        deadlines=("F13", "F14", "F19"),
        steps=(_l("Krev stillingen skriftlig før den er fylt."), _l("Drøft kravet med arbeidsgiver."), _l("Ta et avslag til nemnda i tide.")),
        papers=("claim", "advertisement", "refusal", "assessment"),
        help_when=(BEFORE_BOARD,),
    ),
    "faktisk_arbeidstid": Guide(
        asks=(
            words("extra_hours", _l("Hvor mange timer ekstra på tolv måneder?"), early=True),
            yes("regular", _l("Er det jevnt gjennom året?")),
            one_of("extra_reason", _l("Hvorfor trengs de ekstra timene?"), ("cover", _l("Vikar for andre")), ("permanent", _l("Fast behov"))),
            CLAIMED_ON,
            REFUSAL_WRITTEN,
        ),
        laws=(Law(_l("Jevnt ekstraarbeid i tolv måneder kan gi rett til større stilling."), "aml § 14-4 a"), BOARD),
        deadlines=("F13", "F14", "F20"),
        steps=(_l("Lag liste over timene tolv måneder tilbake."), _l("Send kravet skriftlig, med dato."), _l("Ta et avslag til nemnda i tide.")),
        papers=("shift_lists", "claim"),
        help_when=(BEFORE_BOARD,),
    ),
    "midlertidig": Guide(
        asks=(
            STILL_WORKING,
            EMPLOYED,
            yes("all_contracts", _l("Har du fått alle avtalene?")),
            words("ground", _l("Hvilken grunn står i avtalen?")),
            words("tasks", _l("Hvilke oppgaver har medlemmet?")),
            yes("replaces", _l("Er medlemmet vikar for noen?")),
        ),
        laws=(
            Law(_l("Fast jobb er regelen. Midlertidig jobb må ha en grunn i loven."), "aml § 14-9 (1)–(2)"),
            Law(_l("Etter mer enn ett år skal slutten varsles en måned før."), "aml § 14-9 (5)"),
        ),
        deadlines=("F02", "F05", "F06", "F07", "F23"),
        steps=(_l("Spør arbeidsgiver om grunnen."), _l("Krev fast jobb skriftlig."), DEMAND),
        papers=("contract", "claim", "demand"),
        help_when=(_l("Før siste dag på jobben."),),
    ),
    "innleie": Guide(
        asks=(
            words("hirer", _l("Hvem leier inn?"), early=True, hint=_l("Skriv navnet på virksomheten.")),
            words("agency", _l("Hvem leier ut?"), hint=_l("Skriv navnet på virksomheten.")),
            words("hired_count", _l("Hvor mange er leid inn?")),
            words("hired_period", _l("Hvilken periode gjelder det?")),
            yes("agreement_with_reps", _l("Er det avtale med de tillitsvalgte?"), early=True),
            STILL_WORKING,
        ),
        laws=(Law(_l("Innleie fra bemanningsforetak krever grunn i loven, for eksempel vikariat. Ellers trengs avtale med tillitsvalgte."), "aml § 14-12 (1)–(2)"),),
        deadlines=("F02", "F05", "F06", "F07", "F23", "F41"),
        steps=(_l("Be om avtalen og grunnen."), _l("Spør om de tillitsvalgte har gjort avtale."), _l("Ring fagforeningen.")),
        papers=("contract", "agreement_with_reps"),
        help_when=(ALWAYS_BRANCH,),
    ),
    "kontrakt_endring": Guide(
        asks=(
            CONTRACT,
            words("changed", _l("Hva blir endret?"), early=True),
            day("changed_from", _l("Fra hvilken dag?"), ahead=True),
            one_of("agreed_change", _l("Er endringen avtalt eller pålagt?"), ("agreed", _l("Avtalt")), ("ordered", _l("Pålagt")), early=True),
        ),
        laws=(Law(_l("Endringen skal stå i avtalen senest den dagen den starter."), "aml § 14-8"),),
        deadlines=("F02", "F21"),
        steps=(_l("Se hva avtalen sier."), _l("Be om å få endringen skriftlig."), _l("Drøft den med arbeidsgiver.")),
        papers=("contract", "basis"),
        help_when=(_l("Det kan egentlig være en oppsigelse."),),
    ),
    "ansettelse_forbigaatt": Guide(
        asks=(words("applied_for", _l("Hvilken stilling søkte medlemmet?"), early=True), REFUSAL_WRITTEN),
        laws=(Law(_l("Medlemmet kan kreve skriftlig svar om den som fikk jobben. Det gjelder ved mistanke om diskriminering."), "ldl § 31, aml § 13-7"),),
        deadlines=("F13", "F35"),
        steps=(_l("Få søknad og svar på papir."), _l("Be om opplysninger om den som fikk jobben.")),
        papers=("application", "refusal", "advertisement"),
        help_when=(BEFORE_BOARD, IN_DOUBT),
    ),
}
