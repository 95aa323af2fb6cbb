"""A page as a browser without scripts understands it: headings, ids, fields with their labels, forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "use", "wbr"}
FIELDS = {"input", "select", "textarea"}


@dataclass
class Tag:
    name: str
    attrs: dict[str, str]
    inside: tuple["Tag", ...]  # the tags it stands in, outermost first
    text: str = ""


@dataclass
class Page(HTMLParser):
    """All tags of the page in order, each with the text below it."""

    html: str
    tags: list[Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[Tag] = []
        self.feed(self.html)

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = Tag(name, {key: value or "" for key, value in attrs}, tuple(self.open))
        self.tags.append(tag)
        if name not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(name, {key: value or "" for key, value in attrs}, tuple(self.open)))

    def handle_endtag(self, name: str) -> None:
        if name not in VOID:
            assert self.open, f"</{name}> without a start"
            assert self.open[-1].name == name, f"</{name}> ends <{self.open[-1].name}>"
            self.open.pop()

    def handle_data(self, text: str) -> None:
        for tag in self.open:
            tag.text += text

    def named(self, *names: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name in names]

    @property
    def ids(self) -> list[str]:
        return [tag.attrs["id"] for tag in self.tags if "id" in tag.attrs]

    @property
    def title(self) -> str:
        return " ".join(self.named("title")[0].text.split())

    def within(self, outer: Tag, *names: str) -> list[Tag]:
        return [tag for tag in self.named(*names) if outer in tag.inside]

    def unlabelled(self) -> list[str]:
        """Fields a person sees that nothing names."""
        targets = {tag.attrs.get("for") for tag in self.named("label")}
        shown = [tag for tag in self.named(*FIELDS) if tag.attrs.get("type") != "hidden"]
        return [tag.attrs.get("name", "?") for tag in shown if tag.attrs.get("id") not in targets and "aria-label" not in tag.attrs]

    def hidden(self, form: Tag) -> list[str]:
        return sorted(tag.attrs.get("name", "") for tag in self.within(form, "input") if tag.attrs.get("type") == "hidden")


def words(page: Page) -> str:
    """The visible text of the page's middle."""
    return " ".join(page.named("main")[0].text.split())
