"""F28–F30 and the part of F13 that follows F29: leave."""

from datetime import date

from klar.deadlines.facts import Situation
from klar.deadlines.rule import AML_2006, Rule, Span, days
from klar.i18n import _l


def leave_weeks(situation: Situation) -> int | None:
    known = situation.facts.get("leave_weeks")
    return known if isinstance(known, int) else None


def notice_before_leave(situation: Situation) -> int:
    """-12 weeks over a year, -4 over twelve weeks, -1 over two; not known: the earliest (aml § 12-7)."""
    length = leave_weeks(situation)
    if length is None or length > 52:
        return -12
    return -4 if length > 12 else -1


def long_enough_for_notice(situation: Situation) -> bool:
    length = leave_weeks(situation)
    return length is None or length > 2


def answer_months(situation: Situation) -> int:
    """6 for leave of half a year, 3 under that, 2 under a month; not known, or on the line: the shorter (aml § 12-11 (5))."""
    length = leave_weeks(situation)
    if length is None or length <= 4:
        return 2
    return 3 if length <= 26 else 6


RULES = (
    Rule(
        code="F28",
        name=_l("Varsle arbeidsgiver om permisjonen"),
        consequence=_l("Da kan arbeidsgiver utsette permisjonen."),
        source="aml § 12-7",
        triggers=("leave_starts",),
        count=(Span(notice_before_leave, "weeks"),),
        applies=long_enough_for_notice,
        valid_from=AML_2006,
    ),
    Rule(
        code="F29",
        name=_l("Sjekk svaret om utdanningspermisjon"),
        consequence=_l("Etter denne dagen svarer arbeidsgiver for sent."),
        source="aml § 12-11 (5)",
        triggers=("education_leave_asked",),
        count=(Span(answer_months, "months"),),
        acts="employer",
        kind="watch",
        valid_from=date(2019, 1, 1),
    ),
    Rule(
        code="F13a",
        name=_l("Klag til nemnda når svaret uteblir"),
        consequence=_l("Da kan nemnda si nei til å behandle saken."),
        source="aml § 17-2 a (2)",
        triggers=("education_leave_asked",),
        count=(Span(answer_months, "months"), Span(4, "weeks")),
        extends=True,
        valid_from=date(2019, 1, 1),
    ),
    Rule(
        code="F30",
        name=_l("Varsle arbeidsgiver om høytidsdagen"),
        consequence=_l("Da kan arbeidsgiver si nei til fri."),
        source="trossamfunnsloven § 18",
        triggers=("religious_day",),
        count=days(-14),
    ),
)
