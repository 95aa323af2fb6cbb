import ast
from pathlib import Path

import pytest

from klar.audit import EVENTS, UndeclaredEvent, record, verify
from klar.db import atomic, db
from klar.models.audit_event import AuditEvent
from tests.conftest import World
from tests.shape.reading import modules, tree

pytestmark = pytest.mark.usefixtures("empty")


def test_an_event_nobody_declared_is_refused() -> None:
    with atomic(), pytest.raises(UndeclaredEvent, match="case.lost"):
        record("case.lost", officer=None)


@pytest.mark.parametrize("fields", [{}, {"status": "x", "more": 1}, {"statuss": "x"}])
def test_the_fields_are_exactly_the_declared_ones(fields: dict) -> None:
    with atomic(), pytest.raises(UndeclaredEvent, match="case.status_set"):
        record("case.status_set", officer=None, **fields)


def test_an_event_belongs_to_a_change() -> None:
    with pytest.raises(RuntimeError):
        record("session.ended", officer=None)
    assert AuditEvent.select().count() == 0


def test_a_change_that_fails_leaves_no_event() -> None:
    with pytest.raises(ZeroDivisionError), atomic():
        record("session.ended", officer=None, subject=1 // 0)
    with pytest.raises(ZeroDivisionError), atomic():
        record("session.ended", officer=None)
        raise ZeroDivisionError
    assert verify() == (0, None)


def recorded() -> set[str]:
    """The events that the code names when it records."""
    calls = [n for path in modules() for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    named = {word.value for call in calls for word in call.args if isinstance(word, ast.Constant) and word.value in EVENTS}
    return named


def test_every_declared_event_is_recorded_somewhere() -> None:
    assert EVENTS.keys() - recorded() == set()


def records(path: Path) -> bool:
    """Whether the file imports record() from outside the package it stands in."""
    imports = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.module == "klar.audit"]
    return "record" in {name.name for node in imports for name in node.names}


def test_recording_is_done_in_actions_only() -> None:
    """And in nothing a person can reach past them."""
    rooms = {path.parts[path.parts.index("klar") + 1] for path in modules() if records(path)}
    assert rooms == {"actions"}


WORDS = ("title", "text", "name", "phone", "reason", "note", "email", "story")


def test_no_event_has_room_for_what_a_case_says() -> None:
    assert {field for fields in EVENTS.values() for field in fields} & set(WORDS) == set()


def test_nothing_in_the_record_of_a_lived_in_world_is_free_text(world: World) -> None:
    long = [row.data for row in AuditEvent.select() if len(row.data) > 200 or " " in row.data]
    assert AuditEvent.select().count() > 50 and long == [] and db.in_transaction() is False
