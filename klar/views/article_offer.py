"""An article offered where it helps: in a case of its type, beside the lesson on it, and while one is opened."""

from typing import Any, NamedTuple

from flask_login import current_user

from klar.access import listed
from klar.lessons import for_type as lessons_on
from klar.models.article import for_type, offered_with_lessons
from klar.views.lesson_offer import latest, offered


class Guide(NamedTuple):
    id: int
    title: str


def guide_to(kind: str) -> Guide | None:
    """The article to read on a type of case, when somebody has let one through. `kind` is a key of CASE_TYPES, or empty."""
    rows = listed(current_user.id, "article.read", for_type, type=f" {kind} ") if kind else []
    return Guide(rows[0].id, rows[0].title) if rows else None


def offers(kind: str) -> dict[str, Any]:
    """What a case of this type offers to read and to learn; nothing without a type."""
    rows = listed(current_user.id, "article.read", offered_with_lessons, type=f" {kind} ") if kind else []
    guide = Guide(rows[0].guide, rows[0].title) if rows and rows[0].guide else None
    return {"guide": guide, "lesson": offered(lessons_on(kind), latest(row for row in rows if row.lesson))}
