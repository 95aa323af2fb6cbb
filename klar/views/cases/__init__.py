"""Mine saker and the case page."""

from klar.views.cases import deadlines, ending, events, finding
from klar.views.cases.routes import views

__all__ = [
    "deadlines",
    "ending",
    "events",
    "finding",
    "views",
]
