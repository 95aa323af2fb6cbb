"""The folder where papers are kept: a file for each, sealed with its case's key, under a name that says nothing."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from klar.crypto import Box, token

PARTIAL = ".partial"
SEAL = 28  # bytes that sealing adds


class Store:
    """One folder. A file is whole and on disk before anybody is told its name: the row that names it comes afterwards."""

    folder: Path | None = None

    def open(self, folder: Path) -> None:
        self.folder = folder  # made when there is something to put in it

    def put(self, box: Box, content: bytes) -> str:
        """Seals and writes; returns the name of the file. Raises OSError when the disk is full, leaving nothing."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = token()[:32]
        draft = self._path(name + PARTIAL)
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(box.seal_bytes(_place(name), content))
                file.flush()
                os.fsync(file.fileno())
            draft.rename(self._path(name))
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        sync(self.folder)
        return name

    def get(self, box: Box, name: str) -> bytes:
        """Raises FileNotFoundError and crypto.Unreadable."""
        return box.open_bytes(_place(name), self._path(name).read_bytes())

    def remove(self, names: Iterable[str]) -> None:
        for path in [self._path(name) for name in names if name]:
            path.unlink(missing_ok=True)

    def files(self, older: int = 0) -> dict[str, int]:
        """The files there are with their bytes, halves of cut-off ones included; only those `older` than so many seconds."""
        if not self.folder or not self.folder.exists():
            return {}
        last = time.time() - older
        found = {entry.name: entry.stat() for entry in os.scandir(self.folder)}
        return {name: about.st_size for name, about in found.items() if not older or about.st_mtime < last}

    def _path(self, name: str) -> Path:
        return self.folder / name


def _place(name: str) -> str:
    return f"document:{name}"


def sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


store = Store()  # of this process; klar.installation opens it
