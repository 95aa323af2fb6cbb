"""The routes of every wizard."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import SIGNED_IN, access
from klar.actions.draft import change_answers, drop_draft, read_draft, start_draft
from klar.db import OtherContent
from klar.htmx import page
from klar.papers import Unprintable
from klar.views.wizard.pages import LONGEST, asked_first, bound, done, doubts, find, given, keep, onward, open_draft, put, question, write
from klar.views.wizard.twice import begun_before, say_anew, too_late
from klar.wizards import WIZARDS
from klar.wizards.questions import number

views = Blueprint("wizard", __name__, url_prefix="/ny/<name>")


@views.get("")
@access(SIGNED_IN)
def start(name: str) -> ResponseReturnValue:
    wizard = find(name)
    answers = given(wizard)
    step = wizard.gap(answers) or abort(404)
    return question(wizard, step, answers, bound(step, answers))


start.given = {name for wizard in WIZARDS.values() for name in wizard.given}


@views.post("")
@access(SIGNED_IN)
def first_answer(name: str) -> ResponseReturnValue:
    wizard = find(name)
    if begun := number(request.form.get("draft")):
        return answer(name, begun, request.form.get("step", ""))
    answers = given(wizard)
    step = wizard.gap(answers) or abort(404)
    form = bound(step, answers, request.form)
    if form.searching:
        return question(wizard, step, answers, form)
    if not form.validate():
        return question(wizard, step, answers, form, code=422)
    if asked := asked_first(wizard, step, answers, form, None):
        return asked
    answers[step.name] = form.data["answer"]
    try:
        return onward(wizard, start_draft(current_user.id, name, answers, step.name).id, answers)
    except OtherContent as other:
        return answer(name, begun_before(other), step.name)


first_answer.keeps = keep
first_answer.waits = True  # on a phone without a line


@views.post("/skriver")
@access(SIGNED_IN)
def typing(name: str) -> ResponseReturnValue:
    """Keeps what is being written; answers with the draft's number, so that the next save finds it."""
    wizard = find(name, only_writing=True)
    step_name, text = request.form.get("step", ""), request.form.get("answer", "")[:LONGEST]
    draft_id = write(wizard, number(request.form.get("draft")) or None, step_name, text)
    step = next(step for step in wizard.steps if step.name == step_name)
    return page("wizard/draft.html", draft_id=draft_id, doubt=doubts(step, text, lambda: read_draft(current_user.id, draft_id, name)[1]))


typing.keeps = keep
typing.waits = True
typing.repeats = True  # the same form saves many times while it is being written


@views.get("/<int:draft_id>")
@access("draft.own")
def resume(name: str, draft_id: int) -> ResponseReturnValue:
    wizard = find(name)
    draft, answers = read_draft(current_user.id, draft_id, name)
    if draft.finished:
        return redirect(draft.finished)
    return onward(wizard, draft_id, wizard.kept(answers))


@views.get("/<int:draft_id>/<step_name>")
@access("draft.own")
def ask(name: str, draft_id: int, step_name: str) -> ResponseReturnValue:
    wizard = find(name)
    _draft, answers = open_draft(draft_id, name)
    step = wizard.step(step_name, answers)
    if step is None:
        return onward(wizard, draft_id, answers)
    return question(wizard, step, answers, bound(step, answers), draft_id)


@views.post("/<int:draft_id>/<step_name>")
@access("draft.own")
def answer(name: str, draft_id: int, step_name: str) -> ResponseReturnValue:
    wizard = find(name)
    draft, answers = read_draft(current_user.id, draft_id, name)
    if draft.finished:
        return too_late(wizard, draft, step_name)
    say_anew()
    step = wizard.step(step_name, answers)
    if step is None:
        return onward(wizard, draft_id, answers)
    form = bound(step, answers, request.form)
    if form.searching:
        return question(wizard, step, answers, form, draft_id)
    if not form.validate():
        return question(wizard, step, answers, form, draft_id, code=422)
    if asked := asked_first(wizard, step, answers, form, draft_id):
        return asked
    answers = change_answers(current_user.id, draft_id, lambda now: put(wizard, now, step, form.data["answer"]), step.name)
    return onward(wizard, draft_id, answers)


answer.keeps = keep
answer.waits = True


@views.get("/<int:draft_id>/sjekk")
@access("draft.own")
def check(name: str, draft_id: int) -> ResponseReturnValue:
    return to_check(name, draft_id)


@views.errorhandler(Unprintable)
def not_printed(_error: Unprintable) -> ResponseReturnValue:
    return to_check(request.view_args["name"], request.view_args["draft_id"], failed=True)


def to_check(name: str, draft_id: int, failed: bool = False) -> ResponseReturnValue:
    wizard = find(name)
    _draft, answers = open_draft(draft_id, name)
    if wizard.gap(answers):
        return onward(wizard, draft_id, answers)
    path = wizard.path(answers)
    return page(
        "wizard/check.html",
        code=422 if failed else 200,
        failed=failed,
        wizard=wizard,
        draft_id=draft_id,
        rows=[(step, form, answers.get(step.name, form.known)) for step in path for form in [bound(step, answers)]],
        back=url_for(".ask", name=name, draft_id=draft_id, step_name=[step for step in path if not step.optional][-1].name),
        warning=wizard.check(current_user.id, answers),
        preview=wizard.preview(current_user.id, answers),
        who_sees=wizard.who_sees(answers),
    )


@views.post("/<int:draft_id>/sjekk")
@access("draft.own")
def finish(name: str, draft_id: int) -> ResponseReturnValue:
    wizard = find(name)
    draft, answers = read_draft(current_user.id, draft_id, name)
    if draft.finished:
        return redirect(draft.finished, 303)
    if wizard.gap(answers):
        return onward(wizard, draft_id, answers)
    return redirect(done(wizard, draft_id, answers), 303)


finish.waits = True


@views.get("/<int:draft_id>/slett")
@access("draft.own")
def ask_drop(name: str, draft_id: int) -> ResponseReturnValue:
    wizard = find(name, only_writing=True)
    open_draft(draft_id, name)
    return page("wizard/drop.html", wizard=wizard, draft_id=draft_id)


@views.post("/<int:draft_id>/slett")
@access("draft.own")
def drop(name: str, draft_id: int) -> ResponseReturnValue:
    find(name, only_writing=True)
    open_draft(draft_id, name)
    drop_draft(current_user.id, draft_id)
    return redirect(url_for("home.home"), 303)
