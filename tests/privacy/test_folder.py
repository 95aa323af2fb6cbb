"""The privacy folder is true to the code, as far as the code can say."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import klar.models
from klar.actions.session import CODE_LIVES
from klar.db import Table
from klar.models.person import IDLE, LONGEST

ROOT = Path(__file__).parents[2]
PAGES = {path.name[0]: path.read_text() for path in (ROOT / "klar/privacy").glob("*.md")}


def tables() -> set[str]:
    for module in walk_packages(klar.models.__path__, "klar.models."):
        import_module(module.name)
    return {model._meta.table_name for model in Table.__subclasses__() if model.__module__.startswith("klar.")}


def test_every_table_is_told_of() -> None:
    told = re.findall(r"`([a-z_]+)`", "".join(line for line in PAGES["1"].splitlines() if line.startswith("| `")))
    assert sorted(told) == sorted(tables())


def test_what_is_said_to_be_sealed_has_a_sealed_column() -> None:
    sealed = {model._meta.table_name for model in Table.__subclasses__() if "sealed" in model._meta.fields}
    told = {name for line in PAGES["1"].splitlines() if line.startswith("| `") and not line.endswith("| nei |") for name in re.findall(r"`([a-z_]+)`", line)}
    assert told == sealed & tables()


def test_the_tests_it_points_to_are_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`", PAGES["3"])
    assert len(named) > 9 and all((ROOT / name).exists() for name in named)


def test_times_are_those_of_the_code() -> None:
    minutes, hours, days = IDLE.seconds // 60, LONGEST.seconds // 3600, CODE_LIVES.days
    assert f"{minutes} minutter uten bruk, {hours} timer i alt" in PAGES["4"] and f"| Engangskode | {days} dager |" in PAGES["4"]


def test_each_is_one_page_and_can_be_signed() -> None:
    assert [name for name, text in PAGES.items() if len(text) > 4500 or ("underskrift" not in text and name != "3")] == []
