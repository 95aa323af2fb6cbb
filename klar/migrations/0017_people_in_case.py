"""Who else is in a case stands sealed, and a member's yes has an end, somebody who got it, and a way it was said."""

from peewee import BlobField, Database, DateField
from playhouse.migrate import SchemaMigrator, migrate

# One yes for everybody the case was about becomes one for each.
EACH = """INSERT INTO consent (case_id, member_id, scope, given_on, withdrawn_on)
SELECT said.case_id, party.member_id, said.scope, said.given_on, said.withdrawn_on FROM consent AS said
JOIN party ON party.case_id = said.case_id AND party.role = 'member' WHERE said.member_id IS NULL AND party.member_id IS NOT NULL"""


def up(migrator: SchemaMigrator, db: Database) -> None:
    migrate(
        migrator.add_column("party", "sealed", BlobField(null=True)),
        migrator.add_column("consent", "sealed", BlobField(null=True)),
        migrator.add_column("consent", "until_on", DateField(null=True)),
    )
    db.execute_sql('ALTER TABLE consent ADD COLUMN to_unit_id INTEGER REFERENCES "unit" ("id")')
    db.execute_sql(EACH)
    db.execute_sql("DELETE FROM consent WHERE member_id IS NULL")
    db.execute_sql("UPDATE party SET role = 'other' WHERE role != 'member'")  # Klar itself has written «close» only
