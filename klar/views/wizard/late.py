"""A wizard on a phone without a line: the questions ahead, handed out while there is one, and the answers, taken together afterwards."""

import gzip
import json
from typing import Any

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import SIGNED_IN, access
from klar.actions.draft import TYPED, change_answers, gathered_draft, read_draft
from klar.db import OtherContent, said_on
from klar.htmx import page
from klar.late_post import day_of, digest_of
from klar.views.wizard.ahead import questions_ahead
from klar.views.wizard.pages import LONGEST, bound, done, find, given, open_draft, put, write
from klar.views.wizard.routes import views
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number

MOST = 60  # answers in one bundle


@views.get("/videre")
@access(SIGNED_IN)
def ahead_of_first(name: str) -> ResponseReturnValue:
    wizard, answers = find(name), given(find(name))
    return handed_out(wizard, wizard.gap(answers), answers)


@views.get("/<int:draft_id>/<step_name>/videre")
@access("draft.own")
def ahead(name: str, draft_id: int, step_name: str) -> ResponseReturnValue:
    wizard, (_draft, answers) = find(name), open_draft(draft_id, name)
    return handed_out(wizard, wizard.step(step_name, answers), answers)


def handed_out(wizard: Wizard, first: Step | None, answers: Answers) -> Response:
    """Packed, to a tenth of it: it goes to a phone after each question. No secret is in it that its length could tell of."""
    response = page("wizard/ahead.html", wizard=wizard, ahead=questions_ahead(wizard, first, answers))
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.data = gzip.compress(response.data, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response


@views.post("/samlet")
@access(SIGNED_IN)
def together(name: str) -> ResponseReturnValue:
    """Answers given one after another, kept as far as the path asks for them and they hold; with `finish` the last button was pressed too."""
    wizard, steps, first = find(name), answers_sent(find(name)), given(find(name))
    typed = sent_as_list("typed")
    draft_id = gathered(name, first, steps, typed)
    draft, _answers = read_draft(current_user.id, draft_id, name)
    if draft.finished:
        return redirect(draft.finished, 303)
    answers = change_answers(current_user.id, draft_id, lambda now: answered(wizard, now, steps), steps[-1][0] if steps else "")
    if typed and wizard.asks(str(typed[0])):
        write(wizard, draft_id, str(typed[0]), text(typed[-1]))
    if "finish" in request.form and not wizard.gap(answers):
        return redirect(done(wizard, draft_id, answers), 303)
    return redirect(url_for(".resume", name=name, draft_id=draft_id), 303)


together.waits = together.repeats = True
ahead_of_first.given = {"hvem", "sak"}


def gathered(name: str, first: Answers, steps: list[tuple[str, dict[str, str], int]], typed: list[Any]) -> int:
    """The bundle's draft, by the key of the form whose answer is the first, as klar/web.py reads it."""
    key = f"{current_user.id}:{request.form.get('bundle', '').replace(chr(0), '')[:64] or abort(400)}"
    said = [*(fields for _step, fields, _at in steps), *([{"answer": text(typed[-1])}] if typed else [])]
    try:
        return gathered_draft(current_user.id, name, first, key, number(request.form.get("draft")), digest_of(key, [fields.items() for fields in said]))
    except OtherContent as other:
        other.mine = said[-1].get("answer", "") if said else ""
        raise


def answers_sent(wizard: Wizard) -> list[tuple[str, dict[str, str], int]]:
    """Each: the name of the question, one of the wizard's, the fields of its form, and when it was answered, in milliseconds."""
    try:
        sent = [(str(step), {str(k): text(v) for k, v in fields.items()}, int(at)) for step, fields, at in sent_as_list("steps")]
    except (ValueError, TypeError, AttributeError, OverflowError):
        abort(400)
    return [answer for answer in sent if wizard.asks(answer[0])]


def text(value: Any) -> str:
    """As a form would have brought it: JSON can say half a character, which nothing can keep."""
    return str(value)[:LONGEST].encode(errors="replace").decode()


def sent_as_list(field: str) -> list[Any]:
    try:
        found = json.loads(request.form.get(field, ""))
    except (ValueError, RecursionError):
        abort(400)
    return found[:MOST] if isinstance(found, list) else abort(400)


def answered(wizard: Wizard, answers: Answers, steps: list[tuple[str, dict[str, str], int]]) -> Answers:
    """One that is not asked for any more is passed over. One that does not hold is kept as text, and ends it: the person is asked."""
    for name, fields, at in steps:
        step = wizard.step(name, answers)
        if step is None:
            continue
        said_on.set(day_of(at))
        form = bound(step, answers, fields)
        if not form.validate():
            return {**answers, TYPED: {**answers.get(TYPED, {}), name: fields.get("answer", "")}}
        answers = put(wizard, answers, step, form.data["answer"])
    return answers
