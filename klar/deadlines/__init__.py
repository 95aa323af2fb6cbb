"""Deadlines: a trigger event and a date in, dated deadlines with their source out. Pure: no database, no clock.

The strict date is the deadline; a later one is never more than a note. Nothing here is legal advice (DISCLAIMER)."""

from klar.deadlines.calendar import add_working_days, holidays, is_working_day, next_working_day, notice_period, working_days_left
from klar.deadlines.case_types import CASE_TYPES, rules_for_type
from klar.deadlines.compute import Due, compute, rules_from
from klar.deadlines.facts import FACTS, Facts
from klar.deadlines.moves import Move, moves_from, paired
from klar.deadlines.notice import lawful_months
from klar.deadlines.rule import Rule
from klar.deadlines.rules import RULES, rule
from klar.deadlines.standing import KEPT, MISSED, OPEN, VOID, Event, Standing, standing
from klar.deadlines.triggers import TRIGGERS, Trigger
from klar.deadlines.words import DISCLAIMER, call_now, in_words, told, urgency

__all__ = [
    "CASE_TYPES", "DISCLAIMER", "FACTS", "KEPT", "MISSED", "OPEN", "RULES", "TRIGGERS", "VOID", "Due", "Event", "Facts", "Move", "Rule",
    "Standing", "Trigger", "add_working_days", "call_now", "compute", "holidays", "in_words", "is_working_day", "lawful_months", "moves_from",
    "next_working_day", "notice_period", "paired", "rule", "rules_for_type", "rules_from", "standing", "told", "urgency", "working_days_left",
]
