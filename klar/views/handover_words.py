"""Hand-overs as the pages tell them."""

from datetime import datetime, timedelta
from typing import Any

from klar.db import as_date, now, today
from klar.deadlines import in_words
from klar.i18n import _, _n, moment

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def told(row: Any) -> dict[str, Any]:
    """A row of a list: who, when and how soon."""
    due_on = as_date(row.due_on)
    due = in_words(due_on, today()) if due_on else ""
    asked = {"asked": bool(row.question_at), "replied": bool(row.reply_at) and not row.question_at}
    return {"id": row.id, "kind": row.kind, "status": row.status, "unit": row.unit, "sender": row.sender, "sent": moment(row.sent_at, today()), "due": due, **asked}


def waited(row: Any) -> str:
    """«Svarte etter 3 timer», or since when an answer is waited for."""
    if row.answered_at:
        return _("Svarte etter %(time)s.", time=lasted(row.sent_at, row.answered_at))
    return _("Venter på svar siden %(when)s.", when=moment(row.sent_at, today()))


def lasted(begun: datetime, ended: datetime | None = None) -> str:
    """How long, in the one unit that says it best."""
    length = (ended or now()) - begun
    if length < HOUR:
        return _n("%(count)s minutt", "%(count)s minutter", max(1, length // timedelta(minutes=1)))
    if length < 2 * DAY:
        return _n("%(count)s time", "%(count)s timer", length // HOUR)
    return _n("%(count)s dag", "%(count)s dager", length.days)


def spoken(me: int, said: list[tuple[Any, str]]) -> list[dict[str, str]]:
    """Questions and answers, each with who and when."""
    return [{"when": moment(row.at, today()), "who": "" if row.officer_id == me else row.name, "kind": row.kind, "text": text} for row, text in said]
