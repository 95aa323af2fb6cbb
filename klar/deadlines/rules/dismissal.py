"""F01–F12: dismissal, negotiations and suit (arbeidsmiljøloven kap. 15 and 17)."""

from datetime import date

from klar.deadlines import notice
from klar.deadlines.facts import Situation, every, still_going_on, unless, when
from klar.deadlines.rule import AML_2006, Rule, Span, days, months, weeks
from klar.i18n import _l

# The points of aml § 17-3 (2). A change may be a dismissal in reality, so it counts unless that is ruled out.
POINTS = (
    "dismissal_received", "summary_dismissal_received", "preference_refused", "left_job", "suspension_ended", "change_ordered",
)


def clock_runs(situation: Situation) -> bool:
    """The state has its own way (F42), and a change that is surely no dismissal starts nothing."""
    plain_change = situation.trigger == "change_ordered" and situation.denies("change_is_dismissal")
    return not (situation.says("state_employee") or plain_change or still_going_on(situation))


RULES = (
    Rule(
        code="F01",
        name=_l("Be om drøftingsmøte"),
        consequence=_l("Møtet skal holdes før arbeidsgiver bestemmer seg."),
        source="aml §§ 15-1, 15-13, 15-14",
        acts="employer",
        kind="watch",
        valid_from=date(2010, 1, 1),
    ),
    Rule(
        code="F02",
        name=_l("Krev forhandlinger"),
        consequence=_l("Da kan retten til forhandlinger gå tapt."),
        source="aml § 17-3 (2)",
        triggers=POINTS,
        count=weeks(2),
        applies=clock_runs,
        extends=True,
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F03",
        name=_l("Sjekk at forhandlingsmøtet er holdt"),
        consequence=_l("Uten møte har arbeidsgiver brutt plikten sin."),
        source="aml § 17-3 (3)",
        triggers=("demand_sent",),
        count=weeks(2),
        applies=unless("state_employee"),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F04",
        name=_l("Avslutt forhandlingene eller avtal mer tid"),
        consequence=_l("Etter dette er forhandlingene slutt, og tiden for søksmål løper."),
        source="aml § 17-3 (5)",
        triggers=("first_meeting",),
        count=weeks(2),
        applies=unless("state_employee"),
        acts="parties",
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    # A breach of the form rules (F07) would lift this limit, but only a court can say that there is one:
    # so it does not take the date away.
    Rule(
        code="F05",
        name=_l("Reis søksmål om jobben"),
        consequence=_l("Da kan kravet om jobben gå tapt."),
        source="aml § 17-4 (1)(2)",
        triggers=("negotiations_ended", *POINTS),
        count=weeks(8),
        applies=every(clock_runs, unless("only_damages")),
        extends=True,
        valid_from=date(2022, 7, 1),
    ),
    Rule(
        code="F06",
        name=_l("Reis søksmål om erstatning"),
        consequence=_l("Da kan kravet om erstatning gå tapt."),
        source="aml § 17-4 (1)",
        triggers=("negotiations_ended", *POINTS),
        count=months(6),
        applies=every(clock_runs, when("only_damages")),
        extends=True,
        valid_from=date(2022, 7, 1),
    ),
    Rule(
        code="F07",
        name=_l("Spør om medlemmet jobber der fortsatt"),
        consequence=_l("Tiden for søksmål løper ikke så lenge forholdet varer."),
        source="aml § 17-4 (4)(5)",
        kind="watch",
        valid_from=date(2022, 7, 1),
    ),
    Rule(
        code="F07a",
        name=_l("Se på saken før siste dag på jobben"),
        consequence=_l("Fra siste dag løper tiden for krav og søksmål."),
        source="aml §§ 17-3 (2), 17-4 (2)",
        triggers=("left_job",),
        count=days(0),
        applies=when("still_working"),
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F08",
        name=_l("Reis søksmål om formfeil"),
        consequence=_l("Da kan oppsigelsen bli stående, tross formfeilen."),
        source="aml § 15-5",
        triggers=("dismissal_received",),
        count=months(4),
        applies=every(when("form_error"), unless("state_employee")),
        extends=True,
        valid_from=AML_2006,
    ),
    # The eight weeks of aml § 17-4 (6) are F05; this is the other condition.
    Rule(
        code="F09",
        name=_l("Varsle søksmål for å bli i jobben"),
        consequence=_l("Da kan retten til å stå i jobben gå tapt."),
        source="aml §§ 17-4 (6), 15-11",
        triggers=("dismissal_received",),
        count=(Span(notice.told, "notice_months"),),
        applies=unless("state_employee", "probation", "temporary", "hired", "only_damages"),
        told_by="notice_ends",
        valid_from=date(2022, 7, 1),
    ),
    Rule(
        code="F10",
        name=_l("Be om å få komme tilbake"),
        consequence=_l("Da kan retten til å komme tilbake gå tapt."),
        source="aml § 15-11 (5)",
        triggers=("shut_out",),
        count=weeks(4),
        valid_from=date(2010, 1, 1),
    ),
    Rule(
        code="F11",
        name=_l("Spør fagforeningen om mer tid ved sykdom eller permisjon"),
        consequence=_l("Klar regner aldri med denne ekstra tiden."),
        source="aml § 17-5",
        kind="watch",
        valid_from=date(2013, 1, 1),
    ),
    Rule(
        code="F12",
        name=_l("Spør fagforeningen om klage til Diskrimineringsnemnda"),
        consequence=_l("En klage dit kan stanse tiden for søksmål."),
        source="aml § 17-4 (7)",
        kind="watch",
        valid_from=date(2022, 7, 1),
    ),
)
