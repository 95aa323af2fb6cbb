"""F24–F25, F31–F33 and F40–F41: hours, holiday and money."""

from datetime import date

from klar.deadlines.facts import Situation, when
from klar.deadlines.rule import AML_2006, Rule, Span, months, weeks, years
from klar.i18n import _l

HOLIDAY_ACT = date(1990, 1, 1)


def over_sixty(situation: Situation) -> bool:
    return situation.age >= 60


RULES = (
    Rule(
        code="F24",
        name=_l("Sjekk at arbeidsplanen er drøftet"),
        consequence=_l("Tariffavtalen kan si noe annet. Spør fagforeningen."),
        source="aml § 10-3",
        triggers=("roster_starts",),
        count=weeks(-2),
        acts="employer",
        kind="watch",
        valid_from=AML_2006,
    ),
    Rule(
        code="F25",
        name=_l("Sjekk arbeidstid, hvile og overtid"),
        consequence=_l("Loven setter grenser for dag, uke og år."),
        source="aml §§ 10-4–10-9",
        acts="employer",
        kind="watch",
        valid_from=date(2015, 7, 1),
    ),
    Rule(
        code="F31a",
        name=_l("Sjekk at ferien er varslet"),
        consequence=_l("Etter denne dagen er det for sent å varsle."),
        source="feriel § 6 (2)",
        triggers=("holiday_starts",),
        count=months(-2),
        acts="employer",
        kind="watch",
        valid_from=HOLIDAY_ACT,
    ),
    Rule(
        code="F31b",
        name=_l("Varsle om ekstraferien"),
        consequence=_l("Da kan arbeidsgiver si nei til disse dagene."),
        source="feriel § 6 (2)",
        triggers=("holiday_starts",),
        count=weeks(-2),
        applies=over_sixty,
        valid_from=HOLIDAY_ACT,
    ),
    Rule(
        code="F31c",
        name=_l("Krev at ferien blir utsatt"),
        consequence=_l("Da kan retten til å flytte ferien gå tapt."),
        source="feriel § 9 (1)",
        triggers=("holiday_starts",),
        count=(Span(-1, "working_days"),),
        applies=when("sick_before"),
        valid_from=date(2019, 1, 1),
    ),
    Rule(
        code="F32",
        name=_l("Krev feriepengene før ferien"),
        consequence=_l("Uten krav kan pengene komme etter at ferien er startet."),
        source="feriel § 11 (1)",
        triggers=("holiday_starts",),
        count=weeks(-1),
        acts="employer",
        kind="watch",
        valid_from=date(2019, 1, 1),
    ),
    Rule(
        code="F33",
        name=_l("Ta lønnskravet til forliksrådet eller retten"),
        consequence=_l("Da er kravet tapt. E-post og protokoll er ikke nok."),
        source="foreldelsesloven §§ 2, 3",
        triggers=("pay_due",),
        count=years(3),
        extends=True,
        valid_from=date(1980, 1, 1),
    ),
    Rule(
        code="F40",
        name=_l("Sjekk hvor lenge lønnsgarantien varer"),
        consequence=_l("Siste dag for å melde krav står i kunngjøringen."),
        source="lønnsgarantiloven § 1",
        triggers=("bankruptcy_opened",),
        count=months(1),
        kind="watch",
        valid_from=date(2023, 1, 1),
    ),
    Rule(
        code="F41a",
        name=_l("Send lønnskravet skriftlig til innleier"),
        consequence=_l("Da kan kravet mot innleier gå tapt."),
        source="aml § 14-12 c (2)",
        triggers=("pay_due",),
        count=months(3),
        applies=when("hired"),
        valid_from=date(2015, 7, 1),
    ),
    Rule(
        code="F41b",
        name=_l("Sjekk at innleier har betalt"),
        consequence=_l("Uten betaling har innleier brutt plikten sin."),
        source="aml § 14-12 c (2)",
        triggers=("hirer_claim_received",),
        count=weeks(3),
        acts="employer",
        kind="watch",
        valid_from=date(2015, 7, 1),
    ),
)
