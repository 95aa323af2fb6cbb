"""Cases that are shared with one person."""

from peewee import Database

STATEMENTS = (
    'CREATE TABLE "share" ("id" INTEGER NOT NULL PRIMARY KEY, "case_id" INTEGER NOT NULL, "officer_id" INTEGER NOT NULL, '
    '"by_id" INTEGER NOT NULL, "can_write" INTEGER NOT NULL, "from_on" DATE NOT NULL, "until_on" DATE NOT NULL, '
    '"ended_at" INTEGER, "sealed" BLOB NOT NULL, FOREIGN KEY ("case_id") REFERENCES "case" ("id"), '
    'FOREIGN KEY ("officer_id") REFERENCES "officer" ("id"), FOREIGN KEY ("by_id") REFERENCES "officer" ("id"))',
    'CREATE INDEX "share_case_id" ON "share" ("case_id")',
    'CREATE INDEX "share_officer_id_until_on" ON "share" ("officer_id", "until_on")',
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
