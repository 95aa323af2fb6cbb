"""«Om saken»: what is known of a case, and what the law and good practice say of such a case."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.case import read_case
from klar.actions.case.facts import given, set_fact, turn
from klar.case_types import GUIDES, PAPERS, asked, in_words
from klar.crypto import keys
from klar.db import Conflict
from klar.deadlines import DISCLAIMER, RULES
from klar.htmx import page
from klar.models import sealed
from klar.models.case import parties
from klar.models.case_type import label_of
from klar.wizards.fact import form_of
from klar.wizards.questions import number

views = Blueprint("about", __name__, url_prefix="/saker/<int:case_id>/om")


@views.get("")
@access("case.read", "case.write")
def show(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    about, answers = read(case)
    facts = [(one, in_words(one, answers.get(one.name, ""))) for one in asks(case, about)]
    return page("cases/about.html", case=case, kind=label_of(about.get("type", "")), facts=facts, writes=case.may_also)


@views.get("/lov")
@access("case.read", "case.write")
def law(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    about, _answers = read(case)
    guide = GUIDES.get(about.get("type", "")) or abort(404)
    said = [rule for code in guide.deadlines for rule in RULES[code] if not rule.triggers]
    papers = [PAPERS[name] for name in guide.papers]
    kind = label_of(about["type"])
    return page("cases/law.html", case=case, kind=kind, guide=guide, said=said, papers=papers, writes=case.may_also, disclaimer=DISCLAIMER)


@views.get("/<fact>")
@access("case.write")
def ask(case_id: int, fact: str) -> ResponseReturnValue:
    return question(fetch(current_user.id, "case.write", case_id), fact)


@views.post("/<fact>")
@access("case.write")
def answer(case_id: int, fact: str) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id)
    one = find(case, fact)
    form = form_of(one)(formdata=request.form)
    if not form.validate():
        return question(case, fact, form, 422)
    try:
        set_fact(current_user.id, case_id, one, form.data["answer"], number(request.form.get("seen")))
    except Conflict:
        return question(fetch(current_user.id, "case.write", case_id), fact, form, 409)
    return redirect(url_for(".show", case_id=case_id), 303)


def read(case: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """What is sealed with the case, and the answers in it."""
    about = sealed.get(keys.unlock([case.key]).get(case.key), "case", case)
    return about, given(about)


def asks(case: Any, about: dict[str, Any]) -> list[Any]:
    return asked(about.get("type", ""), len(parties(case=case.id)))


def find(case: Any, name: str) -> Any:
    about, _answers = read(case)
    return next((one for one in asks(case, about) if one.name == name), None) or abort(404)


def question(case: Any, name: str, form: Any = None, code: int = 200) -> ResponseReturnValue:
    """The question, with what is answered; when somebody else has answered meanwhile, with both answers."""
    about, answers = read(case)
    one = find(case, name)
    meant = in_words(one, form.data["answer"]) if code == 409 else ""
    return page(
        "cases/fact.html",
        code=code,
        case=case,
        one=one,
        form=form or form_of(one)(formdata=None),
        value=answers.get(name, ""),
        now=in_words(one, answers.get(name, "")),
        meant=meant,
        seen=turn(about, name),
        errors=form.problems() if code == 422 else [],
    )
