"""Mine saker and the case page."""

from klar.views.cases import deadlines, events, finding
from klar.views.cases.routes import views

__all__ = [
    "deadlines",
    "events",
    "finding",
    "views",
]
