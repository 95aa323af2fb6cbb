"""A closed case that somebody still needs is kept until a day of its own."""

from peewee import Database, DateField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(migrator.add_column("case", "keep_until_on", DateField(null=True)))
