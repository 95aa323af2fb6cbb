"""Writes the changes found, inside the caller's transaction, parents before what hangs on them."""

from collections.abc import Callable
from datetime import timedelta

from klar.actions.register.tables import TABLES, Table
from klar.db import db, now, to_ms, today


def write(step: Callable[[], None]) -> None:
    """`step` is called after each table."""
    for table in TABLES:
        _write_changed(table)
        _end_missing(table)
        step()
    _end_stand_ins()
    _write_places()
    _sign_out()


def _write_changed(table: Table) -> None:
    linked = [reference for reference in table.references if reference.stored and reference.table != table.name]
    source = {column: f"s.{column}" for column in ("number", *table.columns)}
    source |= {f"{reference.field}_id": f"{reference.field}_row.id" for reference in linked}
    source |= dict(table.computed) | {"digest": "s.digest"}
    joins = " ".join(f"LEFT JOIN main.{r.table} {r.field}_row ON {r.field}_row.number = s.{r.field}" for r in linked)
    updates = ", ".join(f"{column} = excluded.{column}" for column in source if column != "number")
    source |= dict(table.first)
    db.execute_sql(
        f"INSERT INTO main.{table.name} ({', '.join(source)}) SELECT {', '.join(source.values())} "
        f"FROM staging.{table.name}_changed c CROSS JOIN staging.{table.name} s ON s.line = c.line {joins} "
        f"WHERE true ORDER BY c.rowid ON CONFLICT (number) DO UPDATE SET {updates}"
    )
    if table.name == "unit":
        _write_parents()


def _write_parents() -> None:
    """After every unit has its id: a parent may come later in the file than its child."""
    db.execute_sql(
        "UPDATE main.unit SET parent_id = p.id FROM staging.unit_changed c JOIN staging.unit s ON s.line = c.line "
        "LEFT JOIN main.unit p ON p.number = s.parent WHERE unit.number = s.number"
    )


def _write_places() -> None:
    """Where each member works, as words to search for. A job that begins later is found already; the card shows the date."""
    places = (
        "(SELECT coalesce(group_concat(w.terms, ''), '') FROM main.employment e JOIN main.workplace w ON w.id = e.workplace_id "
        "WHERE e.member_id = member.id AND (e.to_on IS NULL OR e.to_on >= ?1))"
    )
    db.execute_sql(f"UPDATE main.member SET places = {places} WHERE places IS NOT {places}", (today().isoformat(),))


def _end_missing(table: Table) -> None:
    days = {":today": today().isoformat(), ":yesterday": (today() - timedelta(days=1)).isoformat()}
    ending = table.ending
    for name, day in days.items():
        ending = ending.replace(name, f"'{day}'")
    db.execute_sql(
        f"UPDATE main.{table.name} SET {ending}, digest = '' WHERE id IN (SELECT id FROM staging.{table.name}_ended)"
    )


def _end_stand_ins() -> None:
    """Whoever stands in does so no longer than the one replaced, and the substitute, are in place themselves."""
    last = "min(coalesce(to_on, '9999-12-31'), coalesce(date(suspended_on, '-1 day'), '9999-12-31'))"
    replaced = f"SELECT {last} FROM main.mandate WHERE id = d.stands_for_id AND role = d.role AND unit_id = d.unit_id AND from_on <= ?1"
    own = (
        f"SELECT max({last}) FROM main.mandate WHERE officer_id = d.officer_id AND unit_id = d.unit_id "
        "AND role = 'club_substitute' AND from_on <= ?1"
    )
    db.execute_sql(
        "UPDATE main.mandate SET to_on = max(l.day, ?2) FROM (SELECT d.id, "
        f"min(coalesce(({replaced}), ''), coalesce(({own}), '')) AS day FROM main.mandate d WHERE d.stands_for_id IS NOT NULL) l "
        "WHERE mandate.id = l.id AND mandate.to_on >= ?1 AND mandate.to_on > l.day",
        (today().isoformat(), (today() - timedelta(days=1)).isoformat()),
    )


def _sign_out() -> None:
    """An officer the register no longer has is signed out everywhere at once."""
    db.execute_sql(
        "UPDATE main.session SET ended_at = ? "
        "WHERE ended_at IS NULL AND officer_id IN (SELECT id FROM staging.officer_ended)",
        (to_ms(now()),),
    )
