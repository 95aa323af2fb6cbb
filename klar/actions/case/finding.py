"""Finding a case by what it is about, what is written in it and who is in it: the caller's own cases are opened and read through.

There is no index of their words: what is sealed stands nowhere else (trust.md § 2).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from klar.access import listed
from klar.crypto import Box, keys
from klar.fold import fold, words
from klar.models import sealed
from klar.models.case.lists import searched_cases, searched_documents, searched_entries, searched_parties
from klar.models.case_type import label_of

SHOWN = 20
LONGEST = 100  # characters of a query
# What is searched, each under the rule that shows it: an internal draft is found by nobody who cannot read it.
TEXTS = {"entry": ("entry.read", searched_entries), "document": ("case.read", searched_documents), "party": ("case.read", searched_parties)}
WRITTEN = ("wish", "text", "present", "step", "name", "title", "sent_as")  # what people have written in what is sealed; the rest is Klar's own codes


class Found(NamedTuple):
    cases: list[Any]
    more: bool  # there are more than are shown


def find_cases(me: int, query: str) -> Found:
    """The cases this officer may see where every word of the query begins a word, or that have the number: the last changed first."""
    sought = [f" {word}" for word in words(query[:LONGEST])]
    rows = listed(me, "case.read", searched_cases) if sought else []
    boxes = keys.unlock(row.key for row in rows)
    texts = _texts(me, {row.id: boxes.get(row.key) for row in rows}) if rows else {}
    hits = [row for row in rows if _fits(sought, row, boxes.get(row.key), texts)]
    return Found(hits[:SHOWN], len(hits) > SHOWN)


def _fits(sought: list[str], row: Any, box: Box | None, texts: dict[int, list[str]]) -> bool:
    said = sealed.get(box, "case", row)
    whole = " ".join([str(row.id), label_of(said.get("type", "")), *_words(said), *texts[row.id]])
    text = f" {fold(' '.join({*whole.split()}))}"  # each word once: people write the same ones over and over
    return all(word in text for word in sought)


def _texts(me: int, boxes: dict[int, Box | None]) -> dict[int, list[str]]:
    """What stands in each case, in three statements however many cases there are."""
    texts = defaultdict(list)
    for table, (permission, query) in TEXTS.items():
        for row in listed(me, permission, query):
            said = sealed.get(boxes.get(row.case_id), table, row) if row.sealed else {}
            texts[row.case_id] += [*_words(said), getattr(row, "name", None) or ""]
    return texts


def _words(said: dict[str, Any]) -> Iterator[str]:
    return (said[name] for name in WRITTEN if said.get(name))
