"""A program of its own: a letter as JSON on standard input; its PDF and its Word document on standard output.

What is in the letter was typed by people. It reaches the typesetter as data and is never part of what it runs; and the program
has little memory and time, no file and no network (every descriptor is taken), and no setting or key of Klar's.
Out come four bytes that say how long the PDF is, the PDF, and the Word document.
"""

import json
import re
import resource
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FORM = Path(__file__).with_name("letter.typ")
MEMORY, SECONDS = 400_000_000, 20  # beyond what it has to begin with
CODES = {"nb": "nb-NO", "nn": "nn-NO"}
FONT = "Calibri"
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")  # shows nothing; neither XML 1.0 § 2.2 nor PDF/UA has a place for it
STYLES = {"text": "Normal", "title": "Title", "heading": "Heading 1", "list": "List Bullet", "numbered": "List Number"}


def main() -> None:
    form, document = FORM.read_bytes(), Document()  # whatever is read, is read now
    document.sections[0].header.is_linked_to_previous = False  # so is what a head is made from
    confine()
    letter = written(json.loads(sys.stdin.buffer.read()))
    printed = pdf(form, letter)
    sys.stdout.buffer.write(len(printed).to_bytes(4) + printed + word(document, letter))


def confine() -> None:
    had = Path("/proc/self/statm")
    memory = int(had.read_text().split()[0]) * resource.getpagesize() + MEMORY if had.exists() else resource.RLIM_INFINITY
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0, resource.RLIMIT_NOFILE: 3}
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def written(said: Any) -> Any:
    """The same letter without what cannot be written in one."""
    if isinstance(said, str):
        return UNWRITABLE.sub("", said)
    if isinstance(said, list):
        return [written(one) for one in said]
    return {key: written(one) for key, one in said.items()} if isinstance(said, dict) else said


def pdf(form: bytes, letter: dict[str, Any]) -> bytes:
    """Tagged, with title and language, so that it can be read aloud (PDF/UA-1). A sign that no font has is a box, and then the standard is not promised."""
    how = {"root": str(FORM.parent), "ignore_system_fonts": True, "sys_inputs": {"letter": json.dumps(letter)}}
    try:
        return typst.compile(form, pdf_standards=["ua-1"], **how)
    except typst.TypstError:
        return typst.compile(form, **how)


def word(document: Any, letter: dict[str, Any]) -> bytes:
    """With real headings, lists and language; A4."""
    prepare(document, letter)
    table = None
    for kind, text in letter["blocks"]:
        table = row(document, table, text) if kind == "row" else None
        if kind == "bars":
            for start in range(0, len(text), 3):
                table = row(document, table, text[start : start + 2])
            table = None
        if kind == "sign":
            sign(document, text[0])
        elif kind not in ("row", "bars"):
            for line in text:
                document.add_paragraph(line, style=STYLES[kind])
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def prepare(document: Any, letter: dict[str, Any]) -> None:
    page, about = document.sections[0], document.core_properties
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    about.title, about.language, about.author, about.comments = letter["title"], CODES[letter["lang"]], letter["left"], ""
    for name, size in {"Normal": 12, "Title": 22, "Heading 1": 14}.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    speak(document, CODES[letter["lang"]])
    head = page.header.paragraphs[0]
    head.text = f"{letter['left']}\t{letter['right']}"
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)


def speak(document: Any, code: str) -> None:
    """The language Word corrects by, of everything that says no other."""
    properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in properties.findall(qn("w:lang")):
        properties.remove(language)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    properties.append(language)


def row(document: Any, table: Any, text: list[str]) -> Any:
    """A line of the table of facts, which begins when there is none."""
    table = table or document.add_table(rows=0, cols=2)
    cells = table.add_row().cells
    for cell, words, width in zip(cells, text, (Cm(4.5), Cm(11.5)), strict=True):
        cell.width, cell.text = width, words
    cells[0].paragraphs[0].runs[0].bold = True
    return table


def sign(document: Any, name: str) -> None:
    """A line to sign on, and the name under it."""
    under = document.add_paragraph(name)
    under.paragraph_format.space_before, under.paragraph_format.right_indent = Pt(40), Cm(7)
    under.paragraph_format.keep_with_next = True  # all of them on one page
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in {"val": "single", "sz": "6", "space": "4", "color": "000000"}.items():
        top.set(qn(f"w:{key}"), value)
    border.append(top)
    under._p.get_or_add_pPr().append(border)


if __name__ == "__main__":
    main()
