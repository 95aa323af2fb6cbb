"""Pictures of pages as one PDF: the pictures lie in it as they are, one to a page of A4, and can be taken out again."""

import re
from itertools import pairwise

from klar.files.kinds import LARGEST, Refused

A4 = (595, 842)  # points
MOST_PAGES = 40
FRAME = re.compile(rb"\xff[\xc0-\xc2]..(.)(..)(..)(.)", re.DOTALL)  # bits, height, width, colours
PICTURE = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n"
HELD = re.compile(rb"/Filter/DCTDecode/Length (\d+)>>stream\n")


def pdf_of(pages: list[bytes]) -> bytes:
    """`pages` are JPEGs as encoder.py makes them, at least one. Raises Refused when it is more than one file may be."""
    if len(pages) > MOST_PAGES:
        raise Refused("pages")
    kids = b" ".join(b"%d 0 R" % (3 + 3 * at) for at in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))]
    for at, page in enumerate(pages):
        objects += _page(page, 3 + 3 * at)
    whole = _whole(objects)
    if len(whole) > LARGEST:
        raise Refused("large")
    return whole


def pages_in(pdf: bytes) -> list[bytes]:
    """The pictures of what pdf_of made."""
    found, at = [], 0
    while held := HELD.search(pdf, at):
        at = held.end() + int(held[1])
        found.append(pdf[held.end() : at])
    return found


def _page(picture: bytes, number: int) -> list[bytes]:
    """The page, what draws it, and its picture: three objects from `number` on."""
    frame = FRAME.search(picture)
    height, width = (int.from_bytes(frame[place]) for place in (2, 3))
    sheet = A4 if height >= width else A4[::-1]
    scale = min((side - 40) / length for side, length in zip(sheet, (width, height), strict=True))
    wide, high = width * scale, height * scale
    drawn = b"q %.2f 0 0 %.2f %.2f %.2f cm /P Do Q" % (wide, high, (sheet[0] - wide) / 2, (sheet[1] - high) / 2)
    refers = b"/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>" % (number + 1, number + 2)
    about = PICTURE % (width, height, b"DeviceGray" if frame[4] == b"\x01" else b"DeviceRGB", len(picture))
    return [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]%s>>" % (*sheet, refers),
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        about + picture + b"\nendstream",
    ]


def _whole(objects: list[bytes]) -> bytes:
    parts = [b"%PDF-1.7\n", *(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1))]
    places = [0]
    for part in parts:
        places.append(places[-1] + len(part))
    table = b"".join(b"%010d 00000 n \n" % begins for begins, _ends in pairwise(places[1:]))
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join(parts) + end % (len(parts), table, len(parts), places[-1])
