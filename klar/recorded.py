"""The pages of Klar as they look in an invented union, by their number: what a helper on the phone is shown. Made by `klar pages`."""

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Part(NamedTuple):
    """One thing on a page. `own` is whether its words are Klar's own, and so the same on everybody's page.

    kind  title, heading, text; field, file or tick, which are filled in; or what is tapped: back, more, act (the green one),
          danger (the red one), quiet, row, answer, link, help
    """

    kind: str
    text: str
    note: str = ""
    own: bool = True


Page = list[Part]
Pages = dict[str, dict[int, Page]]  # by language and number


def keep(file: Path, pages: Pages) -> None:
    """At once, for a server reads it while it is made."""
    new = file.with_suffix(".new")
    new.write_text(json.dumps(pages, ensure_ascii=False, separators=(",", ":")))
    new.replace(file)


def find(file: Path, language: str, code: int) -> Page | None:
    """The page with this number; None when there is none. Raises FileNotFoundError while none have been made."""
    known = _read(file, file.stat().st_mtime_ns)
    return known.get(language, {}).get(code)


@lru_cache(1)
def _read(file: Path, _changed: int) -> Pages:
    return {language: {int(code): [Part(*part) for part in page] for code, page in of.items()} for language, of in json.loads(file.read_text()).items()}
