"""The ASVS map answers every requirement, and each test it names is there."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = tomllib.loads((Path(__file__).parent / "map.toml").read_text())
ANSWERS: dict[str, str] = MAP["answers"]
REQUIREMENTS = [f"{section}.{number}" for section, count in MAP["sections"].items() for number in range(1, count + 1)]
KINDS = ("not here: ", "design: ", "operator: ", "open: ")
NAMED = sorted({name for answer in ANSWERS.values() if answer.startswith("tests/") for name in answer.split()})


def answer(requirement: str) -> str | None:
    """The requirement's own answer, else its section's, else its chapter's."""
    chapter, section, _number = requirement.split(".")
    return ANSWERS.get(requirement) or ANSWERS.get(f"{chapter}.{section}") or ANSWERS.get(chapter)


def test_version_5_has_345_requirements() -> None:
    assert len(REQUIREMENTS) == 345


def test_every_requirement_has_an_answer() -> None:
    assert [requirement for requirement in REQUIREMENTS if not answer(requirement)] == []


def test_no_answer_is_to_what_nobody_asked() -> None:
    parts = {".".join(requirement.split(".")[:depth]) for requirement in REQUIREMENTS for depth in (1, 2, 3)}
    assert ANSWERS.keys() - parts == set()


def test_an_answer_is_a_test_or_a_reason() -> None:
    assert [at for at, said in ANSWERS.items() if not said.startswith(("tests/", *KINDS)) or len(said) < 15] == []


@pytest.mark.parametrize("name", NAMED)
def test_a_named_test_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    source = (ROOT / path).read_text()
    assert re.search(rf"^def {function}\b" if function else r"^def test_", source, re.MULTILINE)


def test_most_of_what_concerns_klar_is_shown() -> None:
    kinds = Counter(answer(requirement).split(":")[0].split("/")[0] for requirement in REQUIREMENTS)
    assert kinds["tests"] > 100 and kinds["open"] < 40, kinds
