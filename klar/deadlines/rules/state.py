"""F42: employees of the state (statsansatteloven, forvaltningsloven)."""

from klar.deadlines import notice
from klar.deadlines.facts import Situation, every, still_going_on, unless, when
from klar.deadlines.rule import Rule, Span, months, weeks, years
from klar.i18n import _l

ONLY_STATE = ("discipline_decided", "appeal_decision_received")


def is_state(situation: Situation) -> bool:
    return situation.trigger in ONLY_STATE or situation.says("state_employee")


def can_sue(situation: Situation) -> bool:
    return is_state(situation) and not still_going_on(situation)


RULES = (
    # A new forvaltningslov (LOV-2025-06-20-81) is adopted; its commencement was not seen.
    Rule(
        code="F42a",
        name=_l("Klag på vedtaket"),
        consequence=_l("Da kan retten til å klage gå tapt."),
        source="forvaltningsloven § 29, statsansatteloven § 33",
        triggers=("dismissal_received", "summary_dismissal_received", "suspended_from", "discipline_decided"),
        count=weeks(3),
        applies=is_state,
        extends=True,
    ),
    Rule(
        code="F42b",
        name=_l("Reis søksmål mot staten"),
        consequence=_l("Da kan kravet om jobben gå tapt."),
        source="statsansatteloven § 34 (1)(3)",
        triggers=("appeal_decision_received", "left_job"),
        count=weeks(8),
        applies=every(can_sue, unless("only_damages")),
        extends=True,
    ),
    Rule(
        code="F42c",
        name=_l("Reis søksmål om erstatning fra staten"),
        consequence=_l("Da kan kravet om erstatning gå tapt."),
        source="statsansatteloven § 34 (1)(3)",
        triggers=("appeal_decision_received", "left_job"),
        count=months(6),
        applies=every(can_sue, when("only_damages")),
        extends=True,
    ),
    Rule(
        code="F42d",
        name=_l("Varsle søksmål for å bli i jobben"),
        consequence=_l("Da kan retten til å stå i jobben gå tapt."),
        source="statsansatteloven § 35 (3)",
        triggers=("appeal_decision_received",),
        count=weeks(2),
        applies=unless("only_damages", "probation"),
    ),
    # No rule says that the state's notice runs from the 1st of the next month, so it is counted from the day itself.
    Rule(
        code="F42e",
        name=_l("Sjekk siste dag i oppsigelsestiden"),
        consequence=_l("Lønnen løper minst til denne dagen."),
        source="statsansatteloven § 22",
        triggers=("dismissal_received", "own_notice_given"),
        count=(Span(notice.state, "months"),),
        applies=every(when("state_employee"), unless("probation")),
        acts="employer",
        kind="watch",
    ),
    Rule(
        code="F42f",
        name=_l("Be om at ordensstraffen slettes"),
        consequence=_l("Opplysningene kan ikke lagres lenger enn fem år."),
        source="statsansatteloven § 25 (4)",
        triggers=("discipline_decided",),
        count=years(5),
        acts="employer",
        kind="watch",
    ),
    Rule(
        code="F42g",
        name=_l("Sjekk at suspensjonen er opphevet"),
        consequence=_l("Uten avskjed eller særlige grunner skal den være slutt."),
        source="statsansatteloven § 29 (3)",
        triggers=("suspended_from",),
        count=months(6),
        applies=when("state_employee"),
        acts="employer",
        kind="watch",
    ),
)
