"""«Lær»: short lessons. A card a page, a question, and back to where one came from."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ROLE_RULES, SIGNED_IN, access
from klar.actions.learning import finish_lesson, put_lesson_away
from klar.deadlines import DISCLAIMER
from klar.htmx import page
from klar.lessons import LESSONS, Lesson
from klar.views.lesson_offer import GIVEN, finished, for_me, way_back

views = Blueprint("learn", __name__, url_prefix="/laer")


@views.get("")
@access(SIGNED_IN)
def every() -> ResponseReturnValue:
    done = finished()
    new = [one for one in LESSONS.values() if done.get(one.key, 0) < one.version]
    mine, others = [one for one in new if for_me(one)], [one for one in new if not for_me(one)]
    follows = bool(current_user.holds(ROLE_RULES["follow.call"]))
    return page("learn/list.html", mine=mine, others=others, done=[one for one in LESSONS.values() if one not in new], changed=done.keys(), follows=follows)


@views.get("/<lesson>/<int:number>")
@access(SIGNED_IN)
def card(lesson: str, number: int) -> ResponseReturnValue:
    found = find(lesson)
    if not 1 <= number <= len(found.cards):
        abort(404)
    return page("learn/card.html", lesson=found, card=found.cards[number - 1], number=number, total=len(found.cards), way=way_back())


@views.get("/<lesson>/sporsmal")
@access(SIGNED_IN)
def question(lesson: str) -> ResponseReturnValue:
    return page("learn/question.html", lesson=find(lesson), way=way_back())


@views.post("/<lesson>/sporsmal")
@access(SIGNED_IN)
def answer(lesson: str) -> ResponseReturnValue:
    """The right answer finishes the lesson; another is told of kindly, and leads back to the question."""
    found, carried, said = find(lesson), way_back().carried, request.form.get("answer", "")
    chosen = found.choices().get(said) or abort(400)
    if not chosen.right:
        return redirect(url_for(".other", lesson=lesson, choice=said, **carried), 303)
    finish_lesson(current_user.id, lesson)
    return redirect(url_for(".done", lesson=lesson, **carried), 303)


@views.get("/<lesson>/svar/<choice>")
@access(SIGNED_IN)
def other(lesson: str, choice: str) -> ResponseReturnValue:
    found = find(lesson)
    chosen = found.choices().get(choice)
    if chosen is None or chosen.right:
        abort(404)
    return page("learn/other.html", lesson=found, chosen=chosen, way=way_back())


@views.get("/<lesson>/ferdig")
@access(SIGNED_IN)
def done(lesson: str) -> ResponseReturnValue:
    found, way = find(lesson), way_back()
    if finished().get(lesson) != found.version:
        return redirect(url_for(".card", lesson=lesson, number=1, **way.carried))
    said = next(one.said for one in found.answers if one.right)
    return page("learn/done.html", lesson=found, said=said, way=way, disclaimer=DISCLAIMER if found.rules else "")


@views.post("/<lesson>/skjul")
@access(SIGNED_IN)
def put_away(lesson: str) -> ResponseReturnValue:
    put_lesson_away(current_user.id, find(lesson).key)
    return redirect(way_back().href, 303)


for view in (card, question, done):
    view.given = GIVEN  # come back to after signing in once more


def find(key: str) -> Lesson:
    return LESSONS.get(key) or abort(404)
