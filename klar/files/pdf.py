"""Whether bytes are a whole PDF that runs nothing and holds no other file.

It is looked through, not read: the names that make a reader act are so long that no picture has them by chance, so they
are looked for everywhere, also in objects that are packed together.
"""

import re
import zlib
from collections.abc import Iterator

from klar.files.kinds import Refused

ACTIONS = rb"/(JavaScript|Launch|RichMedia|XFA|ImportData|SubmitForm|Rendition|GoTo3DView)(?![A-Za-z])"
RUNS = re.compile(ACTIONS + rb"|/OpenAction\s*<<(?![^>]{0,300}/S\s*/GoTo\b)")
HOLDS = re.compile(rb"/(EmbeddedFiles?|Filespec|GoToE)(?![A-Za-z])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # «/J#61vaScript» is the same name
END = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")
TABLE = re.compile(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)")
STREAM = re.compile(rb"\bstream\r?\n")
MOST = 50_000_000  # bytes, unpacked
MOST_ESCAPES, MOST_STREAMS, MOST_PACKED, LONGEST = 500_000, 50_000, 2_000, 2_000_000  # so that looking never takes long


def check(content: bytes) -> str:
    _whole(content)
    for part in (content, *_unpacked(content)):
        names = _names(part)
        for why, pattern in (("locked", LOCKED), ("runs", RUNS), ("holds", HOLDS)):
            if pattern.search(names):
                raise Refused(why)
    return "pdf"


def _whole(content: bytes) -> None:
    """It ends as a PDF ends, and its last words point to where its table begins."""
    end = END.search(content[-1100:])
    if not re.match(rb"%PDF-[12]\.\d", content) or not end or not TABLE.match(content[int(end[1]) :][:100]):
        raise Refused("broken")


def _names(part: bytes) -> bytes:
    if part.count(b"#") > MOST_ESCAPES:
        raise Refused("broken")
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The objects that are packed together. Packed in another way than the usual one, nobody knows what they do."""
    left, packed = MOST, 0
    for count, found in enumerate(STREAM.finditer(content)):
        near = content[max(0, found.start() - 2000) : found.start()]
        about = _names(near[near.rfind(b"obj") + 1 :])
        if count > MOST_STREAMS or packed > MOST_PACKED:
            raise Refused("large")
        if b"/ObjStm" in about:
            if re.findall(rb"/\w+Decode\b", about) != [b"/FlateDecode"] or b"/DecodeParms" in about:
                raise Refused("broken")
            yield (part := _inflated(content, found.end(), left))
            left, packed = left - len(part), packed + 1


def _inflated(content: bytes, start: int, most: int) -> bytes:
    """Raises Refused when there is more than `most` in it."""
    end = content.find(b"endstream", start, start + LONGEST)
    try:
        part = zlib.decompressobj().decompress(content[start:end], most) if end > 0 else b""
    except zlib.error:
        part = b""
    if not part:
        raise Refused("broken")
    if len(part) >= most:
        raise Refused("large")
    return part
