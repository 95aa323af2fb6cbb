"""What was measured, what was promised, and whether it holds."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

OK, MISS = "ok", "MISS"


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`, and `ratio` to what it is held against. `judged` of the two is held against `limit`.

    Without `limit` the figure is only told. `at_least` turns the comparison round; `aim` is hoped for, not promised.
    """

    group: str
    what: str
    value: float
    unit: str = ""
    ratio: float | None = None
    limit: float | None = None
    judged: str = "value"
    at_least: bool = False
    aim: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        found = self.ratio if self.judged == "ratio" else self.value
        return OK if (found >= self.limit if self.at_least else found <= self.limit) else MISS

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"verdict": self.verdict}


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text, group by group."""
    lines = []
    for group, members in groupby(figures, key=lambda figure: figure.group):
        lines += ["", f"{group:<50}{'målt':>12}{'forhold':>9}{'krav':>9}", "-" * 88]
        for each in members:
            lines.append(f"{each.what:<50}{shown(each.value, each.unit):>12}{part(each.ratio):>9}{promise(each):>9}  {each.verdict}")
            lines += [f"    {each.note}"] if each.note else []
    return "\n".join(lines)


def promise(figure: Figure) -> str:
    if figure.limit is None:
        return ""
    sign = "≥" if figure.at_least else "≤"
    return f"{sign} {figure.limit:g}"


def part(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.3f}" if ratio < 1 else f"{ratio:.2f}"


def shown(value: float, unit: str) -> str:
    digits = 0 if value >= 100 or float(value).is_integer() else 2
    return f"{value:.{digits}f} {unit}".rstrip()
