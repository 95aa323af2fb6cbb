"""Guidance on types of cases, and every version of it."""

from peewee import BigIntegerField, BooleanField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model, TextField


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Article(Frozen):
    key = CharField(null=True, unique=True)
    types = CharField()
    status = CharField()
    latest = IntegerField()
    published = IntegerField()
    withdrawn = BooleanField()
    turn = IntegerField()


class ArticleVersion(Frozen):
    article = ForeignKeyField(Article, backref="+", index=False)
    number = IntegerField()
    title = TextField()
    body = TextField()
    terms = TextField()
    written_by = ForeignKeyField(Officer, backref="+", index=False)
    written_at = BigIntegerField()
    why = TextField()
    reviewed_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    reviewed_as = CharField()
    reviewed_at = BigIntegerField(null=True)
    look_on = DateField(null=True)

    class Meta:
        indexes = ((("article", "number"), True),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Article, ArticleVersion]):
        db.create_tables([Article, ArticleVersion], safe=False)
