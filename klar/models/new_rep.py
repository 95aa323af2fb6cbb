"""How a new rep gets going: what the helper follows, and what stands on the rep's own Home."""

from peewee import JOIN, BooleanField, DateField, Expression, ForeignKeyField, ModelSelect, fn
from peewee import Case as When

from klar.db import Midnight, MomentField, Prepared, Table, slot
from klar.models.case import Case
from klar.models.club import ClubRecord
from klar.models.follow_up import ClubContact, reps
from klar.models.gathering import Gathering, Signup
from klar.models.lesson import LessonProgress
from klar.models.member import Recent
from klar.models.officer import Mandate, counts
from klar.models.role import CLUB
from klar.models.task import Task
from klar.models.told import NotifyChoice


class NewRep(Table):
    """Kept from the day the post is known."""

    mandate = ForeignKeyField(Mandate, backref="+", unique=True)
    task = ForeignKeyField(Task, null=True, backref="+", index=False)  # «Melding om valg»
    course_on = DateField(null=True)
    conference_on = DateField(null=True)
    opened = BooleanField(default=False)  # more than the first three rows of «Kom i gang» are shown
    put_away_at = MomentField(null=True)


STEP_KINDS = ("course", "conference")  # the gatherings that are steps
Talk = ClubContact.alias()
# The posts that are known of since a day and that nothing has been begun for.
unbegun = Prepared(
    lambda: Mandate.select(Mandate.id, Mandate.officer, Mandate.from_on)
    .join(NewRep, JOIN.LEFT_OUTER, on=(NewRep.mandate == Mandate.id))
    .where(Mandate.role.in_(CLUB), Mandate.stands_for.is_null(), counts(Mandate), Mandate.from_on >= slot("since"), NewRep.id.is_null())
    .order_by(Mandate.id)
)


def _at(kind: str, *wanted: Expression) -> ModelSelect:
    """The first day of a gathering of this kind with the rep on its list."""
    listed = Signup.select(fn.MIN(Gathering.held_on)).join(Gathering)
    return listed.where(Signup.officer == Mandate.officer, Gathering.kind == kind, Gathering.off_at.is_null(), *wanted)


def _gatherings() -> list[Expression]:
    """For a course and a conference each: the day the rep was there, comes, or is asked to come."""
    ahead = Gathering.held_on >= slot("today")
    ways = {
        "came": (Signup.came, Gathering.held_on >= Mandate.from_on),
        "coming": (ahead, Signup.status.in_(("coming", "waiting"))),
        "asked": (ahead, Signup.status == "invited"),
    }
    return [_at(kind, *wanted).alias(f"{kind}_{name}") for kind in STEP_KINDS for name, wanted in ways.items()]


def _with_steps(allowed: Expression) -> ModelSelect:
    since = Midnight(Mandate.from_on)
    talks = (Talk.unit == Mandate.unit) & (Talk.officer == Mandate.officer) & (Talk.outcome == "reached") & (Talk.at >= since)
    called, met = (Talk.select(found).where(talks) for found in (fn.MIN(Talk.at), fn.MAX(Talk.meet_on)))
    finished = LessonProgress.officer == Mandate.officer, LessonProgress.finished_at >= since
    learned = LessonProgress.select(fn.MIN(LessonProgress.finished_at)).where(*finished)
    own = NewRep.course_on, NewRep.conference_on, fn.COALESCE(NewRep.opened, False).alias("opened")
    query = reps(allowed).select_extend(called.alias("called_at"), met.alias("met_on"), learned.alias("learned_at"), *_gatherings(), *own)
    return query.switch(Mandate).join(NewRep, JOIN.LEFT_OUTER, on=(NewRep.mandate == Mandate.id))


def new_reps(allowed: Expression) -> ModelSelect:
    """The posts begun since a day, the newest first, with the day of each step that is done."""
    return _with_steps(allowed).where(Mandate.from_on >= slot("since")).order_by(Mandate.from_on.desc(), Mandate.id.desc()).limit(slot("most"))


def one_new_rep(allowed: Expression) -> ModelSelect:
    return _with_steps(allowed).where(Mandate.id == slot("mandate"))


def _there(table: type[Table], *wanted: Expression) -> When:
    return When(None, [(fn.EXISTS(table.select(table.id).where(*wanted)), 1)], 0)


def _getting_started() -> ModelSelect:
    me = slot("me")
    done = {
        "letter": When(None, [(NewRep.task.is_null() | (Task.status == "done"), 1)], 0),
        "member": _there(Recent, Recent.officer == me),
        "lesson": _there(LessonProgress, LessonProgress.officer == me, LessonProgress.finished_at.is_null(False)),
        "case": _there(Case, Case.handler == me),
        "contact": _there(ClubRecord, ClubRecord.made_by == me, ClubRecord.kind == "contact"),
        "told": _there(NotifyChoice, NotifyChoice.officer == me, NotifyChoice.channel != ""),
    }
    query = NewRep.select(NewRep.id, NewRep.task, NewRep.opened, NewRep.put_away_at, *[column.alias(name) for name, column in done.items()])
    query = query.join(Mandate).switch(NewRep).join(Task, JOIN.LEFT_OUTER)
    return query.where(Mandate.officer == me, counts(Mandate)).order_by(NewRep.id.desc()).limit(1)


# How far one has come in one's newest post, each step as 1 or 0.
getting_started = Prepared(_getting_started)
