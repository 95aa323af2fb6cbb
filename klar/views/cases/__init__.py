"""Mine saker and the case page."""

from klar.views.cases import finding
from klar.views.cases.routes import views

__all__ = [
    "finding",
    "views",
]
