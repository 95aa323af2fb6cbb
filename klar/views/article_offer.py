"""An article offered where it helps: in a case of its type, beside the lesson on it, and while one is opened."""

from typing import Any

from flask_login import current_user

from klar.access import listed
from klar.lessons import for_type as lessons_on
from klar.models.article import for_type
from klar.views.lesson_offer import offered


def guide_to(kind: str) -> Any | None:
    """The article to read on a type of case, when somebody has let one through. `kind` is a key of CASE_TYPES, or empty."""
    rows = listed(current_user.id, "article.read", for_type, type=f" {kind} ") if kind else []
    return rows[0] if rows else None


def offers(kind: str) -> dict[str, Any]:
    """What a case of this type offers to read and to learn."""
    return {"guide": guide_to(kind), "lesson": offered(lessons_on(kind))}
