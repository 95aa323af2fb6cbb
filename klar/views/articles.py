"""«Veiledning», for everybody: the articles by what they are about, one of them, and what has been changed in it."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ROLE_RULES, SIGNED_IN, access, fetch, listed
from klar.db import today
from klar.deadlines import DISCLAIMER
from klar.htmx import page
from klar.i18n import _, day, locale
from klar.models.article import articles, one_article, versions
from klar.models.role import ROLES
from klar.search import LONGEST, find_articles
from klar.views.article_lines import blocks, by_group, changed, on
from klar.views.lesson_offer import GIVEN, way_back

views = Blueprint("articles", __name__, url_prefix="/veiledning")


@views.get("")
@access(SIGNED_IN, "article.read")
def every() -> ResponseReturnValue:
    return shown(by_group(listed(current_user.id, "article.read", articles)))


@views.post("")
@access(SIGNED_IN, "article.read")
def find() -> ResponseReturnValue:
    """Sent as a form, as every search is: what is looked for says something of a case."""
    query = request.form.get("q", "")[:LONGEST].strip()
    return shown(by_group(find_articles(current_user.id, query)), query) if query else every()


def shown(groups: list, query: str = "") -> ResponseReturnValue:
    return page("articles/every.html", groups=groups, query=query, writes=bool(current_user.holds(ROLE_RULES["article.make"])))


@views.get("/<int:article_id>")
@access(SIGNED_IN, "article.read")
def show(article_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "article.read", article_id)
    rows = listed(current_user.id, "article.read", one_article, article=article_id)
    return read(rows[0]) if rows else redirect(url_for("article_work.show", article_id=article_id))


def read(row: Any) -> ResponseReturnValue:
    return page(
        "articles/show.html",
        one=row,
        blocks=blocks(row.body),
        reviewed=on(row.reviewed_at),
        role=ROLES[row.reviewed_as],
        old=row.look_on < today(),
        again=day(row.look_on, today()),
        aloud=locale() in ("nb", "nn"),  # a voice of another language would make nothing of it
        way=way_back(".every", _("Se mer veiledning")),
        disclaimer=DISCLAIMER,
    )


@views.get("/<int:article_id>/historie")
@access(SIGNED_IN, "article.read")
def history(article_id: int) -> ResponseReturnValue:
    """Each version that has been read, with what it changed in the one before."""
    fetch(current_user.id, "article.read", article_id)
    rows = listed(current_user.id, "article.read", versions, article=article_id)
    before = [f"{row.title}\n\n{row.body}" for row in rows[1:]] + [None] * bool(rows)
    told = [(row, on(row.reviewed_at), changed(then, f"{row.title}\n\n{row.body}") if then is not None else []) for row, then in zip(rows, before, strict=True)]
    return page("articles/history.html", article=article_id, versions=told)


show.given = GIVEN  # come back to after signing in once more
