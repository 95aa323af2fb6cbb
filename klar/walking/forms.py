"""The links and forms of a page, and what to fill in to come on from it."""

from datetime import timedelta
from html.parser import HTMLParser
from typing import Any, NamedTuple

from klar.crypto import token
from klar.db import today

TRIES = (("Et eksempel", -3), ("50", 30), ("00000001", -1), ("10.00", 90), ("1", 0), ("10–15", 60), ("Hei\nHvordan går det?\nTakk", 60))  # a text, and days from today: the first that a question takes


class Form(NamedTuple):
    action: str
    method: str
    fields: dict[str, tuple[str, str]]  # of each its type and what stands in it
    buttons: list[tuple[str, str]]  # the name and value of each


class Ways(HTMLParser):
    """All that leads on from a page."""

    def __init__(self, html: str):
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self.forms.append(Form(given["action"], given["method"], {}, []))
            self.open = True
        elif self.open and tag in ("input", "textarea") and "name" in given:
            self.forms[-1].fields[given["name"]] = given.get("type", "text"), given.get("value", "")
        elif self.open and tag == "button":
            self.forms[-1].buttons.append((given.get("name", ""), given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "form"


def filled(form: Form, button: tuple[str, str], nth: int) -> dict[str, Any]:
    """The form as sent by one of its buttons, with the nth of the texts to try."""
    text, days = TRIES[nth]
    on = today() + timedelta(days=days)
    dates = {"day": on.day, "month": on.month, "year": on.year}
    said = {name: value if kind == "hidden" else dates.get(name.rpartition("_")[2], text) for name, (kind, value) in form.fields.items()}
    return said | {"once": token()} | ({button[0]: button[1]} if button[0] else {})
