"""A rep's page in words, for the helper who talks with them: made of marks and numbers alone."""

import re
from typing import Any

from klar.i18n import _, speaking
from klar.views.own_words import TITLE, said_by, source
from klar.wizards import WIZARDS

UNNAMED = re.compile(r" – .*%\(.*")  # «Frister – sak 14» is a page about deadlines


def said(row: Any) -> dict[str, Any]:
    where = [_("Side %(code)s", code=row.page_code)]
    if row.number:
        where.append(_("Spørsmål %(number)s av %(total)s", number=row.number, total=row.total) if row.total else _("Spørsmål %(number)s", number=row.number))
    with speaking(row.language):  # as it stands on the rep's page
        wrong, buttons = [said_by(mark) for mark in row.errors.split()], [button(one, row.glow) for one in row.labels.split()]
    return {"title": title_of(row.page) if row.page else _("Venter på første side"), "where": ". ".join(where), "errors": wrong, "buttons": buttons}


def title_of(name: str) -> str:
    """The page's title as everybody has it; of a question what it asks, before anything is known."""
    room, step = name.split("/", 1)
    if room not in WIZARDS:
        return titled(name) or _("En side")
    form = next((one.form for one in WIZARDS[room].steps if one.name == step), None)
    asked = str(form.question) if form else titled(f"wizard/{step}") if step.endswith(".html") else ""
    return f"{WIZARDS[room].title}: {asked}" if asked else str(WIZARDS[room].title)


def titled(template: str) -> str:
    """The first text of the title that names nothing; in a template made of another, that one's."""
    found = TITLE.search(source(template))
    text = UNNAMED.sub("", found[1]) if found else ""
    return "" if "%(" in text else _(text)


def button(token: str, glow: str) -> dict[str, Any]:
    """What to say of it; for those that are somebody's data how many there are."""
    if token.startswith("-"):
        return {"rows": int(token[1:])}
    mark = token.rstrip("!")
    return {"mark": mark, "label": said_by(mark), "green": token.endswith("!"), "glows": mark == glow}


