"""One set of views runs every wizard: a question a page, a check page, and the draft in between."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from klar.access import ROLE_RULES, SIGNED_IN, access
from klar.actions.draft import TYPED, drop_draft, finish_draft, read_draft, save_answers, start_draft
from klar.forms import Form
from klar.htmx import page
from klar.wizard import Answers, Step, Wizard
from klar.wizards import WIZARDS

views = Blueprint("wizard", __name__, url_prefix="/ny/<name>")


@views.get("")
@access(SIGNED_IN)
def start(name: str) -> ResponseReturnValue:
    wizard = find(name)
    answers = given(wizard)
    step = wizard.gap(answers) or abort(404)
    return question(wizard, step, answers, bound(step, answers))


@views.post("")
@access(SIGNED_IN)
def first_answer(name: str) -> ResponseReturnValue:
    wizard = find(name)
    if request.form.get("draft", "").isdecimal():
        return answer(name, int(request.form["draft"]), request.form.get("step", ""))
    answers = given(wizard)
    step = wizard.gap(answers) or abort(404)
    form = bound(step, answers, request.form)
    if not form.validate():
        return question(wizard, step, answers, form, code=422)
    answers[step.name] = form.data["answer"]
    return onward(wizard, start_draft(current_user.id, name, answers, step.name).id, answers)


@views.post("/skriver")
@access(SIGNED_IN)
def typing(name: str) -> ResponseReturnValue:
    """Keeps what is being written; answers with the draft's number, so that the next save finds it."""
    wizard = find(name)
    step, text, number = request.form.get("step", ""), request.form.get("answer", "")[:20_000], request.form.get("draft", "")
    if number.isdecimal():
        draft, answers = read_draft(current_user.id, int(number), name)
        answers[TYPED] = {**answers.get(TYPED, {}), step: text}
        save_answers(current_user.id, draft, answers, step)
    else:
        number = start_draft(current_user.id, name, {**given(wizard), TYPED: {step: text}}, step).id
    return page("wizard/draft.html", draft_id=number)


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
    draft, answers = open_draft(draft_id, name)
    step = wizard.step(step_name, answers)
    if step is None:
        return onward(wizard, draft_id, answers)
    form = bound(step, answers, request.form)
    if not form.validate():
        return question(wizard, step, answers, form, draft_id, code=422)
    answers.get(TYPED, {}).pop(step.name, None)
    answers = wizard.kept({**answers, step.name: form.data["answer"]})
    save_answers(current_user.id, draft, answers, step.name)
    return onward(wizard, draft_id, answers)


@views.get("/<int:draft_id>/sjekk")
@access("draft.own")
def check(name: str, draft_id: int) -> ResponseReturnValue:
    wizard = find(name)
    _draft, answers = open_draft(draft_id, name)
    if wizard.gap(answers):
        return onward(wizard, draft_id, answers)
    rows = [(step, bound(step, answers), answers.get(step.name)) for step in wizard.path(answers)]
    warning = wizard.check(current_user.id, answers)
    return page("wizard/check.html", wizard=wizard, draft_id=draft_id, rows=rows, warning=warning)


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


@views.get("/<int:draft_id>/slett")
@access("draft.own")
def ask_drop(name: str, draft_id: int) -> ResponseReturnValue:
    wizard = find(name)
    open_draft(draft_id, name)
    return page("wizard/drop.html", wizard=wizard, draft_id=draft_id)


@views.post("/<int:draft_id>/slett")
@access("draft.own")
def drop(name: str, draft_id: int) -> ResponseReturnValue:
    open_draft(draft_id, name)
    drop_draft(current_user.id, draft_id)
    return redirect(url_for("home.home"), 303)


def find(name: str) -> Wizard:
    wizard = WIZARDS.get(name) or abort(404)
    if wizard.permission in ROLE_RULES and not current_user.holds(ROLE_RULES[wizard.permission]):
        abort(403)
    return wizard


def open_draft(draft_id: int, name: str) -> tuple[Any, Answers]:
    draft, answers = read_draft(current_user.id, draft_id, name)
    return (draft, answers) if not draft.finished else abort(404)


def given(wizard: Wizard) -> Answers:
    """What the page one came from has already said, each checked as an answer."""
    answers: Answers = {}
    for step in wizard.steps:
        value = request.args.get(step.name) if step.name in wizard.given else None
        if value is not None:
            form = bound(step, answers, {"answer": value})
            answers[step.name] = form.data["answer"] if form.validate() else abort(404)
    return answers


def bound(step: Step, answers: Answers, sent: Any = None) -> Form:
    form = step.form(formdata=MultiDict(sent) if sent is not None else None)
    form.query = request.args.get("q", "")
    form.prepare(current_user.id, answers)
    return form


def question(
    wizard: Wizard, step: Step, answers: Answers, form: Form, draft_id: int | None = None, code: int = 200
) -> ResponseReturnValue:
    before = wizard.before(step, answers)
    number, total = wizard.number(step, answers)
    return page(
        form.template,
        form.fragment,
        code=code,
        wizard=wizard,
        step=step,
        form=form,
        draft_id=draft_id,
        action=url_for(".answer", name=wizard.name, draft_id=draft_id, step_name=step.name) if draft_id else here(),
        number=number,
        total=total,
        back=url_for(".ask", name=wizard.name, draft_id=draft_id, step_name=before.name) if draft_id and before else "",
        value=answers.get(step.name),
        typed=answers.get(TYPED, {}).get(step.name),
        errors=form.problems() if code == 422 else [],
    )


def here() -> str:
    """The address of a wizard that has no draft yet, with what it was given."""
    return url_for(".first_answer", name=request.view_args["name"], **{k: v for k, v in request.args.items() if k != "q"})


def onward(wizard: Wizard, draft_id: int, answers: Answers) -> ResponseReturnValue:
    """To the first gap on the path, else the check page, else straight to what the wizard is for."""
    step = wizard.gap(answers)
    if step:
        return redirect(url_for(".ask", name=wizard.name, draft_id=draft_id, step_name=step.name), 303)
    if wizard.checked or request.method == "GET":
        return redirect(url_for(".check", name=wizard.name, draft_id=draft_id), 303)
    return redirect(done(wizard, draft_id, answers), 303)


def done(wizard: Wizard, draft_id: int, answers: Answers) -> str:
    return finish_draft(current_user.id, draft_id, lambda kept: wizard.finish(current_user.id, kept), wizard.kept(answers))
