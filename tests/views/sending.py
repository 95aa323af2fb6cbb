"""A file in parts, as klar/static/attach.js sends it."""

from hashlib import sha256
from io import BytesIO

from werkzeug.test import TestResponse

from klar.actions.upload import PART
from tests.conftest import Browser


def name_of(content: bytes, at: int = 0) -> str:
    return f"{sha256(content).hexdigest()}-{at}"


def cut(content: bytes, size: int = PART) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


def send_part(rep: Browser, papers: str, content: bytes, at: int = 0, size: int = PART, **other: str) -> TestResponse:
    parts = cut(content, size)
    part = parts[at]
    said = {"upload": name_of(content), "number": str(at), "of": str(len(parts)), "name": "brev.jpg", "sum": sha256(part).hexdigest()}
    proof = {"csrf_token": rep.hidden("/mer")["csrf_token"]}
    return rep.client.post(f"{papers}/deler", data={**proof, **said, **other, "part": (BytesIO(part), "x")}, content_type="multipart/form-data")


def send_all(rep: Browser, papers: str, content: bytes, size: int = PART, **other: str) -> str:
    """Sends every part, the last one first; returns what the file is called."""
    for number in reversed(range(len(cut(content, size)))):
        assert send_part(rep, papers, content, number, size, **other).status_code == 200
    return name_of(content)


def end(rep: Browser, papers: str, *uploads: str, **other: str) -> TestResponse:
    return rep.client.post(f"{papers}/ny", data={**rep.hidden("/mer"), "upload": list(uploads), **other})
