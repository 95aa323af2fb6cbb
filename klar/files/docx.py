"""Whether bytes are a Word document of words and pictures only: no macro, nothing embedded, nothing fetched from elsewhere."""

import re
import zlib
from html import unescape
from io import BytesIO
from stat import S_ISLNK
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile, ZipInfo

from klar.files.kinds import Refused

CONTENTS, WORDS = "[Content_Types].xml", "word/document.xml"
PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HARMLESS = {"xml", "rels", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp", "odttf"}
MOST_PARTS, MOST, MOST_RELATIONS, RATIO = 2_000, 60_000_000, 1_000_000, 200
LOCKED = 0x1  # of a part's flags
DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
# A field is written in pieces between where it begins and what it shows. These fetch another file, or start a program.
FIELDS = re.compile(rb'fldCharType\s*=\s*["\'](begin)|instrText\b[^>]{0,80}>([^<]*)|:instr\s*=\s*["\']([^<>]*)')
FETCHES = re.compile(r"^[^\w\n]{0,50}(DDE|DDEAUTO|DATABASE|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK)\b", re.IGNORECASE | re.MULTILINE)
LINK, PAGE = "/relationships/hyperlink", "/relationships/aFChunk"
WEB = ("http://", "https://", "mailto:", "tel:", "#")


def check(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as document:
            parts = document.infolist()
            _sound(parts, content)
            for part in parts:
                _harmless(part, document.read(part))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, ElementTree.ParseError) as error:
        raise Refused("broken") from error
    return "docx"


def _sound(parts: list[ZipInfo], content: bytes) -> None:
    """Before anything is unpacked: the parts of a Word document, under plain names, and no more than fits."""
    names = [part.orig_filename for part in parts]
    if not {CONTENTS, WORDS} <= set(names):
        raise Refused("unknown")
    if len(set(names)) != len(names) or any(_strays(name) for name in names) or any(S_ISLNK(part.external_attr >> 16) for part in parts):
        raise Refused("broken")
    if any(part.flag_bits & LOCKED for part in parts):
        raise Refused("locked")
    whole = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or whole > MOST or whole > RATIO * len(content) or any(_relates(part) and part.file_size > MOST_RELATIONS for part in parts):
        raise Refused("large")


def _relates(part: ZipInfo) -> bool:
    return part.filename.lower().endswith(".rels")


def _strays(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or bool(re.search(r"[\\:\x00-\x1f]", name))


def _harmless(part: ZipInfo, content: bytes) -> None:
    name = part.filename.lower()
    if name.endswith("/"):
        return
    if name.rsplit(".", 1)[-1] not in HARMLESS or "/embeddings/" in name or "vba" in name:
        raise Refused("holds")
    if name.endswith((".xml", ".rels")) and DECLARES.search(content.replace(b"\0", b"")):
        raise Refused("runs")
    if name.endswith(".xml") and FETCHES.search(_fields(content)):
        raise Refused("fetches")
    if part.filename == CONTENTS and (PLAIN not in content or b"macroEnabled" in content):
        raise Refused("runs")
    if _relates(part):
        _stays_here(content)


def _fields(content: bytes) -> str:
    """What the fields say, each on a line of its own."""
    found = FIELDS.finditer(content.replace(b"\0", b""))
    said = b"".join(b"\n" if each[1] else b"\n" + each[3] if each[3] else each[2] for each in found)
    return unescape(said.decode(errors="replace"))


def _stays_here(content: bytes) -> None:
    """Its parts point to each other; to the web only by links that somebody must press."""
    for each in ElementTree.fromstring(content).iter():
        to, outside = each.get("Target", ""), each.get("TargetMode", "").lower() == "external"
        linked = each.get("Type", "").endswith(LINK)
        if each.get("Type", "").endswith(PAGE):
            raise Refused("holds")
        if outside and not (linked and to.lower().startswith(WEB)) or not outside and "://" in to:
            raise Refused("fetches")
