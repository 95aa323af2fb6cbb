"""Papers as the pages tell them."""

from typing import Any

from klar.crypto import Box
from klar.db import today
from klar.files import KINDS, PICTURES
from klar.forms import clean
from klar.i18n import _, moment
from klar.models import sealed
from klar.papers import Block, filled

LONGEST = 100  # characters in a name


def told(box: Box | None, row: Any) -> dict[str, Any]:
    """A paper in words; once the case's key is destroyed nobody knows what it was."""
    said = sealed.get(box, "document", row)
    kind = said.get("kind", "")
    label = str(KINDS[kind].label) if kind else _("Papir")
    return {
        "id": row.id,
        "name": said.get("name") or label,
        "named": said.get("name", ""),
        "label": label,
        "picture": kind in PICTURES,
        "pages": said.get("pages", 0),
        "leaves": said.get("leaves", 0),
        "original": bool(row.original) and row.evidence == "yes",
        "asked": row.evidence == "asked",
        "suggestion": "" if kind in PICTURES else said.get("sent_as", "").rsplit(".", 1)[0],
        "when": moment(row.made_at, today()),
        "word": bool(row.word),
        "replaced": bool(row.replaced_at),
        "who": row.name,
    }


def letter(box: Box | None, row: Any) -> list[Block]:
    """What a paper that Klar made says, to be read here."""
    made = sealed.get(box, "document", row).get("paper")
    return filled(made["name"], (facts := made["known"] | made["answers"])["maal"], facts) if made else []


def language(box: Box | None, row: Any) -> str:
    """The language a paper that Klar made is in; else empty."""
    made = sealed.get(box, "document", row).get("paper", {"known": {}, "answers": {}})
    return (made["known"] | made["answers"]).get("maal", "")


def plain_name(filename: str | None) -> str:
    """What the sender's machine calls the file: without its folders, and without letters that turn or hide others."""
    return clean((filename or "").replace("\\", "/").rsplit("/", 1)[-1])[:LONGEST]

