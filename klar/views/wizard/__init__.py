"""One set of views runs every wizard: a question a page, a check page, and the draft in between."""

from klar.views.wizard.late import views

__all__ = [
    "views",
]
