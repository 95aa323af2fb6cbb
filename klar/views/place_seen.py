"""Where in Klar an answer has brought somebody, in numbers and marks: for a helper who sees the same over the phone."""

from html.parser import HTMLParser
from typing import Any

from klar.actions.guiding_seen import Place
from klar.forms import Form
from klar.i18n import speaking
from klar.views.own_words import error_marks, literals, marks, of_form

DATA = {"says", "notice"}  # what such a link says is somebody's answer, or what hastes
CLOSED = {"along", "foot"}  # the strip that says who sees, and where one calls: they talk already


class Buttons(HTMLParser):
    """The links and buttons of a page, as they are named: in bold where something is, and whether it is the green one.

    Its own stand first, then the way back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []
        self.above = 0  # how many stand above the page itself
        self.inside, self.bold, self.closed = "", 0, False
        self.all, self.name, self.green = "", "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = {*(dict(attrs).get("class") or "").split()}
        self.closed |= bool(CLOSED & classes)
        if tag in ("a", "button") and not self.closed:
            self.inside, self.all, self.name, self.bold = tag, "", "", 0
            self.green, self.data = classes == {"act"}, bool(DATA & classes)
        elif tag == "b":
            self.bold += 1
        elif tag == "main":
            self.above = len(self.found)

    def handle_endtag(self, tag: str) -> None:
        self.closed = self.closed and tag != "section"
        if tag == "b":
            self.bold += 1
        elif tag == self.inside:
            said = " ".join((self.name or self.all).split())
            self.found.append(("" if self.data else said, self.green))
            self.inside = ""

    def handle_data(self, data: str) -> None:
        self.all += data
        if self.bold == 1:  # inside the first one
            self.name += data


def place_of(html: str, template: str, values: dict[str, Any], page_code: int) -> Place:
    """`template` and `values` are what the page was made of."""
    form, wizard, step = (values.get(name) for name in ("form", "wizard", "step"))
    form = form if isinstance(form, Form) else None
    asks = bool(wizard and form and step and isinstance(step.form, type))
    own = own_texts(template, wizard, type(form) if asks else None)
    page = f"{wizard.name}/{step.name if asks else template.rpartition('/')[2]}" if wizard else template
    number, total = (values.get(name) if form and wizard else None for name in ("number", "total"))
    wrong = [str(each[1]) for each in values.get("errors") or ()] or ([values["title"]] if template.startswith("errors/") and "title" in values else [])
    return Place(page_code, page, number or 0, total or 0, " ".join(named(html, own)), " ".join(error_marks(wrong)))


def own_texts(template: str, wizard: Any, question: type[Form] | None) -> frozenset[str]:
    """The texts of Klar's own that may stand on such a page."""
    own = literals(template) | (of_form(question) if question else frozenset())
    if wizard:
        with speaking("nb"):
            own |= {str(wizard.action)}
    return own


def named(html: str, own: frozenset[str]) -> list[str]:
    """The marks of the page's buttons, each once; those that are somebody's data as how many stand there."""
    parser, told, rows = Buttons(), [], 0
    parser.feed(html)
    found = parser.found[parser.above :] + parser.found[: parser.above]
    for (_said, green), mark in zip(found, marks((said for said, _green in found), own), strict=True):
        if not mark:
            rows += 1
            continue
        told += [f"-{rows}"] * bool(rows)
        rows = 0
        if mark not in told and f"{mark}!" not in told:
            told.append(f"{mark}!" if green else mark)
    return told + [f"-{rows}"] * bool(rows)
