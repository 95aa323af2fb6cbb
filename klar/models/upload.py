"""Files on their way in: a row for each, and one for each part that has come."""

from peewee import BlobField, CharField, ForeignKeyField, IntegerField

from klar.db import MomentField, Table
from klar.models.case.case import Case
from klar.models.officer import Officer


class Upload(Table):
    """One file that is being sent, sealed with a key of its own. It becomes a paper, or is gone a day later."""

    officer = ForeignKeyField(Officer, index=False)
    case = ForeignKeyField(Case, null=True)  # what another app shared has none yet
    known_as = BlobField()  # a keyed hash of what the phone calls it
    key = CharField()
    parts = IntegerField()
    made_at = MomentField()
    paper = IntegerField(null=True)  # what it became: sent again it is the same
    sealed = BlobField(default=b"")

    class Meta:
        indexes = ((("officer", "known_as"), True),)


class UploadPart(Table):
    upload = ForeignKeyField(Upload, index=False)
    number = IntegerField()
    size = IntegerField()  # bytes, before they were sealed
    file = CharField()

    class Meta:
        indexes = ((("upload", "number"), True),)
