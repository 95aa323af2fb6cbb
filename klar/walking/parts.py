"""What stands on a page, in its order, with nothing left in it that can be tapped or sent."""

from html.parser import HTMLParser

from klar.i18n import _
from klar.recorded import Page, Part

VOID = {"br", "hr", "img", "input", "link", "meta", "use"}
BLOCKS = {"h1": "title", "h2": "heading", "h3": "heading", "label": "field"} | dict.fromkeys(("p", "li", "legend", "summary", "dt", "dd", "td", "th"), "text")
BY_CLASS = ("back", "more", "says", "notice", "answer", "row", "link")
TAPPED = {"back", "more", "act", "danger", "quiet", "row", "answer", "link", "help"}


class Parts(HTMLParser):
    """Feed it a page; `own` are the texts that stand on everybody's."""

    def __init__(self, own: frozenset[str]):
        super().__init__()
        self.own, self.found = {_(text) for text in own}, []
        self.inside: list[tuple[str, bool]] = []  # each tag, and whether it is out of sight
        self.kind, self.words, self.swapped = "text", {"": "", "b": "", "small": ""}, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag == "input":
            self.filled_in(given.get("type") or "text")
        if tag == "br":
            self.handle_data(" ")
        if tag in VOID:
            return
        out = "hidden" in given or "along" in classes or "code" in classes or tag in ("head", "script", "textarea", "svg")
        self.inside.append((tag, out or bool(self.inside and self.inside[-1][1])))
        if tag in ("a", "button"):
            self.begin(kind_of(classes))
            self.swapped = "says" in classes
        elif tag in BLOCKS and self.kind not in TAPPED:
            self.begin(BLOCKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:  # written with a slash
            return
        self.inside.pop()
        if tag in ("a", "button") or (tag in BLOCKS and self.kind not in TAPPED):
            self.begin("text")

    def handle_data(self, data: str) -> None:
        if not self.inside or self.inside[-1][1]:
            return
        tags = {tag for tag, _out in self.inside[-3:]}
        self.words["small" if "small" in tags else "b" if "b" in tags and self.kind in TAPPED else ""] += data

    def filled_in(self, how: str) -> None:
        """A box to tick stands in its label, a file's field after it."""
        if how in ("checkbox", "radio"):
            self.kind = "tick"
        elif how == "file" and self.found and self.found[-1].kind == "field":
            self.found[-1] = self.found[-1]._replace(kind="file")

    def begin(self, kind: str) -> None:
        """What came before ends here."""
        plain, bold, small = (" ".join(text.split()) for text in self.words.values())
        text, note = (bold or plain, small) if not self.swapped else (small, bold)
        if text or note:
            own = text in self.own or self.kind not in TAPPED - {"back", "more", "help"} | {"tick"}
            self.found.append(Part(self.kind, *((text, note) if text else (note, "")), own))
        self.kind, self.words, self.swapped = kind, {"": "", "b": "", "small": ""}, False


def kind_of(classes: list[str]) -> str:
    """What is tapped, by how it looks."""
    if "act" in classes:
        return next((one for one in ("danger", "quiet") if one in classes), "act")
    if "help" in classes:
        return "help"
    return {"says": "row", "notice": "row"}.get(found := next((one for one in BY_CLASS if one in classes), "link"), found)


def parts_of(html: str, own: frozenset[str]) -> Page:
    parser = Parts(own)
    parser.feed(html.partition("<body")[2].partition(">")[2].partition("</body>")[0])
    return parser.found
