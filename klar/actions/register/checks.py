"""What one record alone cannot show: numbers used twice, references that lead nowhere, a unit tree that does not hold.

A rejected record leaves what Klar already has about it as it was. So a record may point to a rejected one that Klar knows
from before; pointing to a rejected one that is new, it is rejected too.
"""

from klar.actions.register.sql import insert, run, words
from klar.actions.register.tables import TABLES, Reference, Table
from klar.actions.register.tree import Place, faults
from klar.integrations.register.records import ROLES



def check() -> None:
    """Moves every record that does not hold from its table to staging.rejected, parents before what hangs on them."""
    for table in TABLES:
        _reject_repeated(table)
        if table.name == "unit":
            _reject_in_tree()
        else:
            for reference in table.references:
                _reject_unknown(table, reference)
                if reference.kind:
                    _reject_wrong_kind(table, reference)
        if table.name == "mandate":
            _reject_misplaced_roles(table)


def _reject(table: Table, condition: str, reason: str) -> None:
    """`condition` and `reason` are SQL over the staged row `s`."""
    run(
        f"INSERT INTO staging.rejected SELECT s.line, '{table.name}', s.number, {reason} "
        f"FROM staging.{table.name} s WHERE {condition}"
    )
    _drop_rejected(table)


def _drop_rejected(table: Table) -> None:
    run(
        f"DELETE FROM staging.{table.name} WHERE line IN (SELECT line FROM staging.rejected WHERE type = '{table.name}')"
    )


def _reject_repeated(table: Table) -> None:
    repeated = f"SELECT number FROM staging.{table.name} GROUP BY number HAVING count(*) > 1"
    joined = words()["joined"].format("o.line", "', '", "o.line")
    lines = f"(SELECT {joined} FROM staging.{table.name} o WHERE o.number = s.number)"
    _reject(
        table,
        f"s.number IN ({repeated})",
        f"'Nummeret «' || s.number || '» står på flere linjer: ' || {lines} || '. La én av dem stå.'",
    )


def _reject_unknown(table: Table, reference: Reference) -> None:
    field, target = f"s.{reference.field}", reference.table
    _reject(
        table,
        f"{field} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staging.{target} t WHERE t.number = {field}) "
        f"AND NOT EXISTS ({_kept(target, field)})",
        f"'Feltet «{reference.field}» viser til {target} «' || {field} || '», som ' || {_absent(target, field)}",
    )


def _kept(target: str, number: str) -> str:
    return (
        f"SELECT 1 FROM staging.rejected r JOIN {target} m ON m.number = r.number "
        f"WHERE r.type = '{target}' AND r.number = {number}"
    )


def _absent(target: str, number: str) -> str:
    line = f"(SELECT min(r.line) FROM staging.rejected r WHERE r.type = '{target}' AND r.number = {number})"
    return f"coalesce('ble avvist i linje ' || {line} || '. Rett den linjen.', 'ikke finnes i filen. Legg den til.')"


def _kind(unit: str) -> str:
    """The unit's kind in the file, else in Klar."""
    found = [f"(SELECT kind FROM {units} u WHERE u.number = {unit})" for units in ("staging.unit", "unit")]
    return f"coalesce({', '.join(found)})"


def _reject_wrong_kind(table: Table, reference: Reference) -> None:
    field = f"s.{reference.field}"
    _reject(
        table,
        f"{field} IS NOT NULL AND {_kind(field)} <> '{reference.kind}'",
        f"'Feltet «{reference.field}» viser til «' || {field} || '», som er ' || {_kind(field)} "
        f"|| '. Det skal være {reference.kind}.'",
    )


def _reject_misplaced_roles(table: Table) -> None:
    places = ", ".join(f"('{role}', '{kind}')" for role, kinds in ROLES.items() for kind in kinds)
    _reject(
        table,
        f"(s.role, {_kind('s.unit')}) NOT IN (VALUES {places})",
        f"'Rollen «' || s.role || '» hører ikke til i en ' || {_kind('s.unit')} || '. Rett «role» eller «unit».'",
    )


def _reject_in_tree() -> None:
    rows = run("SELECT number, line, kind, parent FROM staging.unit").fetchall()
    units = {number: Place(line, kind, parent) for number, line, kind, parent in rows}
    live = run("SELECT number, kind FROM unit").fetchall()
    gone = run("SELECT number, min(line) FROM staging.rejected WHERE type = 'unit' GROUP BY number").fetchall()
    found = faults(units, dict(gone), dict(live))
    insert("rejected", [(units[number].line, "unit", number, reason) for number, reason in found.items()])
    _drop_rejected(TABLES[0])
