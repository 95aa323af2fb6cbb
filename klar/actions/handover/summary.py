"""What the receiver of a request for help sees of the case until more is shown: one list, for the preview and for their page.

No name, no line of the timeline, no paper: what stands here and what the sender has written, nothing else.
"""

from typing import Any

from klar.crypto import Box
from klar.db import today
from klar.deadlines import in_words, rule
from klar.i18n import _
from klar.models import sealed
from klar.models.case import deadlines
from klar.models.case_type import label_of

Told = list[tuple[str, str]]  # what it is, and what it says


def summary(box: Box | None, case: Any, reason: str) -> Told:
    """Kind, what is asked, the nearest deadline of ours, and the facts that deadlines are counted from."""
    about = sealed.get(box, "case", case)
    return [(_("Saken"), label_of(about.get("type", ""))), (_("Spørsmålet"), reason), *_nearest(box, case.id)]


def _nearest(box: Box | None, case_id: int) -> Told:
    ours = [row for row in deadlines(case=case_id) if row.hard] if box else []
    return [(_("Nærmeste frist"), f"{in_words(row.due_on, today())}. {rule(sealed.get(box, 'deadline', row)['code']).name}") for row in ours[:1]]
