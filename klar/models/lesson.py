"""Which lessons an officer is done with: finished, or put away."""

from peewee import CharField, ForeignKeyField, IntegerField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer import Officer
from klar.models.role import CLUB, CLUB_SEATS, DESK

# Whom a lesson is for, as it says.
AUDIENCES = {"reps": CLUB, "board": (*CLUB, *CLUB_SEATS), "helpers": (*DESK, "training_officer")}


class LessonProgress(Table):
    """An officer and a lesson that is not offered any more, until it says something new: then its version is a higher one."""

    officer = ForeignKeyField(Officer, index=False)
    lesson = CharField()  # a key of klar.lessons.LESSONS
    version = IntegerField(default=0)  # the one that was finished last
    finished_at = MomentField(null=True)
    put_away = IntegerField(default=0)  # the version that one did not want to be offered

    class Meta:
        indexes = ((("officer", "lesson"), True),)


progress_of = Prepared(
    lambda: LessonProgress.select(LessonProgress.lesson, LessonProgress.version, LessonProgress.finished_at, LessonProgress.put_away)
    .where(LessonProgress.officer == slot("me"))
    .order_by(LessonProgress.id)
)
