"""The import of 400,000 members, against a bare read of the same file (json.loads, line by line)."""

from collections.abc import Iterator
from typing import Any

from tests.bench.figures import Figure

GROUP = "Import, 400 000 medlemmer"
FIRST, AGAIN, MEMORY = 60, 20, 400  # seconds, seconds, MB


def told(found: dict[str, Any], *, now: bool) -> Iterator[Figure]:
    """`found` is what making.import_twice gave, now or when the world was made."""
    bare, when = found["bare"], "" if now else "målt da verdenen ble laget"
    yield Figure(GROUP, "Bar lesing av filen", bare, "s", note=when)
    yield Figure(GROUP, "Første import", found["first"], "s", found["first"] / bare, FIRST)
    yield Figure(GROUP, "Samme fil en gang til", found["again"], "s", found["again"] / bare, AGAIN)
    yield Figure(GROUP, "Skrev noe andre gang", int(not found["untouched"]), limit=0)
    note = f"toppen for hele prosessen; {found['before']:.0f} MB før importen begynte"
    yield Figure(GROUP, "Minne", found["megabytes"], "MB", limit=MEMORY, note=note)
