"""Several pictures as one PDF, and the pictures out of it again."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from klar.files import MOST_PAGES, Refused, decide, pages_in, pdf_of, received_page
from tests.files.papers import pdf
from tests.files.pictures import HEIC, four, held, saved
from tests.files.test_pictures import corners, near


def page(content: bytes) -> bytes:
    return received_page(BytesIO(content))


def drawn(content: bytes, number: int) -> Image.Image:
    """The picture on a page, without the white around it."""
    sheet = pypdfium2.PdfDocument(content)[number].render(scale=1).to_pil()

    return sheet.crop(ImageChops.invert(sheet.convert("RGB")).getbbox())


def test_the_pictures_are_the_pages_in_their_order() -> None:
    pages = [page(content) for content in (held(6), held(3, "PNG"), HEIC, saved(four(30, 40).convert("L")))]
    whole = pdf_of(pages)
    assert decide(whole) == "pdf" and pages_in(whole) == pages and len(pypdfium2.PdfDocument(whole)) == 4


def test_a_page_is_upright_whole_and_on_a4() -> None:
    whole = pdf_of([page(held(6)), page(saved(four(30, 40)))])
    assert near(corners(drawn(whole, 0)))
    assert [tuple(map(round, sheet.get_size())) for sheet in pypdfium2.PdfDocument(whole)] == [(842, 595), (595, 842)]


def test_a_large_picture_becomes_no_finer_than_print() -> None:

    assert max(Image.open(BytesIO(page(saved(four(5000, 4000))))).size) == 2339


@pytest.mark.parametrize("content", [pdf(), b"Tekst", b"MZ\0\0"])
def test_only_a_picture_is_a_page(content: bytes) -> None:
    with pytest.raises(Refused):
        page(content)


def test_a_paper_has_an_end() -> None:
    small = page(held(1))
    assert len(pages_in(pdf_of([small] * MOST_PAGES))) == MOST_PAGES
    with pytest.raises(Refused, match="pages"):
        pdf_of([small] * (MOST_PAGES + 1))
    with pytest.raises(Refused, match="large"):
        pdf_of([small + bytes(7_000_000)] * 3)


def test_what_looks_like_a_page_inside_a_picture_is_none() -> None:
    sly = page(held(1)) + b"/Filter/DCTDecode/Length 3>>stream\nabc"
    assert pages_in(pdf_of([sly, page(held(3))]))[0] == sly
