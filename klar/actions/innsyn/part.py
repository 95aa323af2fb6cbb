"""A part of the package: a heading and its rows, told the same way on paper and to a machine."""

from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | bool | date | datetime | None
Row = dict[str, Value]  # what it is called, and what it is; nothing is said of what is empty


@dataclass(frozen=True)
class Part:
    """`name` is for machines, `title` and `about` for people."""

    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    about: str = ""
