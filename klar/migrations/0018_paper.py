"""Papers that Klar makes: a Word document beside the PDF, and later versions that take the place of earlier ones."""

from peewee import BigIntegerField, CharField, Database, IntegerField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("document", "word", CharField(default="")),
        migrator.add_column("document", "series", IntegerField(null=True)),
        migrator.add_column("document", "replaced_at", BigIntegerField(null=True)),
    )
