"""An article as it is shown: its paragraphs, what a version changed, and its types in words."""

from difflib import SequenceMatcher
from typing import Any, NamedTuple

from klar.i18n import _, day
from klar.db import OSLO, today
from klar.models.case_type import CASE_TYPES, GROUPS, label_of

MARK = "- "  # begins a line of a list
HEADING = 60  # characters at most


class Block(NamedTuple):
    """`kind` is h2, p or ul; a list has a line for each of its points."""

    kind: str
    lines: list[str]


def blocks(body: str) -> list[Block]:
    """An empty line begins a paragraph. A short first line that is no whole sentence is its heading."""
    found: list[Block] = []
    for part in body.split("\n\n"):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        if len(lines) > 1 and len(lines[0]) <= HEADING and lines[0][-1] not in ".:!" and not any(line.startswith(MARK) for line in lines[:2]):
            found.append(Block("h2", [lines.pop(0)]))
        for line in lines:
            kind, text = ("ul", line.removeprefix(MARK)) if line.startswith(MARK) else ("p", line)
            if kind == "ul" and found and found[-1].kind == "ul":
                found[-1].lines.append(text)
            else:
                found.append(Block(kind, [text]))
    return found


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """Line by line, what one version says that the other did not: «new» or «gone», and the line. What both say is left out."""
    old, new = (["- " + line if one.kind == "ul" else line for one in blocks(body) for line in one.lines] for body in (before, after))
    found = []
    for what, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            found += [*(("gone", line) for line in old[first:last]), *(("new", line) for line in new[begin:end])]
    return found


def kinds(types: str) -> str:
    return ", ".join(label_of(key) for key in types.split())


def by_group(rows: list[Any]) -> list[tuple[str, list[Any]]]:
    """The articles under the group of their first type, in the groups' order."""
    grouped = {key: [row for row in rows if CASE_TYPES[row.types.split()[0]].group == key] for key in GROUPS}
    return [(str(GROUPS[key]), found) for key, found in grouped.items() if found]


def on(moment: Any) -> str:
    """The day of a moment, in words."""
    return day(moment.astimezone(OSLO).date(), today())


def standing(row: Any) -> str:
    """How an article stands, for advisers."""
    if row.withdrawn:
        return _("Trukket tilbake")
    if row.status == "waiting":
        return _("Venter på gjennomgang")
    if row.status == "published":
        return _("Lagt ut")
    if row.key and not row.published:
        return _("Forslag fra Klar. Ikke gjennomgått.")
    return _("Utkast til ny versjon") if row.published else _("Utkast")
