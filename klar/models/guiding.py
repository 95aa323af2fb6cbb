"""«Vi ser det samme»: a call in which a helper sees where in Klar a rep is. Which page and which buttons, never what stands there."""

from peewee import JOIN, CharField, Expression, ForeignKeyField, IntegerField, ModelSelect, TextField, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer


class Guiding(Table):
    """Gone when the call ends; the record tells that it was. A mark is klar.views.own_words.mark of a text of Klar's own."""

    officer = ForeignKeyField(Officer, backref="+")
    helper = ForeignKeyField(Officer, null=True, backref="+")
    seed = CharField()  # what the four digits are made of, with a key that is not in the database
    code_until = MomentField()
    until_at = MomentField()
    helper_at = MomentField(null=True)  # when the helper's page last asked
    page_code = IntegerField(default=0)
    page = CharField(default="")  # its template, or its wizard and question
    number = IntegerField(default=0)  # of the question; 0 when it has none
    total = IntegerField(default=0)
    labels = TextField(default="")  # marks, a space between; «!» after the green one's, «-3» for three that are somebody's data
    errors = TextField(default="")  # marks
    glow = CharField(default="")  # the mark of the button that the helper points at
    seen = IntegerField(default=0)  # goes up when there is something new to the helper
    shown = IntegerField(default=0)  # and when there is to the rep


Helper = Officer.alias()


def waiting(allowed: Expression) -> ModelSelect:
    """Those that nobody has come to yet."""
    return Guiding.select(Guiding.id, Guiding.seed).where(allowed).order_by(Guiding.id)


def mine(allowed: Expression) -> ModelSelect:
    """The one that this device is in, and who sees."""
    query = Guiding.select(Guiding, Helper.name.alias("helper_name")).join(Helper, JOIN.LEFT_OUTER, on=(Guiding.helper == Helper.id))
    return query.where(allowed, Guiding.id == slot("id"))


def whom(allowed: Expression) -> ModelSelect:
    """Whom I guide, and the language of the words on their buttons."""
    query = Guiding.select(Guiding, Officer.name, Officer.language).join(Officer, on=(Guiding.officer == Officer.id))
    return query.where(allowed).order_by(Guiding.id.desc()).limit(1)


missed = Prepared(
    lambda: AuditEvent.select(fn.COUNT(AuditEvent.id).alias("count")).where(
        AuditEvent.name == "guiding.missed", AuditEvent.subject == slot("me"), AuditEvent.at > slot("since")
    )
)
