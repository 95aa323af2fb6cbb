"""The tree of units: a parent for each, of the right kind, and no rings."""

from collections.abc import Mapping
from typing import NamedTuple

from klar.integrations.register.records import PARENTS

RING = "Enheten står i en ring: følger man «parent» oppover, kommer man tilbake hit. Rett «parent»."


class Place(NamedTuple):
    line: int
    kind: str
    parent: str | None


def faults(units: Mapping[str, Place], rejected: Mapping[str, int], live: Mapping[str, str]) -> dict[str, str]:
    """Number and reason of every unit that must be rejected.

    `rejected` has the lines of units already rejected, `live` the kinds of those Klar has from before:
    a unit that is in both keeps its place, and others may stand under it.
    """
    found = dict.fromkeys(_rings(units), RING)
    lines = dict(rejected) | {number: units[number].line for number in found}
    waiting = [number for number in units if number not in found]
    while bad := {n: reason for n in waiting if (reason := _fault(units[n], units, lines, live))}:
        found |= bad
        lines |= {number: units[number].line for number in bad}
        waiting = [number for number in waiting if number not in bad]
    return found


def _rings(units: Mapping[str, Place]) -> set[str]:
    """Every unit that is its own ancestor."""
    done: set[str] = set()
    rings: set[str] = set()
    for number in units:
        path: list[str] = []
        while number in units and number not in done:
            done.add(number)
            path.append(number)
            number = units[number].parent or ""
        if number in path:
            rings.update(path[path.index(number) :])
    return rings


def _fault(unit: Place, units: Mapping[str, Place], lines: Mapping[str, int], live: Mapping[str, str]) -> str:
    allowed, parent = PARENTS[unit.kind], unit.parent
    if not parent:
        return f"En {unit.kind} må ha «parent»: {' eller '.join(allowed)}. Legg den til." if allowed else ""
    if parent in lines and parent not in live:
        return f"Feltet «parent» viser til unit «{parent}», som ble avvist i linje {lines[parent]}. Rett den linjen."
    if parent not in lines and parent not in units:
        return f"Feltet «parent» viser til unit «{parent}», som ikke finnes i filen. Legg den til."
    kind = live[parent] if parent in lines else units[parent].kind
    if kind in allowed:
        return ""
    wanted = f"Det skal være {' eller '.join(allowed)}." if allowed else "En union skal ikke ha «parent»."
    return f"Feltet «parent» viser til «{parent}», som er {kind}. {wanted}"
