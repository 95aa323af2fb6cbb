"""The proportions of architecture.md. An exception stands here with its reason."""

import ast
from pathlib import Path
from statistics import median

from tests.shape.reading import each, Function, functions, length, lines, modules, named, templates, suite

LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
ROUTE = {"get", "post", "route"}


def code() -> list[Path]:
    return [path for path in modules() if lines(path)]


@each(modules())
def test_no_file_is_over_300_lines(path: Path) -> None:
    assert lines(path) <= 300 or named(path) in LONG_FILES


def test_the_median_file_is_at_most_60_lines() -> None:
    assert median(lines(path) for path in code()) <= 60


@each(modules())
def test_no_function_is_over_40_lines(path: Path) -> None:
    long = {f"{named(path)}:{f.name}": length(f) for f in functions(path) if length(f) > 40}
    assert {name: count for name, count in long.items() if name not in LONG_FUNCTIONS} == {}


def test_the_median_function_is_at_most_8_lines() -> None:
    assert median(length(f) for path in modules() for f in functions(path)) <= 8


def is_view(function: Function) -> bool:
    calls = [d.func for d in function.decorator_list if isinstance(d, ast.Call)]
    return any(isinstance(f, ast.Attribute) and f.attr in ROUTE for f in calls)


@each([p for p in modules() if "views" in p.parts])
def test_a_view_is_short_and_a_file_has_few(path: Path) -> None:
    views = [function for function in functions(path) if is_view(function)]
    assert {view.name: length(view) for view in views if length(view) > 30} == {}
    assert len(views) <= 12


def test_views_are_found() -> None:
    assert sum(is_view(f) for path in modules() for f in functions(path)) > 40


@each(templates())
def test_no_template_is_over_120_lines(path: Path) -> None:
    assert lines(path) <= 120


@each(suite())
def test_no_test_file_is_over_300_lines(path: Path) -> None:
    assert lines(path) <= 300


def test_the_median_test_is_at_most_8_lines() -> None:
    own = [length(f) for path in suite() for f in functions(path) if f.name.startswith("test_")]
    assert median(own) <= 8


def test_no_exception_has_outlived_its_reason() -> None:
    assert {named(path) for path in modules() if lines(path) > 300} >= LONG_FILES.keys()
    assert {f"{named(path)}:{f.name}" for path in modules() for f in functions(path) if length(f) > 40} >= LONG_FUNCTIONS.keys()
