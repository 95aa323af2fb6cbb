"""Calendar dates only, and nothing from the rest of the house but its words."""

import ast
from datetime import datetime
from pathlib import Path

import pytest

import klar.deadlines
from klar.deadlines import compute

HOME = Path(klar.deadlines.__file__).parent
FILES = sorted(HOME.rglob("*.py"))
by_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOME)))


def imports(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module, name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            yield from ((name.name, None) for name in node.names)


def test_the_package_is_read():
    assert len(FILES) > 10


@by_file
def test_only_the_standard_library_and_the_words(file):
    outside = {"calendar", "collections.abc", "dataclasses", "datetime", "functools", "itertools", "klar.i18n"}
    assert all(module in outside or module.startswith("klar.deadlines") for module, _ in imports(file))


@by_file
def test_no_time_of_day_no_zone_no_clock(file):
    assert all(name in ("date", "timedelta") for module, name in imports(file) if module == "datetime")
    called = {node.attr for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Attribute)}
    assert not called & {"today", "now", "datetime", "timezone", "utcnow", "tzinfo"}


def test_a_time_of_day_is_refused():
    with pytest.raises(TypeError):
        compute("pay_due", datetime(2026, 11, 3, 12))
