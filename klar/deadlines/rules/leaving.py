"""F15, F18, F43 and F44: notice, preference for new jobs, age limit, probation."""

from datetime import date

from klar.deadlines import notice
from klar.deadlines.facts import Situation, every, unless, when
from klar.deadlines.rule import Rule, Span, days, months
from klar.i18n import _l


def has_preference(situation: Situation) -> bool:
    """Only when the employer's own situation is the reason, and after twelve months' service (aml § 14-2 (1)(3))."""
    return situation.case_type == "oppsigelse_nedbemanning" and situation.employed_over(12) is not False


RULES = (
    Rule(
        code="F15",
        name=_l("Sjekk siste dag i oppsigelsestiden"),
        consequence=_l("Lønnen løper minst til denne dagen."),
        source="aml § 15-3 (1)–(4)",
        triggers=("dismissal_received",),
        count=(Span(notice.longest, "notice_months"),),
        applies=unless("probation", "state_employee"),
        acts="employer",
        kind="watch",
    ),
    Rule(
        code="F15a",
        name=_l("Sjekk siste dag i oppsigelsestiden"),
        consequence=_l("I prøvetid er oppsigelsestiden ofte bare 14 dager."),
        source="aml § 15-3 (7)",
        triggers=("dismissal_received", "own_notice_given"),
        count=days(14),
        applies=every(when("probation"), unless("state_employee", "laid_off")),
        told_by="notice_ends",
        acts="employer",
        kind="watch",
    ),
    Rule(
        code="F15b",
        name=_l("Sjekk siste dag etter egen oppsigelse"),
        consequence=_l("Medlemmet skal jobbe til denne dagen."),
        source="aml § 15-3 (1)–(4)",
        triggers=("own_notice_given",),
        count=(Span(notice.own, "notice_months"),),
        applies=unless("probation", "state_employee", "laid_off"),
        told_by="notice_ends",
        kind="watch",
    ),
    Rule(
        code="F15c",
        name=_l("Sjekk siste dag etter egen oppsigelse"),
        consequence=_l("En permittert kan slutte etter 14 dager."),
        source="aml § 15-3 (9)",
        triggers=("own_notice_given",),
        count=days(14),
        applies=when("laid_off"),
        kind="watch",
    ),
    Rule(
        code="F18a",
        name=_l("Søk på ledige stillinger hos arbeidsgiver"),
        consequence=_l("Etter denne dagen gjelder ikke fortrinnsretten."),
        source="aml § 14-2 (4)",
        triggers=("dismissal_received",),
        count=(Span(notice.told, "notice_months"), Span(1, "years")),
        applies=every(has_preference, unless("state_employee")),
        told_by="notice_ends",
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F18b",
        name=_l("Svar på tilbudet om jobb"),
        consequence=_l("Da faller fortrinnsretten bort."),
        source="aml § 14-2 (5)",
        triggers=("offer_received",),
        count=days(14),
        applies=lambda situation: situation.case_type != "virksomhetsoverdragelse",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F43",
        name=_l("Sjekk siste dag ved aldersgrense"),
        consequence=_l("Ingen kan kreve at medlemmet slutter før denne dagen."),
        source="aml § 15-13 a (3)",
        triggers=("age_notice_received",),
        count=(Span(6, "notice_months"),),
        acts="employer",
        kind="watch",
        valid_from=date(2026, 1, 1),
    ),
    Rule(
        code="F44",
        name=_l("Sjekk når prøvetiden er over"),
        consequence=_l("Etter prøvetiden gjelder det vanlige vernet."),
        source="aml § 15-6 (3)",
        triggers=("job_started",),
        count=months(6),
        applies=when("probation"),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 7, 1),
    ),
)
