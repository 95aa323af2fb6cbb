"""Finishing a lesson, and putting one away."""

from klar.audit import record
from klar.db import atomic, now
from klar.lessons import LESSONS
from klar.models.lesson import LessonProgress


def finish_lesson(by: int, key: str) -> None:
    """Once for each version: doing it again changes nothing."""
    version = LESSONS[key].version
    with atomic():
        row = _row(by, key)
        if row.version != version:
            row.version, row.finished_at = version, now()
            row.save()
            record("lesson.finished", officer=by, subject=row.id, lesson=key, version=version)


def put_lesson_away(by: int, key: str) -> None:
    """It is offered no more until it says something new. What is finished stays so."""
    with atomic():
        row = _row(by, key)
        row.put_away = LESSONS[key].version
        row.save()


def _row(by: int, key: str) -> LessonProgress:
    found = LessonProgress.get_or_none(LessonProgress.officer == by, LessonProgress.lesson == key)
    return found or LessonProgress.create(officer=by, lesson=key)
