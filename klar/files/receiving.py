"""A file as it comes in: measured while it is read, judged by how it is built, and pictures made anew."""

from typing import BinaryIO, NamedTuple

from klar.files.deciding import as_text, decide
from klar.files.kinds import LARGEST, PICTURES, Refused
from klar.files.pictures import encode, leaves


class Received(NamedTuple):
    """What will be kept. `original` is what was sent, of a picture that was made anew; else empty. `leaves`: the pages of a PDF, 0 when unknown."""

    kind: str
    content: bytes
    original: bytes = b""
    leaves: int = 0


def received_page(stream: BinaryIO) -> bytes:
    """A picture made anew as a page of a PDF: a JPEG no finer than print. Raises Refused."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("large")
    if (kind := decide(content)) not in (*PICTURES, "heic"):
        raise Refused("pictures")
    return encode(kind, content, page=True)


def received(stream: BinaryIO) -> Received:
    """Raises Refused, which says why in words."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("large")
    kind = decide(content)
    if kind == "text":
        return Received(kind, as_text(content).encode())
    if kind in ("pdf", "docx"):
        return Received(kind, content, leaves=leaves(content) if kind == "pdf" else 0)
    again = encode(kind, content)
    return Received(decide(again), again, content)
