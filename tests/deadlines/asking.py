"""Ask the engine one thing."""

from datetime import date

from klar.deadlines import compute

DAY = date(2026, 11, 3)


def codes(trigger, on=DAY, **facts):
    return {due.code for due in compute(trigger, on, facts)}


def due_on(code, trigger, on=DAY, **facts):
    return next(due.due_on for due in compute(trigger, on, facts) if due.code == code)
