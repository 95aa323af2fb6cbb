"""When the person last showed who they are. Not known of sign-ins from before: theirs counts from when the session was made."""

from peewee import Database


def up(_migrator: object, db: Database) -> None:
    db.execute_sql("ALTER TABLE session ADD COLUMN auth_at BIGINT")
