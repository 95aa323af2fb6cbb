"""Mine saker and the case page."""

from klar.views.cases.routes import views

__all__ = [
    "views",
]
