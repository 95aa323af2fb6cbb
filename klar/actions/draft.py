"""Unfinished wizards: every answer is saved, sealed, as it is given."""

import json
import re
from collections.abc import Callable
from typing import Any

from flask import abort

from klar.access import fetch
from klar.crypto import Box, keys
from klar.db import AlreadyDone, Conflict, OtherContent, atomic, now
from klar.models.draft import Draft
from klar.models.once import Once

TYPED = "_typed"  # text that is being written, by step: not an answer yet
IN_DRAFT = re.compile(r"/ny/[a-z-]+/(\d+)(/|$)")  # an address inside an unfinished wizard
Answers = dict[str, Any]


def start_draft(by: int, wizard: str, answers: Answers, step: str) -> Draft:
    key = keys.create()
    with atomic():
        draft = Draft.create(key=key, owner=by, wizard=wizard, changed_at=now())
        _save(draft, keys.box(key), answers, step)
    return draft


def gathered_draft(by: int, wizard: str, answers: Answers, key: str, draft_id: int, digest: str) -> int:
    """The draft that a bundle of answers goes into: the same each time it is sent, however often.

    `key` is that of the form whose answer is the first of them; that form may have come through by itself. A draft that was
    finished meanwhile takes no more: then a new one holds what was answered. Raises AlreadyDone when the bundle led to the end before,
    and OtherContent when it says something else than what led there, by its `digest`.
    """
    with atomic():
        row = Once.get_or_none(Once.key == key)
        if row and row.location:
            found = IN_DRAFT.match(row.location)
            end = fetch(by, "draft.own", int(found[1])).finished if found else row.location
            if end and row.digest and row.digest != digest:
                raise OtherContent(end)
            if not found:
                raise AlreadyDone(end)
            Once.update(digest=digest).where(Once.key == key).execute()
            return int(found[1])
        if not draft_id or fetch(by, "draft.own", draft_id).finished:
            draft_id = start_draft(by, wizard, answers, "").id
        location = f"/ny/{wizard}/{draft_id}"
        made = Once.insert(key=key, officer=by, at=now(), location=location, digest=digest)
        made.on_conflict(conflict_target=[Once.key], update={Once.location: location, Once.digest: digest}).execute()
    return draft_id


def read_draft(by: int, draft_id: int, wizard: str) -> tuple[Any, Answers]:
    """The draft and its answers; 404 when it is not this person's, or another wizard's."""
    draft = fetch(by, "draft.own", draft_id)
    if draft.wizard != wizard:
        abort(404)
    return draft, opened(draft, keys.unlock([draft.key]).get(draft.key))


def opened(draft: Any, box: Box | None) -> Answers:
    text = box.open(f"draft:{draft.id}", draft.sealed) if box else ""
    return json.loads(text) if text else {}


def change_answers(by: int, draft_id: int, change: Callable[[Answers], Answers], step: str) -> Answers:
    """Changes the answers as they stand at that moment, and returns them.

    So an answer and the saving of what is typed, or two devices, never overwrite each other. Raises Conflict when the
    draft has been finished meanwhile.
    """
    with atomic():
        draft = fetch(by, "draft.own", draft_id)
        if draft.finished:
            raise Conflict
        box = keys.box(draft.key)
        answers = change(opened(draft, box))
        _save(draft, box, answers, step)
    return answers


def _save(draft: Any, box: Box, answers: Answers, step: str) -> None:
    text = box.seal(f"draft:{draft.id}", json.dumps(answers, ensure_ascii=False))
    saved = Draft.update(sealed=text, step=step, version=Draft.version + 1, changed_at=now()).where(Draft.id == draft.id)
    saved.execute()


def finish_draft(by: int, draft_id: int, finish: Callable[[Answers], str], answers: Answers) -> str:
    """Does what the wizard is for, once: a second tap gets the first one's address."""
    with atomic():
        draft = fetch(by, "draft.own", draft_id)
        if draft.finished:
            return draft.finished
        location = finish(answers)
        Draft.update(finished=location, sealed=b"").where(Draft.id == draft.id).execute()
    keys.destroy(draft.key)
    return location


def drop_draft(by: int, draft_id: int) -> None:
    """Deletes the draft and its key: nothing of it can be read again."""
    with atomic():
        draft = fetch(by, "draft.own", draft_id)
        Draft.delete().where(Draft.id == draft.id).execute()
    keys.destroy(draft.key)
