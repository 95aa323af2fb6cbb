"""Short lessons for reps and helpers, offered where they help."""

from klar.lessons import at_work, club, helping, person, rules, talking
from klar.lessons.kinds import Answer, Card, Lesson

LESSONS: dict[str, Lesson] = {one.key: one for file in (talking, rules, club, person, at_work, helping) for one in file.LESSONS}

__all__ = ["LESSONS", "Answer", "Card", "Lesson", "for_type", "for_wizard"]


def for_type(kind: str) -> list[Lesson]:
    """Those offered in a case of this type, the first one first."""
    return [one for one in LESSONS.values() if kind in one.types]


def for_wizard(name: str) -> list[Lesson]:
    return [one for one in LESSONS.values() if name in one.wizards]
