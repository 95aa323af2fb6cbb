"""Every word of Klar: what is marked for translation, and what stands in templates without being marked."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from jinja2 import Environment

from tests.shape.reading import ROOT

KEYWORDS = {"_": None, "_l": None, "_n": (1, 2), "gettext": None, "ngettext": (1, 2)}
METHODS = [(m["pattern"], m["method"]) for m in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]]
WORD = re.compile(r"[A-Za-zÆØÅæøåÁáČčĐđŊŋŠšŦŧŽž]+")


@cache
def messages() -> dict[str, list[str]]:
    """Each text that is marked, by itself (of two forms the first), with the files it stands in."""
    found: dict[str, list[str]] = {}
    for file, _line, text, _comments, _context in extract_from_dir(ROOT, METHODS, keywords=KEYWORDS):
        for one in text if isinstance(text, tuple) else (text,):
            found.setdefault(one, []).append(file)
    return found


@cache
def template() -> Catalog:
    """The catalogue as it should be: every text that stands in the code."""
    catalogue = Catalog()
    for _file, _line, text, _comments, context in extract_from_dir(ROOT, METHODS, keywords=KEYWORDS):
        catalogue.add(text, context=context)
    return catalogue


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is filled in counts as one word."""
    plain = re.sub(r"%\(\w+\)s", "X", text)
    plain = re.sub(r"\b(kl|ca|nr|jf|f\.eks|bl\.a)\.", r"\1", plain, flags=re.IGNORECASE)
    return [part for part in re.split(r"(?<=[.!?:])\s+|\n", plain) if WORD.search(part)]


def length(sentence: str) -> int:
    return len(re.findall(r"\S*\w\S*", sentence))


def bare(path: Path) -> Iterator[tuple[int, str]]:
    """Words in a template that a reader sees and that nobody marked: outside tags, and in attributes that are read out."""
    # an address or a class in a block of its own; attributes that a macro writes
    source = re.sub(r"\{% block (back|body_class) %\}.*?\{% endblock %\}", "", path.read_text())
    text = ""
    for _line, kind, value in Environment().lex(source):
        text += value if kind == "data" else "\n" * value.count("\n") + ("" if kind.startswith(("comment", "block")) else "·")
    for pattern in (r"<(script|style|svg)\b.*?</\1>", r"<!--.*?-->"):
        text = re.sub(pattern, lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    for attribute in re.finditer(r'\s(?:aria-label|alt|title|placeholder|data-offline|data-failed)="([^"]*)"', text):
        if WORD.search(attribute[1].replace("·", "")):
            yield text[: attribute.start()].count("\n") + 1, attribute[1]
    # quotes keep a ">" inside an attribute from ending the tag
    for number, line in enumerate(re.sub(r"<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL).split("\n"), 1):
        line = re.sub(r'[\w-]+="[^"]*"', "", line.replace("·", ""))
        if WORD.search(line):
            yield number, line.strip()
