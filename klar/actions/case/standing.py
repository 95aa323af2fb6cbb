"""Two who say how a case stands at the same time: the second sees both answers and chooses."""

from typing import Any

from klar.access import may
from klar.actions.both import Saved, settle
from klar.crypto import keys
from klar.models import sealed
from klar.models.case.entry import last_of
from klar.models.timeline import text_of


def stands(by: int, case: Any, kind: str, mine: dict[str, str], seen: int) -> bool:
    """Whether `mine` is to be saved as the newest line of its kind, by one who last saw line `seen`; what was said before stays in the timeline either way.

    Raises Changed when another was first and nothing is chosen yet.
    """
    last = last_of.one(case=case.id, kind=kind)
    if last is None:
        return True
    said = sealed.get(keys.box(case.key), "entry", last) if may(by, "entry.read", last.id) else {}
    theirs = text_of(kind, said)
    return settle(text_of(kind, mine), seen, Saved(last.id, theirs, last.name, last.at), joins=False) is not None
