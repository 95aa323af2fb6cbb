"""«Veiledning», for the advisers who write it: what waits, what is old, and each text until another lets it through."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed, may
from klar.actions.article import fetch_suggestions, publish_article, return_article, send_article, withdraw_article
from klar.case_types import SUGGESTIONS
from klar.db import today
from klar.forms import TextForm
from klar.htmx import page
from klar.i18n import _l
from klar.lix import HARD, lix
from klar.models.article import one_worked_on, worked_on
from klar.views.article_lines import blocks, kinds, standing
from klar.wizards.questions import number

views = Blueprint("article_work", __name__, url_prefix="/veiledning/arbeid")


class Why(TextForm):
    question = _l("Hva må rettes i teksten?")
    label = _l("Den som skrev teksten, leser dette")
    button, icon = _l("Send tilbake"), "undo"


@views.get("")
@access("article.make", "article.write")
def every() -> ResponseReturnValue:
    rows = listed(current_user.id, "article.write", worked_on)
    waiting = [row for row in rows if row.status == "waiting"]
    old = [row for row in rows if row not in waiting and not row.withdrawn and row.again_on and row.again_on < today()]
    rest = [row for row in rows if row not in (*waiting, *old)]
    begun = {row.key for row in rows}
    lists = [[(row, standing(row)) for row in part] for part in (waiting, old, rest)]
    return page("articles/work.html", waiting=lists[0], old=lists[1], rest=lists[2], suggested=any(one.key not in begun for one in SUGGESTIONS))


@views.post("/forslag")
@access("article.make", "article.write")
def suggest() -> ResponseReturnValue:
    fetch_suggestions(current_user.id)
    return redirect(url_for(".every"), 303)


@views.get("/<int:article_id>")
@access("article.make", "article.write")
def show(article_id: int) -> ResponseReturnValue:
    row = opened(article_id)
    return page(
        "articles/text.html",
        one=row,
        blocks=blocks(row.body),
        kinds=kinds(row.types),
        standing=standing(row),
        hard=lix(row.body) > HARD,
        reviews=may(current_user.id, "article.review", row.id),
    )


def opened(article_id: int) -> Any:
    """The newest version; 404 for whoever is no adviser."""
    fetch(current_user.id, "article.write", article_id)
    return listed(current_user.id, "article.write", one_worked_on, article=article_id)[0]


@views.post("/<int:article_id>/send")
@access("article.make", "article.write")
def send(article_id: int) -> ResponseReturnValue:
    send_article(current_user.id, article_id)
    return redirect(url_for(".show", article_id=article_id), 303)


@views.post("/<int:article_id>/publiser")
@access("article.make", "article.review")
def publish(article_id: int) -> ResponseReturnValue:
    publish_article(current_user.id, article_id, number(request.form.get("turn")))
    return redirect(url_for("articles.show", article_id=article_id), 303)


@views.get("/<int:article_id>/tilbake")
@access("article.make", "article.review")
def ask_back(article_id: int) -> ResponseReturnValue:
    return asked(article_id, Why(None))


@views.post("/<int:article_id>/tilbake")
@access("article.make", "article.review")
def send_back(article_id: int) -> ResponseReturnValue:
    form = Why(request.form)
    fetch(current_user.id, "article.review", article_id)
    if not form.validate():
        return asked(article_id, form)
    return_article(current_user.id, article_id, form.answer.data)
    return redirect(url_for(".show", article_id=article_id), 303)


def asked(article_id: int, form: Why) -> ResponseReturnValue:
    fetch(current_user.id, "article.review", article_id)
    back, action = url_for(".show", article_id=article_id), url_for(".send_back", article_id=article_id)
    return page("handovers/write.html", code=422 if form.errors else 200, form=form, errors=form.problems(), back=back, action=action)


@views.get("/<int:article_id>/trekk")
@access("article.make", "article.write")
def ask_withdraw(article_id: int) -> ResponseReturnValue:
    row = opened(article_id)
    return page("articles/withdraw.html", one=row) if not row.withdrawn else redirect(url_for(".show", article_id=article_id))


@views.post("/<int:article_id>/trekk")
@access("article.make", "article.write")
def withdraw(article_id: int) -> ResponseReturnValue:
    withdraw_article(current_user.id, article_id)
    return redirect(url_for(".every"), 303)
