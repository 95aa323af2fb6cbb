"""The import of the union's register: the whole of what holds, in one transaction, or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from json import dumps
from pathlib import Path
from typing import NamedTuple

from klar.actions.operation import login
from klar.actions.register import changes, rejects, writing
from klar.actions.register.changes import Counts
from klar.actions.register.checks import check
from klar.actions.register.staging import fill, staging
from klar.actions.register.sql import run
from klar.actions.register.summary import Summary, number
from klar.actions.register.tables import TABLES
from klar.audit import record
from klar.db import atomic, db, now
from klar.integrations.register.reader import Damaged, Progress, Register, open_register
from klar.models.register_import import RegisterImport

GUARDED = {"member": "medlemmer", "mandate": "verv"}
MOST = 0.05  # of the members or mandates may vanish, and of the lines be rejected
FEW = 20  # rejected lines never stop an import


class Refused(Exception):
    """Nothing was imported. Says in Norwegian why and what to do; `rejected_file` has the lines, when there are some."""

    def __init__(self, message: str, rejected_file: Path | None = None):
        super().__init__(message)
        self.rejected_file = rejected_file


class Latest(NamedTuple):
    """The import before this one."""

    id: int
    made_on: str


def import_register(
    path: Path,
    *,
    by: int | None,
    dry_run: bool = False,
    allow_removals: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Brings Klar in line with the register file at `path`.

    `by` is the officer who asked, None for the command line. What the file no longer has is ended, never deleted.
    `progress` is called with (done, total). With `dry_run` nothing is stored, and what would stop the import is in
    the summary. Raises Refused, and then nothing is stored either.
    """
    steps = Steps(progress)
    with staging():
        register, latest = _stage(path, steps), _latest()
        check()
        found = Summary(register.header.union, register.header.made_on, changes.find(), _rejects(path), dry_run)
        found = replace(found, stopped=_why_not(found, latest, allow_removals))
        if found.stopped and not dry_run:
            raise Refused(found.stopped, found.rejected_file)
        if dry_run or not found.changes:
            return found
        return _store(found, register.sha256, latest, by, steps)


class Steps:
    """Half of the progress is reading the file, the other half writing its tables."""

    def __init__(self, progress: Progress | None):
        self.progress, self.size, self.tables = progress, 0, 0

    def read(self, done: int, size: int) -> None:
        self.size = size
        self._tell(done)

    def wrote(self) -> None:
        self.tables += 1
        self._tell(self.size + self.size * self.tables // len(TABLES))

    def _tell(self, done: int) -> None:
        if self.progress:
            self.progress(done, 2 * self.size)


def _stage(path: Path, steps: Steps) -> Register:
    try:
        with open_register(path) as file:
            register = Register(file, path.stat().st_size, steps.read)
            fill(register)
            return register
    except Damaged as error:
        raise Refused(str(error)) from error


def _rejects(path: Path) -> Path | None:
    try:
        return rejects.write(path)
    except OSError as error:
        raise Refused(f"Kan ikke skrive {rejects.beside(path)}: {error.strerror}. Gi Klar lov til å skrive der.") from error


def _latest() -> Latest:
    row = run("SELECT id, made_on FROM register_import ORDER BY id DESC LIMIT 1").fetchone()
    return Latest(*(row or (0, "")))


def _why_not(found: Summary, latest: Latest, allow_removals: bool) -> str:
    if found.made_on.isoformat() < latest.made_on:
        return f"Filen er laget {found.made_on}, men Klar har en fra {latest.made_on}. Bruk den nyeste filen."
    return _unreadable() or _too_many_rejected(found) or ("" if allow_removals else _too_many_gone(found.counts))


def _unreadable() -> str:
    """A line without a number cannot be matched with what Klar has: its row would look as if it were gone."""
    unreadable = "SELECT count(*), min(line) FROM staging.rejected WHERE type = '' OR number = ''"
    count, first = run(unreadable).fetchone()
    if not count:
        return ""
    reason = run("SELECT reason FROM staging.rejected WHERE line = ?", (first,)).fetchone()[0]
    return f"Linjer som ikke kan leses: {number(count)}. Den første er linje {first}: {reason}"


def _too_many_rejected(found: Summary) -> str:
    rejected = found.total("rejected")
    lines = rejected + found.total("new") + found.total("changed") + found.total("unchanged")
    if rejected <= max(FEW, MOST * lines):
        return ""
    return f"{number(rejected)} av {number(lines)} linjer er avvist. Rett filen og prøv igjen."


def _too_many_gone(counts: Mapping[str, Counts]) -> str:
    for name, title in GUARDED.items():
        gone, before = counts[name].ended, counts[name].before
        if gone > MOST * before:
            return f"{number(gone)} av {number(before)} {title} mangler i filen. Er det riktig, bruk --allow-removals."
    return ""


def _store(found: Summary, sha256: str, latest: Latest, by: int | None, steps: Steps) -> Summary:
    told = {what: found.total(what) for what in ("new", "changed", "ended", "rejected")}
    with atomic():
        if _latest() != latest:
            raise Refused("En annen import ble ferdig imens. Prøv igjen.", found.rejected_file)
        writing.write(steps.wrote)
        counts = {name: counts._asdict() for name, counts in found.counts.items()}
        done = RegisterImport.create(at=now(), sha256=sha256, made_on=found.made_on.isoformat(), summary=dumps(counts))
        record("register.imported", officer=by, subject=done.id, login="" if by else login(), **told)
    db.tidy()
    return replace(found, import_id=done.id)
