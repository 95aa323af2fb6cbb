"""Guidance: written by one adviser, sent to another, and let through or sent back by that one."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.actions.both import Saved, settle
from klar.audit import record
from klar.case_types import SUGGESTIONS
from klar.db import Conflict, atomic, now, today
from klar.fold import terms
from klar.models.article import Article, ArticleVersion
from klar.models.officer import Officer, held
from klar.models.role import ADVISERS

LASTS = timedelta(days=365)  # before a text is to be looked at again


def write_article(by: int, types: list[str], title: str, body: str, key: str | None = None) -> int:
    """A draft about these types of cases; returns its id. 404 when `by` is no adviser."""
    with atomic():
        made = Article.create(types=f" {' '.join(types)} ", key=key)
        _version(by, made, 1, title, body)
        _record("article.written", by, fetch(by, "article.write", made.id), 1)
    return made.id


def change_article(by: int, article_id: int, turn: int, title: str, body: str) -> None:
    """Saves the text as a draft. What was let through, or is another's draft, stands as it was, and this is the next version.

    Raises Changed when somebody has saved since `turn`.
    """
    with atomic():
        row, latest = _opened(by, "article.write", article_id)
        saved = Saved(row.turn, f"{latest.title}\n\n{latest.body}", Officer.get_by_id(latest.written_by_id).name, latest.written_at)
        if settle(f"{title}\n\n{body}", turn, saved, joins=False) is None:
            return
        number = row.latest
        if latest.reviewed_at or latest.written_by_id != by:
            number += 1
            _version(by, row, number, title, body)
        else:
            ArticleVersion.update(title=title, body=body, terms=_terms(row, title, body), written_at=now()).where(ArticleVersion.id == latest.id).execute()
        _change(row, status="draft", latest=number, turn=row.turn + 1)
        _record("article.written", by, row, number)


def send_article(by: int, article_id: int) -> None:
    """To the other advisers. One that is no draft stays as it is."""
    with atomic():
        row, latest = _opened(by, "article.write", article_id)
        if row.status == "draft":
            ArticleVersion.update(why="").where(ArticleVersion.id == latest.id).execute()
            _change(row, status="waiting")
            _record("article.sent", by, row, row.latest)


def return_article(by: int, article_id: int, why: str) -> None:
    """Back to a draft, with a line that says why. 404 when it does not wait for `by`."""
    with atomic():
        row, latest = _opened(by, "article.review", article_id)
        ArticleVersion.update(why=why).where(ArticleVersion.id == latest.id).execute()
        _change(row, status="draft")
        _record("article.returned", by, row, row.latest)


def publish_article(by: int, article_id: int, turn: int) -> None:
    """Everybody reads it from now on. Raises Conflict when it is not the text `by` has seen; 404 when it does not wait for `by`."""
    with atomic():
        row, latest = _opened(by, "article.review", article_id)
        if row.turn != turn:
            raise Conflict
        role = next(mandate.role for mandate in held(me=by, today=today()) if mandate.role in ADVISERS)
        told = {"reviewed_by": by, "reviewed_as": role, "reviewed_at": now(), "look_on": today() + LASTS}
        ArticleVersion.update(told).where(ArticleVersion.id == latest.id).execute()
        _change(row, status="published", published=row.latest, withdrawn=False)
        _record("article.published", by, row, row.latest)


def withdraw_article(by: int, article_id: int) -> None:
    """Nobody but the advisers reads it any more, until a version is let through again."""
    with atomic():
        row = fetch(by, "article.write", article_id)
        if not row.withdrawn:
            _change(row, withdrawn=True, status="draft" if row.status == "waiting" else row.status)
            _record("article.withdrawn", by, row, row.latest)


def fetch_suggestions(by: int) -> None:
    """Klar's own, as drafts that somebody must go through; each once."""
    with atomic():
        there = {row.key for row in Article.select(Article.key).where(Article.key.is_null(False))}
        for one in SUGGESTIONS:
            if one.key not in there:
                write_article(by, list(one.types), one.title, one.body, one.key)


def _opened(by: int, permission: str, article_id: int) -> tuple[Any, ArticleVersion]:
    row = fetch(by, permission, article_id)
    return row, ArticleVersion.get(ArticleVersion.article == row.id, ArticleVersion.number == row.latest)


def _version(by: int, row: Any, number: int, title: str, body: str) -> None:
    ArticleVersion.create(article=row.id, number=number, title=title, body=body, terms=_terms(row, title, body), written_by=by, written_at=now())


def _terms(row: Any, title: str, body: str) -> str:
    """What it is found by, what counts most first: the keys of its types are plain words too."""
    return terms(f"{title} {row.types} {body}")


def _change(row: Any, **values: Any) -> None:
    Article.update(values).where(Article.id == row.id).execute()


def _record(event: str, by: int, row: Any, version: int) -> None:
    record(event, officer=by, subject=row.id, rule=row.allowed_by, version=version)
