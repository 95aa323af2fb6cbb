"""A unit's desk is found by the unit: by status alone every handover of the union was read for everybody's every page."""

from peewee import Database


def up(_migrator: object, db: Database) -> None:
    db.execute_sql("DROP INDEX handover_status")
    db.execute_sql("CREATE INDEX handover_to_unit_id_status ON handover (to_unit_id, status)")
