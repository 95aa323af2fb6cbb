"""What a file is, by how it is built: its name and what the sender calls it count for nothing."""

import re

from klar.files import docx, pdf
from klar.files.kinds import Refused

HEIC = {b"heic", b"heix", b"heim", b"heis"}
# What a text begins with when it is a program, or a page that a browser would show.
NOT_TEXT = re.compile(rb"\s*(<|#!|\{\\rtf|%!PS|MIME-Version:|Content-Type:)", re.IGNORECASE)
PNG_END = b"IEND\xaeB`\x82"
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decide(content: bytes) -> str:
    """One of KINDS. Raises Refused."""
    if not content:
        raise Refused("empty")
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        if PNG_END not in content:  # Pillow would show the half that came
            raise Refused("broken")
        return "png"
    if content[4:8] == b"ftyp" and HEIC & _brands(content):
        return "heic"
    if content.startswith(b"%PDF-"):
        return pdf.check(content)
    if content.startswith(b"PK\x03\x04"):
        return docx.check(content)
    if as_text(content):
        return "text"
    raise Refused("unknown")


def _brands(content: bytes) -> set[bytes]:
    """What an ISO media file says it can be read as: four letters each, the second place being a version."""
    box = content[8 : min(int.from_bytes(content[:4], "big"), 200)]
    return {box[at : at + 4] for at in range(0, len(box), 4) if at != 4}


def as_text(content: bytes) -> str:
    """The words, in UTF-8 or else Windows' Latin-1; empty when there are bytes that only programs use."""
    if CONTROL.search(content) or NOT_TEXT.match(content[:1000].removeprefix(b"\xef\xbb\xbf")):
        return ""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
