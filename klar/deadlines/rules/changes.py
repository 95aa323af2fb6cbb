"""F17 and F38–F39: mass dismissal, lay-off and transfer of the undertaking."""

from datetime import date

from klar.deadlines.facts import unless, when
from klar.deadlines.rule import AGREEMENTS_READ, AML_2006, Rule, Span, days, weeks, years
from klar.i18n import _l

FIRST_PAID_DAYS = (Span(-1, "days"), Span(15, "working_days"))  # the first day is one of the fifteen

RULES = (
    Rule(
        code="F17",
        name=_l("Sjekk at ingen må slutte for tidlig"),
        consequence=_l("Oppsigelsene kan ikke virke før denne dagen."),
        source="aml § 15-2 (5), arbeidsmarkedsloven § 8",
        triggers=("nav_notified",),
        count=days(30),
        acts="employer",
        kind="watch",
        valid_from=date(2019, 1, 1),
    ),
    Rule(
        code="F38a",
        name=_l("Sjekk at varselet om permittering var langt nok"),
        consequence=_l("Var varselet kortere, løper lønnen videre."),
        source="HA LO–NHO § 7-3",
        triggers=("layoff_notice_received",),
        count=days(14),
        applies=unless("unforeseen"),
        acts="employer",
        kind="watch",
        read_on=AGREEMENTS_READ,
    ),
    Rule(
        code="F38b",
        name=_l("Sjekk at varselet om permittering var langt nok"),
        consequence=_l("Var varselet kortere, løper lønnen videre."),
        source="HA LO–NHO § 7-3",
        triggers=("layoff_notice_received",),
        count=days(2),
        applies=when("unforeseen"),
        acts="employer",
        kind="watch",
        read_on=AGREEMENTS_READ,
    ),
    # Counted in Monday–Friday days: somebody on a roster has other working days.
    Rule(
        code="F38c",
        name=_l("Sjekk at arbeidsgiver betaler 15 arbeidsdager"),
        consequence=_l("Etter dette kan arbeidsgiver stanse lønnen."),
        source="permitteringslønnsloven § 3 (1)",
        triggers=("layoff_starts",),
        count=FIRST_PAID_DAYS,
        acts="employer",
        kind="watch",
        valid_from=date(2022, 3, 1),
    ),
    Rule(
        code="F38d",
        name=_l("Sjekk om lønnen skal starte igjen"),
        consequence=_l("Etter 26 uker må arbeidsgiver betale lønn igjen."),
        source="permitteringslønnsloven § 3 (3)",
        triggers=("layoff_starts",),
        count=(*FIRST_PAID_DAYS, Span(26, "weeks")),
        acts="employer",
        kind="watch",
        valid_from=date(2022, 3, 1),
    ),
    Rule(
        code="F39a",
        name=_l("Si skriftlig nei til ny arbeidsgiver"),
        consequence=_l("Da følger medlemmet med til ny arbeidsgiver."),
        source="aml § 16-3 (2)",
        triggers=("transfer_informed",),
        count=days(14),
        told_by="employer_deadline",
        valid_from=date(2010, 1, 1),
    ),
    Rule(
        code="F39b",
        name=_l("Sjekk om ny arbeidsgiver godtar tariffavtalen"),
        consequence=_l("Etter dette er ny arbeidsgiver bundet av avtalen."),
        source="aml § 16-2 (2)",
        triggers=("transfer_happened",),
        count=weeks(3),
        acts="employer",
        kind="watch",
        valid_from=AML_2006,
    ),
    Rule(
        code="F39c",
        name=_l("Søk på stillinger hos gammel arbeidsgiver"),
        consequence=_l("Fortrinnsretten gjelder bare den som sa nei."),
        source="aml § 16-3 (3)",
        triggers=("transfer_happened",),
        count=years(1),
        kind="watch",
        valid_from=date(2010, 1, 1),
    ),
    Rule(
        code="F39d",
        name=_l("Svar på tilbudet om jobb"),
        consequence=_l("Da faller fortrinnsretten bort."),
        source="aml § 16-3 (3)",
        triggers=("offer_received",),
        count=days(14),
        applies=lambda situation: situation.case_type == "virksomhetsoverdragelse",
        valid_from=date(2010, 1, 1),
    ),
)
