"""A few numbers as bars, for those who would rather look than read. Each says its number in words too."""

from collections.abc import Iterable
from typing import NamedTuple


class Bar(NamedTuple):
    """`said` is the number in words; `share` how long the bar is, in percent of the longest or of `most`; None has no bar."""

    label: str
    said: str
    share: int | None


def bars(numbers: Iterable[tuple[str, str, int | None]], most: int = 0) -> list[Bar]:
    """Of a label, the number in words and the number itself, which may be one that is not told."""
    rows = list(numbers)
    longest = most or max((count for _label, _said, count in rows if count), default=1)
    return [Bar(label, said, None if count is None else round(100 * count / longest)) for label, said, count in rows]
