"""Break-glass: who asked to read a case for a day, and what the answer was."""

from peewee import Database

STATEMENTS = (
    'CREATE TABLE "emergency" ("id" INTEGER NOT NULL PRIMARY KEY, "case_number" INTEGER NOT NULL, "officer_id" INTEGER NOT NULL, '
    '"reason" VARCHAR(200) NOT NULL, "asked_at" INTEGER NOT NULL, "approved_by_id" INTEGER, "approved_at" INTEGER, '
    '"until_at" INTEGER, "refused_at" INTEGER, "reviewed_by_id" INTEGER, "reviewed_at" INTEGER, '
    'FOREIGN KEY ("officer_id") REFERENCES "officer" ("id"), FOREIGN KEY ("approved_by_id") REFERENCES "officer" ("id"), '
    'FOREIGN KEY ("reviewed_by_id") REFERENCES "officer" ("id"))',
    'CREATE INDEX "emergency_officer_id_until_at" ON "emergency" ("officer_id", "until_at")',
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
