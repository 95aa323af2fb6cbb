"""Nothing lost: settings asserted on every connection, writers that wait, and a form that is one record however often it is sent."""

import multiprocessing
import sqlite3
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from peewee import IntegrityError

from klar.db import AlreadyDone, Once, Prepared, atomic, connect, db, now, once, slot, sqlite
from klar.migrations import migrate
from klar.models.installation import Installation
from klar.models.officer import Officer
from klar.models.once import Once as OnceRow
from klar.models.unit import Unit
from tests.engine import ON_POSTGRESQL, only_sqlite, place
from tests.listening import listening

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "secure_delete": 1,
    "trusted_schema": 0,
}


def asserted() -> dict[str, object]:
    return {name: db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}


@only_sqlite
@pytest.mark.usefixtures("empty")
def test_the_settings_hold_on_every_connection() -> None:
    found = [asserted()]
    thread = Thread(target=lambda: (found.append(asserted()), db.close()))
    thread.start()
    thread.join()
    db.close()
    found.append(asserted())
    assert found == [PRAGMAS] * 3


def test_also_on_the_keys(empty: Path) -> None:
    other = sqlite(empty / "keys.db")
    assert {name: other.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS} == PRAGMAS
    other.close()


@pytest.mark.usefixtures("empty")
def test_a_reference_to_nothing_is_refused() -> None:
    with pytest.raises(IntegrityError):
        Unit.create(number="1", kind="club", name="x", parent=99)


@pytest.mark.usefixtures("empty")
def test_a_write_takes_the_lock_when_it_begins() -> None:
    with listening() as said, atomic():
        Installation.create(name="a", value="1")
    assert said[0].upper().startswith("BEGIN; SELECT PG_ADVISORY_XACT_LOCK" if ON_POSTGRESQL else "BEGIN IMMEDIATE")


def write(path: str, mark: str, count: int) -> None:
    """Reads, then writes what it read plus one, in one transaction each time."""
    connect(path)
    for _ in range(count):
        with atomic():
            value = int(Installation.get_by_id("sum").value)
            Installation.update(value=str(value + 1)).where(Installation.name == "sum").execute()
            Installation.create(name=f"{mark}{value}", value="1")
    db.close()


def test_three_processes_wait_for_each_other(empty: Path) -> None:
    Installation.create(name="sum", value="0")
    db.close()
    fresh = multiprocessing.get_context("spawn")
    writers = [fresh.Process(target=write, args=(str(place(empty)), mark, 12)) for mark in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 3 and Installation.get_by_id("sum").value == "36"


@pytest.mark.usefixtures("empty")
def test_threads_wait_for_each_other() -> None:
    Installation.create(name="sum", value="0")
    failed: list[BaseException] = []

    def add(mark: int) -> None:
        try:
            for number in range(20):
                with atomic():
                    value = int(Installation.get_by_id("sum").value)
                    Installation.update(value=str(value + 1)).where(Installation.name == "sum").execute()
                    Installation.create(name=f"{mark}-{number}", value="1")
        except BaseException as error:
            failed.append(error)
        db.close()

    threads = [Thread(target=add, args=(mark,)) for mark in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and Installation.get_by_id("sum").value == "80"


@pytest.fixture
def form(empty: Path) -> Once:
    """A form that an officer is sending."""
    officer = Officer.create(number="1", name="Prøve")
    return Once("k" * 32, officer.id)


def send(form: Once, name: str) -> None:
    once.set(form)
    try:
        with atomic():
            Installation.create(name=name, value="1")
    finally:
        once.set(None)


def test_a_form_is_handled_once(form: Once) -> None:
    send(form, "first")
    with pytest.raises(AlreadyDone):
        send(form, "second")
    assert [row.name for row in Installation.select()] == ["first"]


def test_the_second_time_leads_where_the_first_did(form: Once) -> None:
    send(form, "first")
    OnceRow.update(location="/saker/1").where(OnceRow.key == form.key).execute()
    with pytest.raises(AlreadyDone) as found:
        send(form, "second")
    assert found.value.location == "/saker/1"


def test_a_form_that_failed_can_be_sent_again(form: Once) -> None:
    Installation.create(name="taken", value="1")
    with pytest.raises(IntegrityError):
        send(form, "taken")
    send(form, "first")
    assert OnceRow.select().count() == 1


def test_one_form_may_write_in_several_steps(form: Once) -> None:
    once.set(form)
    with atomic():
        Installation.create(name="a", value="1")
        with atomic():
            Installation.create(name="b", value="1")
    with atomic():
        Installation.create(name="c", value="1")
    once.set(None)
    assert Installation.select().count() == 3


def test_an_inner_step_that_fails_leaves_the_outer_whole(form: Once) -> None:
    with atomic():
        Installation.create(name="a", value="1")
        with pytest.raises(ZeroDivisionError), atomic():
            Installation.create(name="b", value="1")
            raise ZeroDivisionError
    assert [row.name for row in Installation.select()] == ["a"]


def named_like() -> Prepared:
    return Prepared(lambda: Officer.select(Officer.id, Officer.name).where(Officer.name == slot("name")).order_by(Officer.id))


@pytest.mark.usefixtures("empty")
def test_a_prepared_query_is_compiled_once() -> None:
    built: list[int] = []
    query = Prepared(lambda: built.append(1) or Officer.select(Officer.id).where(Officer.name == slot("name")))
    assert (query(name="a"), query(name="b"), built) == ([], [], [1])


@pytest.mark.usefixtures("empty")
def test_a_query_that_another_thread_is_still_compiling_has_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    query, found = named_like(), []
    numbered = db.obj.numbered
    monkeypatch.setattr(db.obj, "numbered", lambda *sql: sleep(0.2) or numbered(*sql))
    threads = [Thread(target=lambda: (found.append(query(name="a")), db.close())) for _ in range(3)]
    for thread in threads:
        thread.start()
        sleep(0.05)
    for thread in threads:
        thread.join()
    assert found == [[]] * 3


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("name", ["' OR 1=1 --", "Åse", "%", "", "?", "a;DROP TABLE officer"])
def test_what_fills_a_slot_is_a_value_and_never_sql(name: str) -> None:
    Officer.create(number="1", name=name)
    Officer.create(number="2", name="en annen")
    assert [row.name for row in named_like()(name=name)] == [name] and named_like().one(name="ingen") is None


@pytest.mark.usefixtures("empty")
def test_a_slot_left_empty_is_an_error() -> None:
    with pytest.raises(KeyError):
        named_like()()


@pytest.mark.usefixtures("empty")
def test_dates_and_moments_come_back_as_such() -> None:
    OnceRow.create(key="x", officer=Officer.create(number="1", name="A"), at=now())
    row = Prepared(lambda: OnceRow.select(OnceRow.at)).one()
    assert abs((now() - row.at).total_seconds()) < 5


def test_a_migrated_database_needs_nothing_more(empty: Path) -> None:
    assert migrate(connect(place(empty))) == []


@only_sqlite
def test_a_migrated_database_is_whole(empty: Path) -> None:
    assert sqlite3.connect(empty / "klar.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
