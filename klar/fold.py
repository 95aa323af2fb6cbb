"""Folding: how a name is written down for search, so that Åse, Aase and Ase are the same word.

Index and query go through the same fold. What begins alike still begins alike after folding (until a digraph is cut
in two), so a word being typed can be looked up as a prefix.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

# Letters that Unicode does not take apart into a base letter and a mark.
LETTERS = str.maketrans(
    {"æ": "a", "ø": "o", "œ": "o", "ð": "d", "đ": "d", "ŧ": "t", "ŋ": "n", "ł": "l", "ħ": "h", "ı": "i", "þ": "th"}
)
# å/aa, æ/ae and ø/oe: the long way of writing a letter is the same as the short one.
DIGRAPHS = re.compile("(a)[ae]+|(o)e+")
# Taken for nothing in the joined form of a word: «Anne-Grethe» is also annegrethe, «O'Brien» obrien.
JOINS = re.compile(r"[-'’‘ʼ`´‐‑–/.]+")
BREAKS = re.compile(r"[\W_]+")
NUMBER = re.compile(r"\+?\d[\d\s]*\d")
COUNTRY = re.compile(r"^(?:\+|00)?47(?=\d{8}$)|^(?:\+|00)(?=[1-9])")


def fold(text: str) -> str:
    """The words of `text` in plain small letters, one space between: «Åse-Marie Bøe» is «ase marie bo»."""
    return " ".join(filter(None, map(_plain, text.split())))


def terms(name: str, phone: str = "", number: str = "") -> str:
    """What a member or workplace is found by, with a space before and after each word.

    `instr(terms, ' kar')` finds every word that begins with «kar». Holds the words, the words that a hyphen or apostrophe
    parts, joined, the whole name joined, the digits people dial (8 for +47) and the number.
    """
    words = fold(name).split()
    joined = [_joined(part) for part in name.split() if JOINS.search(part)]
    found = [*words, *joined, _joined("".join(words)), dialled(phone), _joined(number)]
    return f" {' '.join(dict.fromkeys(filter(None, found)))} "


def words(query: str) -> list[str]:
    """What to look for, word by word. Digits that belong together are put together: «+47 412 34 567» is 41234567."""
    return fold(NUMBER.sub(lambda found: f" {dialled(found.group())} ", query)).split()


def dialled(phone: str) -> str:
    """The digits one dials in Norway: without +47 or 0047; a foreign number without its + or 00."""
    return COUNTRY.sub("", "".join(phone.split()))


def _joined(text: str) -> str:
    return fold(JOINS.sub("", text)).replace(" ", "")


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    apart = JOINS.sub(" ", normalize("NFKD", word.casefold())).translate(LETTERS)
    bare = DIGRAPHS.sub(r"\1\2", "".join(letter for letter in apart if not combining(letter)))
    return BREAKS.sub(" ", bare).strip()
