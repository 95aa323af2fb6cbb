"""SQL functions that the engines call by different names, said once in a query for both."""

from typing import Any

from peewee import ColumnBase, Context, EnclosedNodeList, fn


class Called(ColumnBase):
    """A call of the engine's own function, written down when the query is compiled. `word` is a key of the engine's WORDS."""

    def __init__(self, word: str, *given: Any):
        self.word, self.given = word, given

    def __sql__(self, ctx: Context) -> Context:
        ctx.literal(ctx.state.words[self.word])
        return ctx.sql(EnclosedNodeList(self.given)) if self.given else ctx


def place_of(part: Any, text: Any) -> Called:
    """Where in the text the part begins, from 1; 0 when it is not there."""
    return Called("place_of", text, part)


def joined(text: Any) -> Called:
    """All texts of a column as one; aggregate."""
    return Called("joined", text, "")


class FirstOf(ColumnBase):
    """In a group, the value of the row with the greatest `rank`.

    SQLite takes every bare column from the row that max() came from; the query must have that max(rank).
    """

    def __init__(self, value: Any, rank: Any):
        self.value, self.rank = value, rank

    def __sql__(self, ctx: Context) -> Context:
        if not ctx.state.strict_groups:
            return ctx.sql(self.value)
        ctx.literal("(array_agg(").sql(self.value).literal(" ORDER BY ").sql(self.rank)
        return ctx.literal(" DESC))[1]")


def now_ms() -> Called:
    """The database's own clock: milliseconds since 1970."""
    return Called("now_ms")


class Midnight(ColumnBase):
    """The moment a date begins in UTC, in milliseconds since 1970, to hold a moment against."""

    def __init__(self, day: Any):
        self.day = day

    def __sql__(self, ctx: Context) -> Context:
        ctx.literal(ctx.state.words["midnight"]).sql(self.day)
        return ctx.literal("))")


class Behind(ColumnBase):
    """Whether the query finds anything of the officer in the column. Where there is a wall, its own function of this name gives the
    officers instead, since the rows themselves are others' alone."""

    def __init__(self, name: str, officer: Any, query: Any):
        self.name, self.officer, self.query = name, officer, query

    def __sql__(self, ctx: Context) -> Context:
        if not ctx.state.strict_groups:
            return ctx.sql(fn.EXISTS(self.query))
        return ctx.literal("(").sql(self.officer).literal(f" IN (SELECT wall.{self.name}()))")
