"""The lines of the timeline."""

from peewee import JOIN, BlobField, CharField, Expression, ForeignKeyField, Function, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case.case import Case
from klar.models.officer import Officer
from klar.models.unit import Unit

PAGE = 30  # lines of the timeline on one page


class Entry(Table):
    """One line of the case's timeline, or a correction that stands under one.

    `audience`: «case» is for all who read the case; «within» for the handler, the participants and the board only, not by a
    share, a hand-over or nødtilgang; «internal» for the one who wrote it and the handler, while that is somebody of the
    unit it was written in. What a line is about, and how it is marked, is sealed.
    """

    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer, null=True)
    kind = CharField()  # a key of klar.models.timeline.TITLES
    at = MomentField()
    sealed = BlobField(default=b"")
    undone_at = MomentField(null=True)
    audience = CharField(default="case")
    kept_in = ForeignKeyField(Unit, null=True, index=False)  # whose internal line it is
    corrects = ForeignKeyField("self", null=True, index=False)
    corrected_at = MomentField(null=True)
    version = IntegerField(default=1)


def _told() -> ModelSelect:
    columns = (Entry.id, Entry.kind, Entry.at, Entry.sealed, Entry.officer, Entry.audience, Entry.corrects, Entry.corrected_at, Entry.version)
    return Entry.select(*columns, Officer.name, Case.key).join(Officer, JOIN.LEFT_OUTER).join_from(Entry, Case).where(Entry.case == slot("case"), Entry.undone_at.is_null())


def _head() -> Function:
    """The line itself, or the one it corrects. A correction is for those whom the line is for."""
    return fn.COALESCE(Entry.corrects, Entry.id)


def entries(allowed: Expression) -> ModelSelect:
    """A page of the timeline, the newest line first, each followed by its corrections; one more than fits says that there are older ones."""
    lines = _lines(allowed).where(Entry.id < slot("before")).order_by(Entry.id.desc()).limit(PAGE + 1)
    return _told().where(_head().in_(lines)).order_by(_head().desc(), Entry.id)


def whole_timeline(allowed: Expression) -> ModelSelect:
    """As `entries`, all of it."""
    return _told().where(_head().in_(_lines(allowed))).order_by(_head().desc(), Entry.id)


def _lines(allowed: Expression) -> ModelSelect:
    return Entry.select(Entry.id).where(allowed, Entry.case == slot("case"), Entry.corrects.is_null(), Entry.undone_at.is_null())


def all_entries(allowed: Expression) -> ModelSelect:
    """Every line of a case, the oldest first, with what is sealed of the case itself."""
    columns = (Entry.id, Entry.kind, Entry.at, Entry.sealed, Case.sealed.alias("about"))
    return Entry.select(*columns).join(Case).where(allowed, Entry.case == slot("case"), Entry.undone_at.is_null()).order_by(Entry.id)


def one_entry(allowed: Expression) -> ModelSelect:
    """A line and its corrections."""
    line = Entry.select(Entry.id).where(allowed, Entry.id == slot("entry"), Entry.undone_at.is_null())
    return _told().where(_head().in_(line)).order_by(Entry.id)


last_of = Prepared(
    lambda: Entry.select(Entry.id, Entry.at, Entry.sealed, Officer.name)
    .join(Officer)
    .where(Entry.case == slot("case"), Entry.kind == slot("kind"))
    .order_by(Entry.id.desc())
    .limit(1)
)
