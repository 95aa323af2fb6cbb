"""Papers on a case: what each is stands sealed in its row, its bytes sealed in a file."""

from peewee import BlobField, CharField, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case.case import Case
from klar.models.case.entry import Entry
from klar.models.officer import Officer


class Document(Table):
    """One file. What it is called and what kind it is are sealed, with the names of its files once more: the row cannot be given others'."""

    case = ForeignKeyField(Case)
    entry = ForeignKeyField(Entry, index=False)  # its line in the timeline: who added it, and when
    made_at = MomentField()
    size = IntegerField()  # bytes, before they were sealed
    file = CharField()
    original = CharField(default="")  # what was sent, of a picture that was made anew
    evidence = CharField(default="")  # asked, yes, no; empty when there is nothing to ask
    removed_at = MomentField(null=True)  # it can be fetched back until the night after next
    word = CharField(default="")  # the same as Word, of a paper that Klar made
    series = IntegerField(null=True)  # of such a paper: the number of its first version
    replaced_at = MomentField(null=True)  # a later version has taken its place
    sealed = BlobField(default=b"")


COLUMNS = ("id", "made_at", "size", "file", "original", "evidence", "removed_at", "word", "series", "replaced_at", "sealed")


def _documents() -> ModelSelect:
    columns = [getattr(Document, name) for name in COLUMNS]
    return Document.select(*columns, Entry.officer, Officer.name).join(Entry).join(Officer).where(Document.case == slot("case"))


NEWEST = Document.replaced_at.is_null()
documents = Prepared(lambda: _documents().where(NEWEST, Document.removed_at.is_null()).order_by(Document.id.desc()))
removed_documents = Prepared(lambda: _documents().where(NEWEST, Document.removed_at.is_null(False)).order_by(Document.removed_at.desc()))
versions = Prepared(lambda: _documents().where(Document.series == slot("series"), Document.removed_at.is_null()).order_by(Document.id.desc()))
document = Prepared(lambda: _documents().where(Document.id == slot("id")))  # removed or not


def _count() -> ModelSelect:
    return Document.select(fn.COUNT(Document.id).alias("count")).where(Document.case == slot("case"), Document.removed_at.is_null())


document_count = Prepared(lambda: _count().where(NEWEST))
kept_count = Prepared(_count)  # those that were replaced too
