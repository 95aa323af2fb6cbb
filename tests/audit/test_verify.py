"""Whoever alters the record is found: 10,000 edits, insertions, deletions, exchanges and cuts, and those who have the key too."""

import os
from collections.abc import Callable, Iterator
from random import Random

import pytest

from klar.audit import Checkpoint, checkpoint_lines, link, public_key, read_checkpoints, record, take_checkpoint, verify
from klar.crypto import keys
from klar.db import atomic, connect, db, sqlite
from klar.migrations import migrate
from tests.engine import ON_POSTGRESQL, only_sqlite, place

ROWS, TAMPERINGS = 60, 2000
COLUMNS = ("at", "name", "officer_id", "subject", "rule", "data", "chain")
ROW = f"id, {', '.join(COLUMNS)}"


@pytest.fixture(scope="module", autouse=True)
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Checkpoint]]:
    """A record of ROWS events with a checkpoint after every twenty: what the checkpoints saw."""
    folder, share = tmp_path_factory.mktemp("audit"), tmp_path_factory.mktemp("share")
    migrate(connect(place(folder)))
    keys.open(sqlite(folder / "keys.db"), os.urandom(32))
    for number in range(ROWS):
        with atomic():
            record("case.noted", officer=None, subject=number, rule="handler", entry=number, kind="note")
        if number % 20 == 19:
            take_checkpoint(share)
    db.execute_sql("SET session_replication_role = replica" if ON_POSTGRESQL else "PRAGMA foreign_keys = 0")
    yield read_checkpoints(checkpoint_lines(share), public_key())[0]
    db.close()


class Undo(Exception):
    """Puts everything back."""


def run(sql: str, *params: object) -> None:
    assert db.execute_sql(sql, params).rowcount > 0


def found(tamper: Callable[[Random], None], chance: Random, seen: list[Checkpoint]) -> bool:
    """Whether verify() finds what was done to the record, which then is as before."""
    broken = None
    try:
        with db.atomic():
            tamper(chance)
            broken = verify(seen)[1]
            raise Undo
    except Undo:
        return broken is not None


def test_as_written_it_holds(seen: list[Checkpoint]) -> None:
    assert verify(seen) == (ROWS, None) and [checkpoint.last for checkpoint in seen] == [20, 40, 60]


def other(value: object, chance: Random) -> object:
    """Something else of the same kind."""
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ (1 << chance.randrange(8))]) + value[place + 1 :]
    return (value or 0) + chance.choice((-1, 1)) if isinstance(value, int | None) else value + chance.choice(" x0}")


def edited(chance: Random) -> None:
    row, column = chance.randint(1, ROWS), chance.choice(COLUMNS)
    value = db.execute_sql(f"SELECT {column} FROM audit_event WHERE id = ?", (row,)).fetchone()[0]
    run(f"UPDATE audit_event SET {column} = ? WHERE id = ?", other(value, chance), row)


def moved(after: int, by: int) -> None:
    """All events after this one get ids that are `by` more."""
    db.execute_sql("UPDATE audit_event SET id = -id WHERE id > ?", (after,))
    db.execute_sql("UPDATE audit_event SET id = -id + ? WHERE id < 0", (by,))


def inserted(chance: Random) -> None:
    """A copy of another, anywhere: before the first, between two moved apart, right after the last or further on."""
    place, copied = chance.randint(0, ROWS + 3), chance.randint(1, ROWS)
    values = db.execute_sql(f"SELECT {ROW} FROM audit_event WHERE id = ?", (copied,)).fetchone()[1:]
    if 0 < place <= ROWS:
        moved(place - 1, 1)
    run(f"INSERT INTO audit_event ({ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", place, *values)


def deleted(chance: Random) -> None:
    """One, with the rest as they are or moved up."""
    row = chance.randint(1, ROWS)
    run("DELETE FROM audit_event WHERE id = ?", row)
    if chance.random() < 0.5:
        moved(row, -1)


def exchanged(chance: Random) -> None:
    one, two = chance.sample(range(1, ROWS + 1), 2)
    kept = COLUMNS if chance.random() < 0.5 else COLUMNS[:-1]
    swap = ", ".join(f"{c} = (SELECT b.{c} FROM audit_event b WHERE b.id = {one + two} - audit_event.id)" for c in kept)
    run(f"UPDATE audit_event SET {swap} WHERE id IN ({one}, {two})")


def cut(chance: Random) -> None:
    run("DELETE FROM audit_event WHERE id > ?", chance.randrange(ROWS))


@pytest.mark.parametrize("tamper", [edited, inserted, deleted, exchanged, cut])
def test_it_is_found(tamper: Callable[[Random], None], seen: list[Checkpoint]) -> None:
    missed = [seed for seed in range(TAMPERINGS) if not found(tamper, Random(seed), seen)]
    assert missed == [] and verify(seen) == (ROWS, None)


@pytest.mark.parametrize("left", [0, 1, ROWS - 1])
def test_a_cut_end_shows_by_the_checkpoints_alone(left: int, seen: list[Checkpoint]) -> None:
    def tamper(_chance: Random) -> None:
        run("DELETE FROM audit_event WHERE id > ?", left)

    assert found(tamper, Random(), seen) and not found(tamper, Random(), [])


def rewritten(chance: Random) -> None:
    """One edited, and the whole chain made anew with the right key."""
    run("UPDATE audit_event SET subject = subject + 1 WHERE id = ?", chance.randint(1, ROWS))
    previous = b"\0" * 32
    for row in db.execute_sql(f"SELECT {ROW} FROM audit_event ORDER BY id").fetchall():
        previous = link(previous, row[:-1])
        db.execute_sql("UPDATE audit_event SET chain = ? WHERE id = ?", (previous, row[0]))


def test_what_is_written_anew_with_the_key_is_found(seen: list[Checkpoint]) -> None:
    assert all(found(rewritten, Random(seed), seen) for seed in range(100)) and not found(rewritten, Random(1), [])


def test_what_is_chained_with_another_key_is_found(seen: list[Checkpoint]) -> None:
    last = db.execute_sql("SELECT chain FROM audit_event WHERE id = ?", (ROWS,)).fetchone()[0]
    right, row = keys._keys, (ROWS + 1, 1, "case.read", None, 1, "", "{}")
    keys.open(sqlite(":memory:"), os.urandom(32))
    forged = link(last, row)
    keys._keys = right
    assert found(lambda _: run(f"INSERT INTO audit_event ({ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row, forged), Random(), seen)


@only_sqlite  # a server's columns have one kind of value
@pytest.mark.parametrize("value", ["'x'", "7", "x'00'", "zeroblob(32)"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_value_of_another_kind_is_found(column: str, value: str, seen: list[Checkpoint]) -> None:
    assert found(lambda _: run(f"UPDATE audit_event SET {column} = {value} WHERE id = 30"), Random(), seen)
