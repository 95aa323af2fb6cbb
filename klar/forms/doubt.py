"""«Trenger du å skrive dette?»: whether a text holds what a case seldom needs. Asked, never refused, and never kept or logged."""

import re
from collections.abc import Callable, Iterable

from klar.fold import fold
from klar.forms.doubt_words import DIAGNOSES, NO_NAMES

ELEVEN = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
NAMES = re.compile(r"(?:[A-ZÆØÅÁČĐŊŠŦŽÄÖ][\w’'-]+[ \t]+)+[A-ZÆØÅÁČĐŊŠŦŽÄÖ][\w’'-]+")


def doubtful(text: str, known: Callable[[], Iterable[str]]) -> bool:
    """Eleven digits, a word for an illness, or somebody's full name. `known` gives the names that may stand there; asked only when needed."""
    return seldom_needed(text) or _names_another(text, known)


def seldom_needed(text: str) -> bool:
    """Eleven digits or a word for an illness: asked of short answers too, where a name is often what is asked for."""
    words = re.findall(r"\w+", text.lower())
    return bool(ELEVEN.search(text)) or any(word.startswith(DIAGNOSES) for word in words)


def _names_another(text: str, known: Callable[[], Iterable[str]]) -> bool:
    """Two words in a row with a capital first, none of which is known or begins sentences."""
    found = [run.split() for run in NAMES.findall(text)]
    if not any(len(_strange(run, NO_NAMES)) > 1 for run in found):
        return False
    names = NO_NAMES | {word for name in known() for word in fold(name).split()}
    return any(len(_strange(run, names)) > 1 for run in found)


def _strange(run: list[str], known: frozenset[str] | set[str]) -> list[str]:
    return [word for word in run if not {*fold(word).split()} & known]
