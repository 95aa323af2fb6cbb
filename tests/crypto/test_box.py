import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klar.crypto import Box, Unreadable, fingerprint, keys, token
from klar.db import sqlite
from klar.models import sealed

KEY = bytes(range(32))
PLACE = "case:14"


def box() -> Box:
    return Box(KEY, 1)


@given(st.text())
def test_what_is_sealed_opens_again(text: str) -> None:
    assert box().open(PLACE, box().seal(PLACE, text)) == text


def test_sealing_twice_looks_different() -> None:
    assert box().seal(PLACE, "hei") != box().seal(PLACE, "hei")


def test_nothing_sealed_is_no_text() -> None:
    assert (box().open(PLACE, b""), box().open(PLACE, None)) == ("", "")


@pytest.mark.parametrize("elsewhere", ["case:15", "entry:14", "case:1", "case:14 ", "CASE:14", ""])
def test_moved_elsewhere_it_does_not_open(elsewhere: str) -> None:
    with pytest.raises(Unreadable):
        box().open(elsewhere, box().seal(PLACE, "hei"))


def test_under_another_version_of_the_key_it_does_not_open() -> None:
    with pytest.raises(Unreadable):
        Box(KEY, 2).open(PLACE, box().seal(PLACE, "hei"))


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(Unreadable):
        Box(os.urandom(32), 1).open(PLACE, box().seal(PLACE, "hei"))


def test_no_bit_can_be_turned() -> None:
    right = box().seal(PLACE, "hei")
    for bit in range(len(right) * 8):
        wrong = bytearray(right)
        wrong[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Unreadable):
            box().open(PLACE, bytes(wrong))


@pytest.mark.parametrize("length", [1, 11, 12, 13, 27])
def test_a_cut_value_does_not_open(length: int) -> None:
    with pytest.raises(Unreadable):
        box().open(PLACE, box().seal(PLACE, "hei")[:length])


@pytest.fixture
def safe(tmp_path: Path) -> Iterator[Path]:
    """A key database of its own; the path it stands at."""
    keys.open(sqlite(tmp_path / "keys.db"), KEY)
    yield tmp_path / "keys.db"
    keys.database.close()


@pytest.mark.usefixtures("safe")
def test_a_key_seals_and_opens() -> None:
    name = keys.create()
    assert keys.box(name).open(PLACE, keys.box(name).seal(PLACE, "hei")) == "hei"


@pytest.mark.usefixtures("safe")
def test_what_a_destroyed_key_sealed_is_gone() -> None:
    name = keys.create()
    box_of_it = keys.box(name)
    keys.destroy(name)
    assert keys.unlock([name]) == {} and isinstance(box_of_it, Box)
    with pytest.raises(KeyError):
        keys.box(name)


def test_a_destroyed_key_leaves_no_bytes_behind(safe: Path) -> None:
    name = keys.create()
    wrapped = bytes(keys.database.execute_sql("SELECT wrapped FROM data_key WHERE id = ?", (name,)).fetchone()[0])
    keys.destroy(name)
    keys.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert wrapped not in safe.read_bytes()


def test_another_master_key_opens_none(safe: Path) -> None:
    keys.create()
    with pytest.raises(Unreadable):
        keys.open(sqlite(safe), os.urandom(32))


@pytest.mark.usefixtures("safe")
def test_one_key_cannot_take_anothers_place() -> None:
    mine, other = keys.create(), keys.create()
    keys.database.execute_sql("UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE id = ?) WHERE id = ?", (other, mine))
    with pytest.raises(Unreadable):
        keys.box(mine)


@pytest.mark.usefixtures("safe")
def test_many_are_unlocked_in_one_question() -> None:
    names = [keys.create() for _ in range(20)]
    said: list[str] = []
    keys.database.connection().set_trace_callback(said.append)
    assert set(keys.unlock([*names, *names, "unknown"])) == set(names)
    keys.database.connection().set_trace_callback(None)
    assert len(said) == 1 and keys.unlock([]) == {}


@pytest.mark.usefixtures("safe")
def test_no_purpose_tells_of_another() -> None:
    made = {keys.derive(purpose) for purpose in ("wrap", "audit", "cookies")}
    assert len(made) == 3 and KEY not in made and all(len(key) == 32 for key in made)


def test_a_token_is_long_and_only_its_fingerprint_is_kept() -> None:
    one, two = token(), token()
    assert one != two and len(one) == 64
    assert fingerprint(one) == fingerprint(one) != fingerprint(two) and one.encode() not in fingerprint(one)


class Row:
    """Something with a sealed field."""

    def __init__(self, number: int, text: bytes):
        self.id, self.sealed = number, text


@pytest.mark.parametrize(("table", "number"), [("task", 3), ("entry", 4)])
def test_a_sealed_field_belongs_to_its_row(table: str, number: int) -> None:
    text = box().seal("entry:3", '{"text": "hei"}')
    assert sealed.get(box(), "entry", Row(3, text)) == {"text": "hei"}
    with pytest.raises(Unreadable):
        sealed.get(box(), table, Row(number, text))


def test_without_its_key_a_field_is_empty() -> None:
    assert sealed.get(None, "entry", Row(3, b"x")) == {}
