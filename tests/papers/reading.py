"""What a printed paper says, read by other programs than those that made it."""

import re
from io import BytesIO
from typing import Any

import pypdfium2
from docx import Document

# What a hole in a paper looks like: an empty place, a fact that was not put in, a programmer's word.
HOLES = re.compile(r"_{3,}|\.{4,}|[{}]|\bNone\b|\bFalse\b|LazyProxy|\[!?[a-z-]+[=\]]")


def in_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "\n")


def in_word(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [paragraph.text for section in document.sections for paragraph in section.header.paragraphs]
    return "\n".join([*heads, *cells, *(paragraph.text for paragraph in document.paragraphs)])


def flat(text: str) -> str:
    """Without what stands between words: where a line breaks is the printer's own."""
    return "".join(text.split())


def styles(content: bytes) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in Document(BytesIO(content)).paragraphs]


def pages(content: bytes) -> Any:
    return pypdfium2.PdfDocument(content)
