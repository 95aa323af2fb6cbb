"""How sure the provider was of who signed in. Sign-ins from before are of the lower level: they last a day at most."""

from peewee import Database

STATEMENTS = (
    "ALTER TABLE session ADD COLUMN level TEXT NOT NULL DEFAULT 'low'",
    "ALTER TABLE session ADD COLUMN acr TEXT NOT NULL DEFAULT ''",
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
