"""Imports go down, never up, never in circles, never late."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.shape.reading import each, KLAR, dotted, functions, modules, named, tree

# Top to bottom; names on one line are one layer and do not see each other.
LAYERS = """
cli
walking
demo_world practice_world
upkeep
web views jobs
wizards
actions
search wizard documents notify
access
audit
installation
migrations models integrations papers
case_types lessons
late_post forms deadlines files
crypto htmx templating
db
config i18n assets phone fold few lix plots cookies logs metrics recorded
""".split("\n")[1:-1]
DEPTH = {name: depth for depth, layer in enumerate(LAYERS) for name in layer.split()}
MODULES = modules()


def room(module: str) -> str:
    """klar.views.home -> views; klar itself is «»."""
    return (module.split(".") + ["", ""])[1]


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Every module of klar that the file imports, with the line."""
    known = {dotted(other) for other in MODULES}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name.split(".")[0] == "klar")
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno} imports by dots"
            if node.module and node.module.split(".")[0] == "klar":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield (inner if inner in known else node.module), node.lineno


@each(MODULES)
def test_imports_go_down(path: Path) -> None:
    here = room(dotted(path))
    up = [
        f"{named(path)}:{line} imports {module}"
        for module, line in imported(path)
        if here and room(module) != here and DEPTH[room(module)] <= DEPTH[here]
    ]
    assert up == []


def test_every_room_has_its_place() -> None:
    assert {room(dotted(path)) for path in MODULES} - {""} <= DEPTH.keys()


@each(MODULES)
def test_nobody_imports_klar_itself(path: Path) -> None:
    assert [line for module, line in imported(path) if module == "klar"] == []


@each(MODULES)
def test_no_import_is_late(path: Path) -> None:
    inside = [node for function in functions(path) for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [f"{named(path)}:{node.lineno}" for node in inside] == []


def graph() -> dict[str, set[str]]:
    return {dotted(path): {module for module, _line in imported(path)} - {dotted(path)} for path in MODULES}


def circle(links: dict[str, set[str]]) -> list[str]:
    """The modules of one circle, or none."""
    done: set[str] = set()

    def walk(module: str, trail: list[str]) -> list[str]:
        if module in trail:
            return [*trail[trail.index(module) :], module]
        if module in done:
            return []
        found = next((c for other in sorted(links.get(module, ())) if (c := walk(other, [*trail, module]))), [])
        done.add(module)
        return found

    return next((found for module in sorted(links) if (found := walk(module, []))), [])


def test_no_circles() -> None:
    assert circle(graph()) == []


def test_a_circle_would_be_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]


def test_an_integration_knows_no_model() -> None:
    """One outside system a file; plain data comes out."""
    outside = [path for path in MODULES if room(dotted(path)) == "integrations"]
    assert outside and not [named(path) for path in outside for module, _ in imported(path) if room(module) == "models"]


def test_wizard_and_deadlines_know_no_domain() -> None:
    pure = [KLAR / "wizard.py", *(KLAR / "deadlines").rglob("*.py")]
    known = {room(module) for path in pure for module, _line in imported(path)}
    assert known <= {"forms", "deadlines", "i18n"}
