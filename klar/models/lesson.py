"""Which lessons an officer is done with: finished, or put away."""

from peewee import JOIN, CharField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer import Mandate, Officer
from klar.models.officer.mandate import counts
from klar.models.role import CLUB, CLUB_SEATS, DESK
from klar.models.unit import Unit

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


def learners(allowed: Expression) -> ModelSelect:
    """The reps in clubs, who has finished a lesson last first: one row for each lesson they have finished, or one without any.

    `size` and `start` count people, so that nobody's lessons are cut in two.
    """
    latest = LessonProgress.select(fn.MAX(LessonProgress.finished_at)).where(LessonProgress.officer == Mandate.officer)
    held = Mandate.select(Mandate.id, fn.COALESCE(latest, 0).alias("latest")).join(Unit)
    held = held.where(allowed, Mandate.role.in_(AUDIENCES["board"]), Mandate.stands_for.is_null(), counts(Mandate))
    some = held.order_by(fn.COALESCE(latest, 0).desc(), Mandate.id).limit(slot("size")).offset(slot("start"))
    rows = Mandate.select(Mandate.id, Officer.name, Unit.name.alias("club"), LessonProgress.lesson, LessonProgress.finished_at).join(Officer).switch(Mandate).join(Unit)
    rows = rows.switch(Mandate).join(some, on=(some.c.id == Mandate.id))
    done = (LessonProgress.officer == Mandate.officer) & LessonProgress.finished_at.is_null(False)
    return rows.join(LessonProgress, JOIN.LEFT_OUTER, on=done).order_by(some.c.latest.desc(), Mandate.id, LessonProgress.finished_at.desc(), LessonProgress.id)
