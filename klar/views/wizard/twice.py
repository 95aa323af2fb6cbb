"""A wizard's form that is sent once more: from a slow line, from the page before, or with a second tap."""

from contextlib import suppress
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from klar.actions.draft import IN_DRAFT
from klar.db import AlreadyDone, OtherContent, atomic, once
from klar.views.wizard.pages import LONGEST, write
from klar.wizard import Wizard


def say_anew() -> None:
    """In a draft that goes on another answer takes the place of the one that was sent with the same form."""
    if form := once.get():
        once.set(form._replace(anew=True))


def begun_before(other: OtherContent) -> int:
    """The draft that the first answer began. Raises what it was given when it led to the end at once."""
    found = IN_DRAFT.match(other.location or "")
    if not found:
        raise other
    return int(found[1])


def too_late(wizard: Wizard, draft: Any, step_name: str) -> ResponseReturnValue:
    """To what came of the draft, after the second of two taps. What another form says of it is kept in a new draft, never lost."""
    if not once.get():
        return redirect(draft.finished, 303)
    try:
        with suppress(AlreadyDone), atomic():
            begun = write(wizard, None, step_name, request.form.get("answer", "")[:LONGEST])
            return redirect(url_for(".resume", name=wizard.name, draft_id=begun), 303)
    except OtherContent as other:
        other.location = draft.finished
        raise
    return redirect(draft.finished, 303)
