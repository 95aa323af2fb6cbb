"""Static files: read once, named by what they hold, compressed ahead, so that a browser fetches each once."""

import gzip
import re
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "static"
YEAR = "public, max-age=31536000, immutable"
SMALL = 200  # below this compression gains nothing
COMMENT = re.compile(rb"^ *//.*\n", re.MULTILINE)  # stays in the source; a line of its own in a script


class Asset(NamedTuple):
    body: bytes
    gzipped: bytes
    kind: str
    tag: str


class MissingAsset(Exception):
    """A template names a file that is not in klar/static."""


def load(folder: Path = FOLDER) -> dict[str, Asset]:
    """Every file below the folder, by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _read(path) for path in files}


def _read(path: Path) -> Asset:
    kind = guess_type(path.name)[0] or "application/octet-stream"
    body = path.read_bytes()
    body = COMMENT.sub(b"", body) if kind.endswith("javascript") else body
    text = kind.startswith("text/") or kind.endswith(("javascript", "svg+xml"))
    squeezed = gzip.compress(body, 9, mtime=0) if text and len(body) > SMALL else b""
    return Asset(body, squeezed, kind, sha256(body).hexdigest()[:12])


class Addresses(dict):
    """The address of each file by its name: a template's files["klar.css"]."""

    def __missing__(self, name: str) -> str:
        raise MissingAsset(name)


class Assets:
    """The files and their addresses: /static/<hash>/<name>."""

    def __init__(self, folder: Path = FOLDER):
        self.files = load(folder)
        self.urls = Addresses({name: f"/static/{asset.tag}/{name}" for name, asset in self.files.items()})

    def find(self, tag: str, name: str) -> Asset | None:
        asset = self.files.get(name)
        return asset if asset and asset.tag == tag else None
