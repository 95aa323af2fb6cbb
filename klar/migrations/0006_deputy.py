"""A mandate may stand for another one, for a time."""

from peewee import Database


def up(_migrator: object, db: Database) -> None:
    db.execute_sql('ALTER TABLE mandate ADD COLUMN stands_for_id INTEGER REFERENCES "mandate" ("id")')
