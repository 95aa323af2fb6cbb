"""How each officer wants the pages to look."""

from peewee import BooleanField, CharField, Database
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("officer", "look", CharField(default="system")),
        migrator.add_column("officer", "calm", BooleanField(default=False)),
    )
