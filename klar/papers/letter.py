"""The text of a letter and what goes into it.

A line of a letter is one block: «= » the title, «== » a heading, «| label | text» a row of facts, «* » a list, «# » a numbered
list, «~ » a place to sign with the name under it (always last), else a paragraph. {fact} is filled in. A line that begins with
[fact], [!fact] or [fact=one|other] is there only when the fact is known, is not, or is one of these.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from klar.papers.said import said

LETTERS = Path(__file__).parent / "letters"
SLOT = re.compile(r"\{([a-z-]+)\}")
LINE = re.compile(r"(?:\[(!?)([a-z-]+)(?:=([a-z|]+))?\])?(?:(={1,2}|[|*#~]) )?(.*)")
KINDS = {"": "text", "=": "title", "==": "heading", "|": "row", "*": "list", "#": "numbered", "~": "sign"}
Facts = Mapping[str, Any]


class Missing(Exception):
    """A letter that cannot be made yet: it would have an empty place. Says which facts."""


class Line(NamedTuple):
    """`fact` decides whether the line is there: it must be one of `among`, or be known at all, or not (`unless`)."""

    unless: bool
    fact: str
    among: tuple[str, ...]
    kind: str
    text: str

    def there(self, facts: Facts) -> bool:
        if self.among:
            return facts.get(self.fact) in self.among
        return not self.fact or bool(facts.get(self.fact)) != self.unless


class Block(NamedTuple):
    """A piece of a finished letter; `text` has two parts in a row of facts, and one for each line in a list."""

    kind: str
    text: tuple[str, ...]


@cache
def lines(name: str, language: str) -> tuple[Line, ...]:
    found = [LINE.fullmatch(line) for line in (LETTERS / language / f"{name}.txt").read_text("utf-8").splitlines()]
    return tuple(Line(bool(m[1]), m[2] or "", tuple(m[3].split("|")) if m[3] else (), KINDS[m[4] or ""], m[5]) for m in found)


def needed(name: str, language: str, facts: Facts) -> list[str]:
    """What the letter must know, by what is known: the facts of its lines, and those that decide between lines."""
    keys: dict[str, None] = {}
    for line in lines(name, language):
        if line.among:
            keys[line.fact] = None
        if line.there(facts):
            keys.update(dict.fromkeys(SLOT.findall(line.text)))
    return list(keys)


def optional(name: str, language: str) -> list[str]:
    """What the letter says when it is known, and nobody is asked for."""
    return [line.fact for line in lines(name, language) if line.fact and not line.among]


def missing(name: str, language: str, facts: Facts) -> list[str]:
    return [key for key in needed(name, language, facts) if not facts.get(key)]


def filled(name: str, language: str, facts: Facts) -> list[Block]:
    """The finished letter. Raises Missing rather than leaving a place empty."""
    if gaps := missing(name, language, facts):
        raise Missing(*gaps)
    words = {key: said(value, language) for key, value in facts.items() if value}
    return [block for line in lines(name, language) if line.there(facts) for block in _blocks(line, words)]


def _blocks(line: Line, words: dict[str, str]) -> Iterator[Block]:
    """What a person typed is put in once and never looked through for {facts} again."""
    if line.kind == "row":
        label, text = line.text.split(" | ", 1)
        yield Block("row", (label, " ".join(_put(text, words).split())))
        return
    pieces = tuple(piece.strip() for piece in _put(line.text, words).split("\n") if piece.strip())
    if line.kind in ("list", "numbered"):
        yield Block(line.kind, pieces)
    elif line.kind == "text":
        yield from (Block("text", (piece,)) for piece in pieces)
    else:
        yield Block(line.kind, (" ".join(pieces),))


def _put(text: str, words: dict[str, str]) -> str:
    return SLOT.sub(lambda found: words[found[1]], text)
