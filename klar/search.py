"""Finding a member by name, phone, member number or workplace, among those the person may see.

A rep's members are one club, a branch leader's one branch: a scan of those rows, which forgives case, accents, the order
of names and, when little is found, one misspelt letter.
"""

from collections.abc import Iterable
from functools import cache, reduce
from typing import Any, NamedTuple

from peewee import JOIN, Expression, ModelSelect, Select, fn
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from klar.access import listed, reachable, units
from klar.db import FirstOf, Prepared, joined, place_of, slot, today
from klar.fold import words
from klar.models.article import ANY
from klar.models.article import found as found_articles
from klar.models.employer import Workplace
from klar.models.member import Employment, Member, current
from klar.models.role import CLUB

SHOWN = 20
LONGEST = 100  # characters of a query; more than any name
MOST_WORDS = 5
FEW = 3  # fewer hits than this, and misspellings are looked for
SHORTEST = 4  # letters in a word that may be misspelt


class Found(NamedTuple):
    members: list[Any]
    more: bool  # there are more than are shown
    corrected: bool  # found only by forgiving a misspelling


def find_members(me: int, query: str) -> Found:
    """The members the query finds, own club first, then by name. `query` is as typed."""
    sought = words(query[:LONGEST])[:MOST_WORDS]
    if not sought:
        return Found([], False, False)
    hits = _matching(me, [[word] for word in sought])
    enough = FEW if len(sought) == 1 else 1  # whoever wrote two words of a name and found somebody is not looking for another
    if len(hits) >= enough or not (similar := _similar(me, sought)):
        return _shown(hits, False)
    seen = {hit.id for hit in hits}
    return _shown([*hits, *(hit for hit in _matching(me, similar) if hit.id not in seen)], not hits)


def find_articles(me: int, query: str, most: int = SHOWN) -> list[Any]:
    """The guidance that has a word beginning with each word of the query, titles before texts; at most so many."""
    sought = words(query[:LONGEST])[:MOST_WORDS]
    wanted = {f"w{place}": f" {sought[place]}" if place < len(sought) else ANY for place in range(MOST_WORDS)}
    return listed(me, "article.read", found_articles, most=most, **wanted) if sought else []


def _shown(hits: list[Any], corrected: bool) -> Found:
    return Found(hits[:SHOWN], len(hits) > SHOWN, corrected and bool(hits))


def _matching(me: int, sought: list[list[str]]) -> list[Any]:
    """Members in whom every word has one of its spellings at the start of a word."""
    shape = tuple(len(spellings) for spellings in sought)
    flat = {f"w{i}_{j}": f" {word}" for i, spellings in enumerate(sought) for j, word in enumerate(spellings)}
    return _query(shape)(me=me, today=today(), **flat)


@cache
def _query(shape: tuple[int, ...]) -> Prepared:
    """The search for so many words with so many spellings each; few shapes occur, each is compiled once."""
    has = [_either(_has(slot(f"w{i}_{j}")) for j in range(count)) for i, count in enumerate(shape)]
    return Prepared(lambda: _in_reach().where(*has).limit(SHOWN + 1))


def _has(start: Any) -> Expression:
    """Terms are folded as the query is. No LIKE: SQLite compiles a statement anew for every pattern, which took 0.1 ms."""
    return (place_of(start, Member.terms) > 0) | (place_of(start, Member.places) > 0)


def _either(clauses: Iterable[Expression]) -> Expression:
    return reduce(lambda one, other: one | other, clauses)


def _in_reach() -> ModelSelect:
    """A line for each member one may see, own club first: by name, with workplace and position."""
    own = fn.COALESCE(Workplace.club.in_(_own_clubs()), False).cast("integer")
    job = FirstOf(Workplace.name, own).alias("workplace"), FirstOf(Employment.position, own).alias("position")
    return (
        Member.select(Member.id, Member.name, *job)
        .join(Employment, JOIN.LEFT_OUTER, on=(Employment.member == Member.id) & current())
        .join(Workplace, JOIN.LEFT_OUTER)
        .where(Member.id.in_(reachable("member.read")))
        .group_by(Member.id)
        .order_by(fn.MAX(own).desc(), Member.name)
    )


def _own_clubs() -> ModelSelect:
    return units(slot("me"), slot("today"), CLUB)


def _terms() -> ModelSelect:
    """Every word that members in reach are found by, as one text: one row costs far less than thousands."""
    reach = Member.select(Member.terms).where(Member.id.in_(reachable("member.read"))).limit(12_000)
    return Select((reach,), (joined(reach.c.terms).alias("words"),))


_vocabulary = Prepared(_terms)


def _similar(me: int, sought: list[str]) -> list[list[str]]:
    """For each word, itself and the names one letter away; empty when there are none."""
    if not any(_may_be_misspelt(word) for word in sought):
        return []
    known = {word for word in (_vocabulary.one(me=me, today=today()).words or "").split() if not word[0].isdigit()}
    spellings = [_close(word, known) for word in sought]
    return spellings if any(len(close) > 1 for close in spellings) else []


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isdigit()


def _close(word: str, known: set[str]) -> list[str]:
    """The word and up to seven known ones that are, or begin, one letter away: a full list of 1, 2, 4 or 8 spellings."""
    near = _one_off(word, known)[:7] if _may_be_misspelt(word) else []
    size = next(size for size in (1, 2, 4, 8) if size >= len(near) + 1)
    return ([word, *near] * size)[:size]


def _one_off(word: str, known: set[str]) -> list[str]:
    """The known words that begin as this one but for one letter too few, too many, wrong or swapped.

    One half of it is then right, or the letters were swapped where the halves meet.
    """
    size, half = len(word), len(word) // 2
    first, last = word[:half], word[half:]
    starts = (first, first[:-1] + last[0] + first[-1])
    maybe = [name for name in known if name.startswith(starts) or last in name[half - 1 : size + 1]]
    near: set[str] = set()
    for length in (size - 1, size, size + 1):
        hits = extract(word, [name[:length] for name in maybe], scorer=OSA.distance, score_cutoff=1, limit=None)
        near.update(maybe[place] for _start, _distance, place in hits)
    near.discard(word)
    return sorted(near)
