"""What is left of a deleted case, and what keeps one from being deleted."""

from peewee import Database

STATEMENTS = (
    'CREATE TABLE "tombstone" ("id" INTEGER NOT NULL PRIMARY KEY, "case_number" INTEGER NOT NULL, "unit_id" INTEGER NOT NULL, '
    '"deleted_on" DATE NOT NULL, "basis" VARCHAR(255) NOT NULL, FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"))',
    'CREATE UNIQUE INDEX "tombstone_case_number" ON "tombstone" ("case_number")',
    'CREATE INDEX "tombstone_unit_id" ON "tombstone" ("unit_id")',
    'CREATE TABLE "hold" ("id" INTEGER NOT NULL PRIMARY KEY, "case_id" INTEGER NOT NULL, "until_on" DATE NOT NULL, '
    '"sealed" BLOB NOT NULL, FOREIGN KEY ("case_id") REFERENCES "case" ("id"))',
    'CREATE UNIQUE INDEX "hold_case_id" ON "hold" ("case_id")',
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
