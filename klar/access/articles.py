"""The clauses of guidance: everybody reads what is let through, advisers write it, and another one lets it through."""

from typing import Any

from peewee import Expression, fn

from klar.access.clauses import units
from klar.models.article import Article, ArticleVersion
from klar.models.officer import selves
from klar.models.role import ADVISERS, ROLES


def article_to_read(me: Any, day: Any) -> Expression:
    """Let through, for whoever has a post at all."""
    return (Article.published > 0) & ~Article.withdrawn & fn.EXISTS(units(me, day, tuple(ROLES)))


def adviser(me: Any, day: Any) -> Expression:
    return fn.EXISTS(units(me, day, ADVISERS))


def article_waits(me: Any, day: Any) -> Expression:
    return (Article.status == "waiting") & adviser(me, day)


def wrote_it(me: Any, _day: Any) -> Expression:
    """Any of what has been written since the last time it was let through, by this or another number in the register."""
    mine = (ArticleVersion.number > Article.published) & ArticleVersion.written_by.in_(selves(me))
    return fn.EXISTS(ArticleVersion.select(ArticleVersion.id).where(ArticleVersion.article == Article.id, mine))
