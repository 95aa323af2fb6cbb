"""Reads a register file line by line. Knows the format and nothing of Klar's tables."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple, Union

from msgspec import DecodeError
from msgspec.json import Decoder

from klar.integrations.register import records
from klar.integrations.register.reasons import fault, identity

LINE_LIMIT = 65_536  # bytes; a record is some hundreds
CHUNK = 1 << 20
BOM = b"\xef\xbb\xbf"
STRANGERS = {
    b"\x1f\x8b": "Filen er pakket med gzip. Pakk den ut først.",
    b"PK": "Filen er pakket med zip. Pakk den ut først.",
    b"\xff\xfe": "Filen er i UTF-16. Lagre den som UTF-8.",
    b"\xfe\xff": "Filen er i UTF-16. Lagre den som UTF-8.",
}
Progress = Callable[[int, int], None]


class Damaged(Exception):
    """The file as a whole cannot be trusted. Says in Norwegian what is wrong and what to do."""


class Rejected(NamedTuple):
    """A line that was left out. `type` and `number` are empty when the line does not say whose it is."""

    type: str
    number: str
    reason: str


class Register:
    """An open register file. Its header is read and checked at once; iterating gives the records with line numbers.

    After the last line `sha256` is that of the whole file. Raises Damaged.
    """

    def __init__(self, file: BinaryIO, size: int, progress: Progress | None = None):
        self.file, self.size, self.progress = file, size, progress
        self.done, self.hash, self.line = 0, sha256(), 0
        self.decoder = Decoder(Union[(*records.TYPES.values(), records.End)])
        self.header = self._header()

    @property
    def sha256(self) -> str:
        return self.hash.hexdigest()

    def __iter__(self) -> Iterator[tuple[int, records.Record | Rejected]]:
        decode, whole = self.decoder.decode, True
        for line in self._lines():
            whole = line.endswith(b"\n")
            try:
                record = decode(line)
            except (DecodeError, UnicodeDecodeError) as error:
                record = Rejected(*identity(line), fault(error, line, LINE_LIMIT))
            if record.__class__ is records.End:
                return self._end(record)
            yield self.line, record
        raise Damaged(
            "Filen er ikke hel: siste linje skal være «end», og den mangler. Hent filen på nytt."
            if whole
            else f"Filen er kuttet midt i linje {self.line}. Hent filen på nytt."
        )

    def _header(self) -> records.Header:
        line = next(self._lines(), b"")
        if not line:
            raise Damaged("Filen er tom. Hent den på nytt.")
        for start, message in STRANGERS.items():
            if line.startswith(start):
                raise Damaged(message)
        try:
            header = Decoder(records.Header).decode(line.removeprefix(BOM))
        except (DecodeError, UnicodeDecodeError) as error:
            raise Damaged(_not_a_header(line.removeprefix(BOM), error)) from error
        if header.version != records.VERSION:
            raise Damaged(_other_version(header.version))
        return header

    def _end(self, end: records.End) -> None:
        if end.lines != self.line - 2:
            raise Damaged(
                f"Filen er ikke hel: «end» sier {end.lines} linjer, men det er {self.line - 2}. Hent filen på nytt."
            )
        if self.file.read(1):
            raise Damaged(f"Det står noe etter «end» i linje {self.line}. Ta det bort.")
        self._report(self.size)

    def _lines(self) -> Iterator[bytes]:
        """Each line, and of one that is too long only the beginning: the rest is never held in memory."""
        told = 0
        while line := self.file.readline(LINE_LIMIT + 1):
            self.line += 1
            self.done += len(line)
            self.hash.update(line)
            if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
                self._skip_rest()
            if self.done - told > CHUNK:
                told = self.done
                self._report(told)
            yield line

    def _skip_rest(self) -> None:
        while rest := self.file.readline(CHUNK):
            self.done += len(rest)
            self.hash.update(rest)
            if rest.endswith(b"\n"):
                return

    def _report(self, done: int) -> None:
        if self.progress:
            self.progress(done, self.size)


def open_register(path: Path) -> BinaryIO:
    """Raises Damaged when there is no such file or it may not be read."""
    try:
        return path.open("rb")
    except OSError as error:
        raise Damaged(f"Kan ikke lese {path}: {error.strerror}.") from error


def _not_a_header(line: bytes, error: Exception) -> str:
    if b'"register"' in line[:200]:
        return f"Linje 1: {fault(error, line, LINE_LIMIT)}"
    return 'Dette er ikke en registerfil. Første linje skal begynne med {"type":"register","version":1.'


def _other_version(version: int) -> str:
    if version > records.VERSION:
        return f"Filen har versjon {version}, og Klar leser versjon {records.VERSION}. Oppdater Klar."
    return f"Filen har versjon {version}, som ikke finnes. Skriv versjon {records.VERSION}."
