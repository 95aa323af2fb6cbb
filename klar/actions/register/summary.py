"""What an import did, or would do, in words."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from klar.actions.register.changes import Counts
from klar.actions.register.tables import TABLES

DRY = "Dette var en prøve. Ingenting er lagret."
WORDS = {"changed": "endret", "ended": "avsluttet", "unchanged": "uendret", "rejected": "avvist"}


@dataclass(frozen=True)
class Summary:
    """`counts` by record type («member»). `rejected_file` holds the rejected lines, if any.

    `stopped` says why the import would be refused, in a dry run. `import_id` is set when something was written.
    """

    union: str
    made_on: date
    counts: dict[str, Counts] = field(default_factory=dict)
    rejected_file: Path | None = None
    dry_run: bool = False
    stopped: str = ""
    import_id: int | None = None

    def total(self, what: str) -> int:
        """`what` is new, changed, ended, unchanged or rejected."""
        return sum(getattr(counts, what) for counts in self.counts.values())

    @property
    def changes(self) -> int:
        return self.total("new") + self.total("changed") + self.total("ended")

    def lines(self) -> list[str]:
        """What an operator reads, a line each."""
        said = [f"Registeret for {self.union}, laget {self.made_on:%d.%m.%Y}"]
        said += [_counted(table.title, self.counts[table.name]) for table in TABLES if table.name in self.counts]
        if self.rejected_file:
            said.append(f"Avviste linjer: {number(self.total('rejected'))}. Grunnen til hver står i {self.rejected_file}")
        return [*said, *self._outcome()]

    def _outcome(self) -> list[str]:
        if self.stopped:
            return [f"Importen ville stoppet: {self.stopped}", DRY]
        if self.dry_run:
            return [DRY]
        return ["Alt er lagret."] if self.import_id else ["Klar hadde alt dette fra før. Ingenting er endret."]


def _counted(title: str, counts: Counts) -> str:
    words = {"new": "ny" if counts.new == 1 else "nye", **WORDS}
    told = [f"{number(count)} {word}" for what, word in words.items() if (count := getattr(counts, what))]
    return f"{title}: {', '.join(told) or 'ingen'}"


def number(value: int) -> str:
    """14000 is «14 000», with a space that does not break."""
    return f"{value:,}".replace(",", "\u00a0")
