"""The catalogues say what the code says: nothing forgotten, nothing left over, and nothing that does not fit where it goes."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from klar.i18n import OFFERED
from tests.shape.reading import ROOT
from tests.texts.words import template

CATALOGUES = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))
FILLED = re.compile(r"%\(\w+\)s|%[^( ]")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, path.parts[-3])


def test_northern_sami_is_begun_and_waits_for_a_proof_reader() -> None:
    known = {path.parts[-3]: read(path) for path in CATALOGUES}
    begun = [message for message in known["se"] if message.id and message.string and any([*message.string])]
    assert len(begun) > 30 and all(message.fuzzy for message in begun) and "se" not in OFFERED and {"nn", "en"} < {*OFFERED}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_it_has_the_words_of_the_code(path: Path) -> None:
    have, wanted = ({message.id for message in catalogue if message.id} for catalogue in (read(path), template()))
    assert (wanted - have, have - wanted) == (set(), set()), "run: make strings"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_is_filled_in_is_filled_in_there_too(path: Path) -> None:
    wrong = [m.id for m in read(path) if m.id and m.string and isinstance(m.id, str) and sorted(FILLED.findall(m.id)) != sorted(FILLED.findall(m.string))]
    assert wrong == []


def test_nothing_is_missing_in_what_is_offered() -> None:
    known = {path.parts[-3]: read(path) for path in CATALOGUES}
    missing = {code: [m.id for m in known[code] if m.id and not all(m.string if m.pluralizable else [m.string])] for code in OFFERED if code != "nb"}
    assert [code for code, texts in missing.items() if texts] == []


def test_no_text_is_marked_with_a_value_already_in_it() -> None:
    """An f-string would never be found in a catalogue."""
    found = [p.name for p in (ROOT / "klar").rglob("*.py") if re.search(r"\b(_|_l|_n)\(f[\"']", p.read_text())]
    assert found == []
