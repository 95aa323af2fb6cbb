"""What a form that was handled said, as a digest: the same sent again is told from something else."""

from peewee import Database


def up(_migrator: object, db: Database) -> None:
    db.execute_sql("ALTER TABLE once ADD COLUMN digest VARCHAR(255) NOT NULL DEFAULT ''")
