"""Rounds of calls: who is to be called, who has whom just now, and how far it has come."""

from peewee import BlobField, CharField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn
from peewee import Case as When

from klar.db import MomentField, Table, slot
from klar.i18n import _l
from klar.models.follow_up import ClubContact, Last, reps
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit

TARGETS = {"new": _l("Nye tillitsvalgte"), "silent": _l("Klubber vi sjelden snakker med"), "all": _l("Alle jeg følger opp")}
Above, Holder, Talk = Unit.alias(), Officer.alias(), ClubContact.alias()


class CallRound(Table):
    """A round of calls, by those who follow up in one unit. Sealed: `name`, and `guide`, one point a line."""

    unit = ForeignKeyField(Unit, backref="+")
    made_at = MomentField()
    changed_by = ForeignKeyField(Officer, backref="+", index=False)
    changed_at = MomentField()
    ended_at = MomentField(null=True)
    target = CharField()  # a key of TARGETS
    rests = IntegerField()  # days in which nobody is called who was reached
    version = IntegerField(default=1)
    key = CharField()
    sealed = BlobField(default=b"")


class RoundCall(Table):
    """Somebody to call in a round. Who has them, has them until `held_until`; from then on they are in the queue again."""

    call_round = ForeignKeyField(CallRound, backref="+", index=False)
    mandate = ForeignKeyField(Mandate, backref="+")
    place = IntegerField()
    held_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    held_until = MomentField(null=True)
    outcome = CharField(default="")  # how the last call went: a key of OUTCOMES
    done_at = MomentField(null=True)

    class Meta:
        indexes = ((("call_round", "mandate"), True),)


Other, Post = RoundCall.alias(), Mandate.alias()


def rounds(allowed: Expression) -> ModelSelect:
    """The rounds with how many there are to call, how many are done, and how many were tried; the newest first, those that run before the others."""
    each = {"calls": None, "done": RoundCall.done_at.is_null(False), "tried": RoundCall.outcome != ""}
    counts = [_calls(wanted).alias(name) for name, wanted in each.items()]
    return CallRound.select(CallRound, *counts).where(allowed).order_by(CallRound.ended_at.is_null(False), CallRound.id.desc()).limit(20)


def one_round(allowed: Expression) -> ModelSelect:
    return rounds(allowed).where(CallRound.id == slot("round"))


def _calls(wanted: Expression | None) -> ModelSelect:
    query = RoundCall.select(fn.COUNT(RoundCall.id)).where(RoundCall.call_round == CallRound.id)
    return query if wanted is None else query.where(wanted)


def to_choose(allowed: Expression) -> ModelSelect:
    """Every rep of the clubs below one unit: when anybody last talked with the club, and whether they themselves were reached since a moment."""
    talked = Talk.select(fn.COALESCE(fn.MAX(Talk.at), 0)).where(Talk.unit == Mandate.unit, Talk.outcome == "reached")
    reached = fn.EXISTS(Talk.select(Talk.id).where(Talk.unit == Mandate.unit, Talk.officer == Mandate.officer, Talk.outcome == "reached", Talk.at >= slot("since")))
    branches = Above.select(Above.id).where(Above.parent == slot("home"))
    query = reps(allowed).select_extend(talked.alias("talked_at"), When(None, [(reached, 1)], 0).alias("reached"))
    return query.where((Unit.parent == slot("home")) | Unit.parent.in_(branches)).order_by(talked, Mandate.id)


def queued(allowed: Expression) -> ModelSelect:
    """Whom to call now in a round, the one that is mine already first: nobody whom another has, or who was tried a moment ago."""
    free = RoundCall.held_until.is_null() | (RoundCall.held_until < slot("now")) | (RoundCall.held_by == slot("me"))
    tried = ((Last.outcome == "none") & (Last.at >= slot("half_day"))) | ((Last.outcome == "later") & (Last.at >= slot("hour")))
    can = Last.id.is_null() | (~tried & (Last.again_on.is_null() | (Last.again_on <= slot("today"))))
    return _of_round(allowed).where(free, can, ~_elsewhere()).order_by(When(None, [(_mine(), 0)], 1), RoundCall.place, RoundCall.id).limit(1)


def _elsewhere() -> Expression:
    """Whether somebody else has the same person just now, in any round."""
    others = (Other.held_by != slot("me")) & (Other.held_until >= slot("now"))
    return fn.EXISTS(Other.select(Other.id).join(Post, on=(Other.mandate == Post.id)).where(Post.officer == Mandate.officer, others))


def mine(allowed: Expression) -> ModelSelect:
    """Whom I have just now in a round."""
    return _of_round(allowed).where(_mine())


def held_calls(allowed: Expression) -> ModelSelect:
    """Whom the others have just now."""
    query = _of_round(allowed).select_extend(Holder.name.alias("holder"), Holder.id.alias("holder_id")).switch(RoundCall).join(Holder, on=(RoundCall.held_by == Holder.id))
    return query.where(RoundCall.held_until >= slot("now"), RoundCall.held_by != slot("me")).order_by(RoundCall.id)


def _mine() -> Expression:
    return (RoundCall.held_by == slot("me")) & (RoundCall.held_until >= slot("now"))


def _of_round(allowed: Expression) -> ModelSelect:
    query = reps(allowed).select_extend(RoundCall.id.alias("call"), RoundCall.place).switch(Mandate).join(RoundCall, on=(RoundCall.mandate == Mandate.id))
    return query.where(RoundCall.call_round == slot("round"), RoundCall.done_at.is_null())
