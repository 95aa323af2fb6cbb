"""What the routes of a wizard share: finding, binding, and where to go next."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from flask import abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from klar.access import ROLE_RULES, demand_fresh
from klar.actions.both import Changed
from klar.actions.draft import TYPED, change_answers, finish_draft, read_draft, start_draft
from klar.db import Conflict
from klar.forms import Form, LineForm, TextForm
from klar.forms.doubt import doubtful, seldom_needed
from klar.htmx import page
from klar.lessons import for_wizard
from klar.views.article_offer import guide_to
from klar.views.lesson_offer import offered
from klar.views.page_codes import question_code
from klar.wizard import Answers, Step, Wizard
from klar.wizards import WIZARDS
from klar.wizards.known import known_names
from klar.wizards.questions import number

LONGEST = 20_000  # characters that are kept while they are being written


def find(name: str, *, only_writing: bool = False) -> Wizard:
    """The wizard, for one who may begin it. Some ask for a sign-in from just now, but not to keep or drop what is written."""
    wizard = WIZARDS.get(name) or abort(404)
    if wizard.permission in ROLE_RULES and not current_user.holds(ROLE_RULES[wizard.permission]):
        abort(403)
    if wizard.fresh and not only_writing:
        demand_fresh()
    return wizard


def asked_first(wizard: Wizard, step: Step, answers: Answers, form: Form, draft_id: int | None) -> ResponseReturnValue | None:
    """The question once more, when the text is one to ask about and that has not been done: nothing typed is lost, and the next tap saves."""
    text = request.form.get("answer", "")[:LONGEST]
    if "asked" in request.form or not doubts(step, text, lambda: answers):
        return None
    draft_id = write(wizard, draft_id, step.name, text)
    g.again = url_for(".ask", name=wizard.name, draft_id=draft_id, step_name=step.name)  # where the same form, sent twice, leads
    return question(wizard, step, answers, form, draft_id, doubt=True)


def write(wizard: Wizard, draft_id: int | None, step: str, text: str) -> int:
    """Keeps what is being written, which is no answer yet; returns the draft it is in. The name of the question is in clear there."""
    if not wizard.asks(step):
        abort(404)
    if draft_id is None:
        return start_draft(current_user.id, wizard.name, {**given(wizard), TYPED: {step: text}}, step).id
    read_draft(current_user.id, draft_id, wizard.name)
    with suppress(Conflict):  # a save that comes after the form itself has nothing left to keep
        change_answers(current_user.id, draft_id, lambda now: {**now, TYPED: {**now.get(TYPED, {}), step: text}}, step)
    return draft_id


def keep(name: str, draft_id: int | None = None, step_name: str = "") -> list[Any]:
    """An answer that came when one must first sign in again: what was typed is kept, and the question shows it."""
    wizard, sent = WIZARDS.get(name) or abort(404), request.form
    if draft_id is None and (begun := number(sent.get("draft"))):
        draft_id, step_name = begun, sent.get("step", "")
    elif draft_id is None:
        step = wizard.gap(given(wizard)) or abort(404)
        step_name = step.name
    draft_id = write(wizard, draft_id, step_name, sent.get("answer", "")[:LONGEST])
    return ["wizard.ask", {"name": name, "draft_id": draft_id, "step_name": step_name[:100]}]


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
    form = step.form_of(answers)(formdata=MultiDict(sent) if sent is not None else None)
    form.query = request.values.get("q", "")
    form.searching = "q" in request.form and "answer" not in request.form
    form.prepare(current_user.id, answers)
    return form


def put(wizard: Wizard, answers: Answers, step: Step, value: Any) -> Answers:
    """The answers with this one given; what is being written for other questions stays."""
    writing = {name: text for name, text in answers.get(TYPED, {}).items() if name != step.name}
    return {**wizard.put(answers, step, value), **({TYPED: writing} if writing else {})}


def question(
    wizard: Wizard, step: Step, answers: Answers, form: Form, draft_id: int | None = None, code: int = 200, doubt: bool = False
) -> ResponseReturnValue:
    before = wizard.before(step, answers)
    place, total = wizard.number(step, answers)
    return page(
        form.template,
        form.fragment,
        code=code,
        wizard=wizard,
        step=step,
        form=form,
        draft_id=draft_id,
        action=url_for(".answer", name=wizard.name, draft_id=draft_id, step_name=step.name) if draft_id else here(wizard, ".first_answer"),
        keeps_at=here(wizard, ".typing"),
        number=None if step.optional else place,
        total=total if wizard.settled(step) else None,
        page_code=question_code(wizard.name, wizard.steps.index(step) + 1),
        back=url_for(".ask", name=wizard.name, draft_id=draft_id, step_name=before.name) if draft_id and before else "",
        value=answers.get(step.name, form.known),
        typed=answers.get(TYPED, {}).get(step.name),
        who_sees="" if wizard.checked else wizard.who_sees(answers),
        errors=form.problems() if code == 422 else [],
        doubt=doubt,
        lesson=offered(for_wizard(wizard.name)) if draft_id is None and code == 200 and request.method == "GET" else None,
        carried={**here_given(wizard), "ny": wizard.name, **({"utkast": draft_id, "steg": step.name} if draft_id else {})},
        guide=guide_to(wizard.guide(answers)) if draft_id and step.name == wizard.guided_at and code == 200 else None,
    )


def here(wizard: Wizard, endpoint: str) -> str:
    """The address of an endpoint of the wizard, with what it was given and nothing else of what stood in the address."""
    return url_for(endpoint, name=wizard.name, **here_given(wizard))


def here_given(wizard: Wizard) -> dict[str, str]:
    return {name: request.args[name] for name in wizard.given if name in request.args}


def onward(wizard: Wizard, draft_id: int, answers: Answers) -> ResponseReturnValue:
    """To the first gap on the path, else the check page, else straight to what the wizard is for."""
    step = wizard.gap(answers)
    if step:
        return redirect(url_for(".ask", name=wizard.name, draft_id=draft_id, step_name=step.name), 303)
    if wizard.checked or request.method == "GET":
        return redirect(url_for(".check", name=wizard.name, draft_id=draft_id), 303)
    return redirect(done(wizard, draft_id, answers), 303)


def done(wizard: Wizard, draft_id: int, answers: Answers) -> str:
    ready = wizard.ahead(current_user.id, wizard.kept(answers))
    try:
        return finish_draft(current_user.id, draft_id, lambda kept: wizard.finish(current_user.id, kept), ready)
    except Changed as changed:
        changed.again = url_for(".finish", name=wizard.name, draft_id=draft_id)  # everything typed is in the draft
        raise


def doubts(step: Step, text: str, answers: Callable[[], Answers]) -> bool:
    """Whether to ask if a text in somebody's own words needs what it holds."""
    form = step.form_of(answers())
    if issubclass(form, LineForm) or (issubclass(form, TextForm) and form.of_names):
        return seldom_needed(text)
    return issubclass(form, TextForm) and doubtful(text, lambda: known_names(current_user.id, answers()))
