"""Every file there is to try, with its right answer."""

from collections.abc import Iterator
from functools import cache

from tests.files import papers, pictures
from tests.files.papers import docx, pdf
from tests.files.pictures import Item, four, saved


def others() -> Iterator[Item]:
    picture = saved(four())
    yield "note.txt", "Blåbær på fjellet, čáppa\r\n\tslutt".encode(), "text"
    yield "from windows.txt", "Blåbær – «på» fjellet".encode("cp1252"), "text"
    yield "with a mark.txt", b"\xef\xbb\xbfHei", "text"
    yield "one letter", b"a", "text"
    yield "script.js", b"fetch('/saker')", "text"  # to be read, never run: it is handed over as text
    yield "list.csv", b"navn;timer\nAnne;37,5\n", "text"
    yield "nothing", b"", "empty"
    yield "one byte", b"\0", "unknown"
    yield "wide.txt", "Hei".encode("utf-16"), "unknown"
    yield "page.html", b"<!doctype html><script>alert(1)</script>", "unknown"
    yield "page with blanks.html", b"\xef\xbb\xbf \n<HTML><body onload=alert(1)>", "unknown"
    yield "picture.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "unknown"
    yield "data.xml", b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "unknown"
    yield "shell", b"#!/bin/sh\nrm -rf /\n", "unknown"
    yield "page.mht", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<script>", "unknown"
    yield "old.rtf", rb"{\rtf1\ansi Hei}", "unknown"
    yield "program.exe", b"MZ\x90\0\3\0\0\0\4\0", "unknown"
    yield "program", b"\x7fELF\2\1\1\0", "unknown"
    yield "old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500, "unknown"
    yield "packed.gz", bytes.fromhex("1f8b0800000000000003cb48cdc90700"), "unknown"
    yield "packed.7z", b"7z\xbc\xaf\x27\x1c\0\4", "unknown"
    yield "empty.zip", b"PK\x05\x06" + b"\0" * 18, "unknown"
    yield "zip behind a program.docx", b"MZ" + docx(), "unknown"
    yield "letters that turn.txt", "faktura\u202etxt.exe".encode(), "text"
    yield "picture with a zip behind.jpg", picture + docx(), "jpeg"
    yield "picture with a page behind.jpg", picture + b"<script>alert(1)</script>", "jpeg"
    yield "picture with a page inside.png", saved(four(), "PNG")[:-12] + b"\0\0\0\x05tEXt<svg>\0\0\0\0", "broken"
    yield "picture with a page behind.png", saved(four(), "PNG") + b"<script>alert(1)</script>", "png"
    yield "gif that is a zip.gif", saved(four(), "GIF") + docx(), "unknown"
    yield "gif that is javascript.gif", b"GIF89a=1;alert(1)", "text"
    yield "too large.txt", b"a" * 20_000_001, "large"
    yield "too large.jpg", picture + b"\0" * 20_000_000, "large"
    yield "too large.pdf", pdf(head=b"%PDF-1.7\n%" + b"x" * 20_000_000 + b"\n"), "large"
    yield "blanks.txt", b" " * 19_999_000 + b"<html>", "text"
    yield "as large as may be.txt", b"a" * 20_000_000, "text"


@cache
def every() -> tuple[Item, ...]:
    return tuple(item for part in (pictures.whole, pictures.harmful, papers.pdfs, papers.docxs, others) for item in part())
