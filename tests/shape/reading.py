"""The code as text and as syntax trees, read once."""

import ast
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
KLAR = ROOT / "klar"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def modules() -> list[Path]:
    return sorted(KLAR.rglob("*.py"))


def suite() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


def templates() -> list[Path]:
    return sorted((KLAR / "templates").rglob("*.html"))


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def dotted(path: Path) -> str:
    """klar/views/home.py -> klar.views.home; a package is its __init__."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def length(function: Function) -> int:
    """Lines from the first decorator to the end, the docstring not counted."""
    first = min([function.lineno, *(d.lineno for d in function.decorator_list)])
    doc = function.body[0] if ast.get_docstring(function) is not None else None
    return function.end_lineno - first + 1 - (doc.end_lineno - doc.lineno + 1 if doc else 0)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def each(paths: Iterable[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """One test of a check on every file, which names all those that fail."""

    def wrap(check: Callable[[Path], None]) -> Callable[[], None]:
        def test() -> None:
            wrong = []
            for path in paths:
                try:
                    check(path)
                except AssertionError as error:
                    wrong.append(f"{named(path)}: {error}")
            assert wrong == [], "\n".join(wrong)

        test.__name__ = check.__name__
        return test

    return wrap
