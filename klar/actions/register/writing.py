"""Writes the changes found, inside the caller's transaction, parents before what hangs on them."""

from collections.abc import Callable
from datetime import timedelta

from klar.actions.register.sql import insert, run, words
from klar.actions.register.tables import TABLES, Table
from klar.db import now, to_ms, today
from klar.fold import terms

BATCH = 2_000
NEVER = "'0001-01-01'"


def write(step: Callable[[], None]) -> None:
    """`step` is called after each table."""
    for table in TABLES:
        _spell(table)
        _write_changed(table)
        _end_missing(table)
        step()
    _end_stand_ins()
    _write_places()
    _sign_out()


def _spell(table: Table) -> None:
    """What the changed rows are found by, for tables that are searched."""
    if not table.found_by:
        return
    said = f"SELECT s.line, {', '.join(table.found_by)} FROM staging.{table.name}_changed c JOIN staging.{table.name} s ON s.line = c.line"
    changed = run(said).fetchall()
    for first in range(0, len(changed), BATCH):
        insert(f"{table.name}_terms", [(line, terms(*words)) for line, *words in changed[first : first + BATCH]])


def _write_changed(table: Table) -> None:
    linked = [reference for reference in table.references if reference.stored and reference.table != table.name]
    source = {column: f"s.{column}" for column in ("number", *table.columns)}
    source |= {f"{reference.field}_id": f"{reference.field}_row.id" for reference in linked}
    source |= dict(table.computed) | {"digest": "s.digest"}
    joins = " ".join(f"LEFT JOIN {r.table} {r.field}_row ON {r.field}_row.number = s.{r.field}" for r in linked)
    updates = ", ".join(f"{column} = excluded.{column}" for column in source if column != "number")
    source |= dict(table.first)
    run(
        f"INSERT INTO {table.name} ({', '.join(source)}) SELECT {', '.join(source.values())} "
        f"FROM staging.{table.name}_changed c {words()['first']} staging.{table.name} s ON s.line = c.line "
        f"LEFT JOIN staging.{table.name}_terms t ON t.line = s.line {joins} "
        f"WHERE true ORDER BY {words()['in_order']} ON CONFLICT (number) DO UPDATE SET {updates}"
    )
    if table.name == "unit":
        _write_parents()


def _write_parents() -> None:
    """After every unit has its id: a parent may come later in the file than its child."""
    run(
        "UPDATE unit SET parent_id = p.id FROM staging.unit_changed c JOIN staging.unit s ON s.line = c.line "
        "LEFT JOIN unit p ON p.number = s.parent WHERE unit.number = s.number"
    )


def _write_places() -> None:
    """Where each member works, as words to search for. A job that begins later is found already; the card shows the date."""
    joined = words()["joined"].format("w.terms", "''", "e.id")
    places = (
        f"(SELECT coalesce({joined}, '') FROM employment e JOIN workplace w ON w.id = e.workplace_id "
        f"WHERE e.member_id = member.id AND (e.to_on IS NULL OR e.to_on >= '{today()}'))"
    )
    run(f"UPDATE member SET places = {places} WHERE places IS DISTINCT FROM {places}")


def _end_missing(table: Table) -> None:
    ending = table.ending.format(today=f"'{today()}'", yesterday=f"'{today() - timedelta(days=1)}'", **words())
    run(
        f"UPDATE {table.name} SET {ending}, digest = '' WHERE id IN (SELECT id FROM staging.{table.name}_ended)"
    )


def _end_stand_ins() -> None:
    """Whoever stands in does so no longer than the one replaced, and the substitute, are in place themselves."""
    say, day, before = words(), f"'{today()}'", f"'{today() - timedelta(days=1)}'"
    suspended = say["day_before"].format("suspended_on")
    last = f"{say['least']}(coalesce(to_on, '9999-12-31'), coalesce({suspended}, '9999-12-31'))"
    replaced = f"SELECT {last} FROM mandate WHERE id = d.stands_for_id AND role = d.role AND unit_id = d.unit_id AND from_on <= {day}"
    own = (
        f"SELECT max({last}) FROM mandate WHERE officer_id = d.officer_id AND unit_id = d.unit_id "
        f"AND role = 'club_substitute' AND from_on <= {day}"
    )
    run(
        f"UPDATE mandate SET to_on = {say['greatest']}(l.day, {before}) FROM (SELECT d.id, "
        f"{say['least']}(coalesce(({replaced}), {NEVER}), coalesce(({own}), {NEVER})) AS day FROM mandate d WHERE d.stands_for_id IS NOT NULL) l "
        f"WHERE mandate.id = l.id AND mandate.to_on >= {day} AND mandate.to_on > l.day",
    )


def _sign_out() -> None:
    """An officer the register no longer has is signed out everywhere at once."""
    run(
        "UPDATE session SET ended_at = ? "
        "WHERE ended_at IS NULL AND officer_id IN (SELECT id FROM staging.officer_ended)",
        (to_ms(now()),),
    )
