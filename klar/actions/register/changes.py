"""What an import would change: staged records held against what Klar has, by fingerprint.

An empty fingerprint marks a row that the register no longer has. A row that comes back is a changed row.
"""

from typing import NamedTuple

from klar.actions.register.tables import TABLES, Table
from klar.actions.register.sql import run


class Counts(NamedTuple):
    """`ended` are rows no longer in the file; `before` is how many the register had until now."""

    new: int
    changed: int
    ended: int
    unchanged: int
    rejected: int
    before: int


def find() -> dict[str, Counts]:
    """Lists the rows to write in staging.member_changed …, those to end in staging.member_ended …; gives the counts by type."""
    return {table.name: _find(table) for table in TABLES}


def _find(table: Table) -> Counts:
    name = table.name
    run(
        f"CREATE TABLE staging.{name}_changed AS SELECT s.line, m.id IS NULL AS new FROM staging.{name} s "
        f"LEFT JOIN {name} m ON m.number = s.number WHERE m.id IS NULL OR m.digest <> s.digest ORDER BY s.number"
    )
    ending = "".join(f" OR m.{parent}_id IN (SELECT id FROM staging.{parent}_ended)" for parent in table.ends_with)
    run(
        f"CREATE TABLE staging.{name}_ended AS SELECT m.id FROM {name} m WHERE m.digest <> '' AND "
        f"NOT EXISTS (SELECT 1 FROM staging.{name} s WHERE s.number = m.number) AND "
        f"(NOT EXISTS (SELECT 1 FROM staging.rejected r WHERE r.type = '{name}' AND r.number = m.number){ending})"
    )
    new, changed = _row(f"SELECT count(CASE WHEN new THEN 1 END), count(CASE WHEN NOT new THEN 1 END) FROM staging.{name}_changed")
    valid = _row(f"SELECT count(*) FROM staging.{name}")[0]
    return Counts(
        new=new,
        changed=changed,
        ended=_row(f"SELECT count(*) FROM staging.{name}_ended")[0],
        unchanged=valid - new - changed,
        rejected=_row("SELECT count(*) FROM staging.rejected WHERE type = ?", name)[0],
        before=_row(f"SELECT count(*) FROM {name} WHERE digest <> ''")[0],
    )


def _row(sql: str, *values: object) -> tuple[int, ...]:
    return run(sql, values).fetchone()
