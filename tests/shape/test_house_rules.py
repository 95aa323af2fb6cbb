"""Conventions that matter. An exception stands here with its reason."""

import ast
import re
from pathlib import Path

from tests.shape.reading import each, KLAR, ROOT, functions, modules, named, templates, suite, tree

SOURCE = [*modules(), *sorted((KLAR / "static").glob("*.js")), *sorted((KLAR / "static").glob("*.css")), *templates()]
LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|breakpoint\(|console\.log|debugger;")
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "stuff", "base_utils"}
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "jsdelivr" + ".net", "unpkg" + ".com", "cdnjs" + ".com")

# Where text is called safe: each made of our own words alone.
SAFE = {
    "klar/templates/guiding/digits.html": "attributes of a field, without any value",
    "klar/templates/guiding/number.html": "the same",
    "klar/templates/members/find.html": "attributes of htmx, without any value",
    "klar/templates/cases/mine.html": "attributes of htmx, without any value",
    "klar/templates/wizard/member.html": "attributes of htmx; the one value is the address of the route",
    "klar/templates/wizard/text.html": "attributes of htmx; the one value is an address made by url_for",
    "klar/templates/wizard/line.html": "attributes of htmx; the one value is an address made by url_for",
}
MARKUP = {"klar/web.py": "the hidden fields of forms: random hexadecimal and a signed token"}
# Reads of a guarded model past the rules, and why that is right.
SELECTS: dict[str, str] = {}
GUARDED = {"Case", "Entry", "Deadline", "Trigger", "Handover", "Participant", "Party", "Consent", "Document", "Task", "Draft", "Member"}
SELECTING = {"select", "get", "get_or_none", "get_by_id"}


@each(SOURCE)
def test_nothing_is_left_over(path: Path) -> None:
    assert LEFT_OVER.findall(path.read_text()) == []


@each([*modules(), *suite()])
def test_nothing_is_printed(path: Path) -> None:
    calls = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "print"]
    assert not calls or named(path).startswith(PRINTERS)


PRINTERS = ("tests/bench/", "tests/drill/__main__.py", "tests/browser/chromium.py", "tests/browser/webkit/program.py")  # commands: they print what they are asked for


@each([*modules(), *suite()])
def test_a_file_is_named_for_what_is_in_it(path: Path) -> None:
    assert not {*path.relative_to(ROOT).with_suffix("").parts} & VAGUE


@each(modules())
def test_every_function_says_what_it_returns(path: Path) -> None:
    assert [f"{named(path)}:{f.lineno} {f.name}" for f in functions(path) if f.returns is None and f.name != "__init__"] == []


@each([*SOURCE, *suite(), *ROOT.glob("requirements/*.txt"), ROOT / "pyproject.toml", ROOT / "Makefile"])
def test_no_package_registry_is_named(path: Path) -> None:
    assert [host for host in REGISTRIES if host in path.read_text()] == []


@each(templates())
def test_typed_text_is_shown_as_text(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\|\s*safe\b", text) or named(path) in SAFE
    assert not re.search(r"autoescape\s+false", text)


@each(modules())
def test_markup_is_made_in_one_place(path: Path) -> None:
    assert "Markup(" not in path.read_text() or named(path) in MARKUP


def test_exceptions_are_still_needed() -> None:
    assert all("|safe" in (ROOT / name).read_text() for name in SAFE)
    assert all("Markup(" in (ROOT / name).read_text() for name in MARKUP)


def selected(path: Path) -> list[str]:
    """Guarded models that the file reads without the rules."""
    return [
        f"{node.func.value.id}.{node.func.attr}:{node.lineno}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SELECTING
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in GUARDED
    ]


@each([p for p in modules() if {"views", "wizards"} & {*p.parts}])
def test_a_page_reads_what_is_guarded_by_the_rules_only(path: Path) -> None:
    assert selected(path) == [] or named(path) in SELECTS


def test_the_watch_on_selects_sees_them() -> None:
    assert len(selected(KLAR / "access" / "clauses.py")) > 5
