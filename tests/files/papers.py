"""PDF and Word, whole and made to harm: each with its right answer."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Item = tuple[str, bytes, str]
W = "application/vnd.openxmlformats-officedocument.wordprocessingml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"


def pdf(*objects: bytes, trailer: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    """The objects numbered from 1, with a table that is right."""
    content, places = head, []
    for number, body in enumerate(objects or (CATALOG, PAGES), 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + table + b"trailer\n<< /Root 1 0 R /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, len(content))


def packed(body: bytes, about: bytes = b"/Filter /FlateDecode", pack: bool = True) -> bytes:
    """An object stream: objects that stand packed inside another."""
    data = zlib.compress(b"3 0 " + body) if pack else body
    return b"<< /Type /ObjStm /N 1 /First 4 %s /Length %d >>\nstream\n%s\nendstream" % (about, len(data), data)


def acts(action: bytes) -> bytes:
    return pdf(b"<< /Type /Catalog /Pages 2 0 R %s >>" % action, PAGES)


def pdfs() -> Iterator[Item]:
    yield "letter.pdf", pdf(), "pdf"
    yield "letter.jpg", pdf(), "pdf"
    yield "opens on its first page.pdf", acts(b"/OpenAction [2 0 R /XYZ null null 0]"), "pdf"
    yield "opens by a plain action.pdf", acts(b"/OpenAction << /S /GoTo /D [2 0 R /Fit] >>"), "pdf"
    yield "packed.pdf", pdf(CATALOG, PAGES, packed(b"<< /Type /Font >>")), "pdf"
    yield "javascript.pdf", acts(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "runs"
    yield "hidden name.pdf", acts(b"/OpenAction 3 0 R /X << /S /J#61va#53cript /JS (1) >>"), "runs"
    yield "packed javascript.pdf", pdf(CATALOG, PAGES, packed(b"<< /S /JavaScript /JS (1) >>")), "runs"
    yield "packed under a hidden name.pdf", pdf(CATALOG, PAGES, packed(b"<< /S /JavaScript >>").replace(b"/ObjStm", b"/Obj#53tm")), "runs"
    yield "launch.pdf", acts(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "runs"
    yield "opens an address.pdf", acts(b"/OpenAction << /S /URI /URI (http://example.no) >>"), "runs"
    yield "sends a form.pdf", acts(b"/AA << /O << /S /SubmitForm /F (http://example.no) >> >>"), "runs"
    yield "xfa.pdf", acts(b"/AcroForm << /XFA 3 0 R >>"), "runs"
    yield "rich media.pdf", pdf(CATALOG, PAGES, b"<< /Subtype /RichMedia >>"), "runs"
    yield "file inside.pdf", acts(b"/Names << /EmbeddedFiles << /Names [(a) 3 0 R] >> >>"), "holds"
    yield "locked.pdf", pdf(trailer=b"/Encrypt 3 0 R "), "locked"
    yield "packed in another way.pdf", pdf(CATALOG, PAGES, packed(b"00>", b"/Filter /ASCIIHexDecode", pack=False)), "broken"
    yield "packed noise.pdf", pdf(CATALOG, PAGES, packed(b"noise", pack=False)), "broken"
    yield "bomb.pdf", pdf(CATALOG, PAGES, packed(b"\0" * 60_000_000)), "large"
    yield "with a page before it.pdf", pdf(head=b"<html><script>alert(1)</script>\n%PDF-1.7\n"), "unknown"
    yield "with a page in it.pdf", pdf(head=b"%PDF-1.7\n<html><script>alert(1)</script></html>\n"), "pdf"
    yield "with a page behind it.pdf", pdf() + b"<html><script>alert(1)</script></html>", "broken"
    yield "with a zip behind it.pdf", pdf() + docx(), "broken"
    yield "points nowhere.pdf", pdf().replace(b"startxref\n", b"startxref\n9"), "broken"
    yield "of no version.pdf", pdf(head=b"%PDF-9\n"), "broken"
    yield "many streams.pdf", pdf(CATALOG, PAGES, b"stream\n" * 2_800_000), "large"
    yield "many packed.pdf", pdf(CATALOG, PAGES, *[packed(b"<< >>")] * 2_100), "large"
    yield "packed without an end.pdf", pdf(CATALOG, PAGES, packed(b"<< >>").replace(b"endstream", b"") * 2_000), "broken"
    yield "hidden names.pdf", pdf(CATALOG, PAGES, b"#41" * 6_600_000), "broken"
    yield "points to blanks.pdf", pdf(CATALOG, PAGES, b" " * 19_000_000).replace(b"startxref\n", b"startxref\n1"), "broken"
    for part in (10, 50, 90, 99):
        yield f"cut at {part}.pdf", pdf()[: len(pdf()) * part // 100], "broken"


TYPES = f'<Types><Override PartName="/word/document.xml" ContentType="{W}.document.main+xml"/></Types>'
PARTS = {"[Content_Types].xml": TYPES, "word/document.xml": "<w:document>Hei</w:document>"}


def docx(*more: tuple[str | ZipInfo, str | bytes], **changed: str) -> bytes:
    """A Word document with these parts besides; `changed` replaces one of PARTS: types, words."""
    file = BytesIO()
    parts = {**PARTS, **({"[Content_Types].xml": changed["types"]} if "types" in changed else {})}
    with ZipFile(file, "w", ZIP_DEFLATED) as document:
        for name, content in [*(({**parts, "word/document.xml": changed["words"]}) if "words" in changed else parts).items(), *more]:
            document.writestr(name, content)
    return file.getvalue()


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> tuple[str, str]:
    return "word/_rels/document.xml.rels", f'<Relationships><Relationship Id="a" Type="{REL}/{kind}" Target="{target}"{mode}/></Relationships>'


def field(*pieces: str) -> str:
    return '<w:fldChar w:fldCharType="begin"/>' + "".join(f"<w:instrText>{piece}</w:instrText>" for piece in pieces) + '<w:fldChar w:fldCharType="end"/>'


def named(name: bytes) -> bytes:
    """A document with a part under a name that no program would write."""
    return docx(("Q" * len(name), "x")).replace(b"Q" * len(name), name)


def docxs() -> Iterator[Item]:
    nested = docx(("word/media/inner.docx", docx()))
    yield "letter.docx", docx(), "docx"
    yield "letter.zip", docx(("word/media/image1.png", b"x"), ("docProps/core.xml", "<a/>")), "docx"
    yield "with a link.docx", docx(related("hyperlink", "https://lovdata.no")), "docx"
    yield "macro.docm", docx(types=TYPES.replace(f"{W}.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")), "runs"
    yield "vba.docx", docx(("word/vbaProject.bin", b"x")), "holds"
    yield "program inside.docx", docx(("word/media/setup.exe", b"MZ")), "holds"
    yield "sheet inside.docx", docx(("word/embeddings/sheet.xml", "<a/>")), "holds"
    yield "page inside.docx", docx(("word/chunk.html", "<script>")), "holds"
    yield "picture that runs.docx", docx(("word/media/a.svg", "<svg onload='x'/>")), "holds"
    yield "document inside.docx", nested, "holds"
    yield "template elsewhere.docx", docx(related("attachedTemplate", "http://example.no/a.dotm")), "fetches"
    yield "picture elsewhere.docx", docx(related("image", "http://example.no/a.png")), "fetches"
    yield "elsewhere, unsaid.docx", docx(related("image", "file://server/a.png", "")), "fetches"
    yield "link to a disk.docx", docx(related("hyperlink", r"\\server\share")), "fetches"
    yield "hidden letters.docx", docx(related("frame", "http://example.no", ' TargetMode="&#69;xternal"')), "fetches"
    yield "page inside, unsaid.docx", docx(("word/chunk.xml", "<html/>"), related("aFChunk", "chunk.xml", "")), "holds"
    yield "field that starts a program.docx", docx(words=field("DDEA", "UTO c:\\\\cmd.exe")), "fetches"
    yield "field in other letters.docx", docx(words=field(" &#100;de", "auto cmd")), "fetches"
    yield "field after a field.docx", docx(words=field("PAGE") + field('INCLUDEPICTURE "http://example.no/a.png" \\d')), "fetches"
    yield "field in one piece.docx", docx(words='<w:fldSimple w:instr=" INCLUDETEXT &quot;http://example.no/a&quot; "/>'), "fetches"
    yield "fields of a letter.docx", docx(words=field('HYPERLINK "https://lovdata.no/dde link"') + field(" PAGE ") + "DDEAUTO LINK"), "docx"
    yield "many halves of fields.docx", docx(words="".join(f"instrText {number}" for number in range(1_500_000))), "docx"
    yield "many fields.docx", docx(words="".join(f'fldCharType="begin"{number}' for number in range(1_500_000))), "docx"
    yield "xxe.docx", docx(words='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), "runs"
    yield "xxe in wide letters.docx", docx(("word/a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"))), "runs"
    yield "laughs.docx", docx(words='<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'), "runs"
    yield "broken relations.docx", docx(("word/_rels/a.rels", "<Relationships><Rel")), "broken"
    for name in (b"../../etc/cron.d/klar", b"/etc/passwd", b"..\\..\\klar.xml", b"C:evil.xml", b"word/a\0.xml", b"word/./../../a.xml"):
        yield f"strays {name!r}.docx", named(name), "broken"
    link = ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    yield "points to another file.docx", docx((link, "/etc/passwd")), "broken"
    yield "twice.docx", named(b"word/document.xml"), "broken"
    yield "bomb.docx", docx(("word/a.xml", b"\0" * 61_000_000)), "large"
    yield "dense.docx", docx(("word/a.xml", b"\0" * 3_000_000)), "large"
    yield "long.docx", docx(words="".join(f"<w:t>{number}</w:t>" for number in range(3_000_000))), "docx"
    yield "many relations.docx", docx(("word/_rels/a.rels", "<Relationships>" + '<Relationship Target="a"/>' * 100_000 + "</Relationships>")), "large"
    yield "deep relations.docx", docx(("word/_rels/a.rels", "".join(f"<a{n}>" for n in range(50_000)) + "".join(f"</a{n}>" for n in range(49_999, -1, -1)))), "docx"
    yield "many.docx", docx(*((f"word/{number}.xml", "") for number in range(2_100))), "large"
    yield "not word.zip", docx().replace(b"word/document.xml", b"xl/ark/regne.xmlx"), "unknown"
    yield "locked.docx", locked(docx()), "locked"
    yield "says less than it holds.docx", docx(("word/media/a.png", b"\0" * 5_000)).replace(struct.pack("<I", 5_000), struct.pack("<I", 9)), "broken"
    for part in (20, 60, 95):
        yield f"cut at {part}.docx", docx()[: len(docx()) * part // 100], "broken"


def locked(content: bytes) -> bytes:
    """The same with the mark of a password on every part."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = content.split(mark)
        content = mark.join([parts[0], *(part[: place - 4] + b"\x01" + part[place - 3 :] for part in parts[1:])])
    return content
