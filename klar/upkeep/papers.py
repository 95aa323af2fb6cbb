"""What klar doctor looks at in the folder of papers."""

from klar.config import Settings
from klar.files import SEAL, store
from klar.models.case import Document
from klar.upkeep.finding import Finding, error, ok


def papers(_settings: Settings) -> Finding:
    """Every paper has its file, as long as it should be. A file without a paper is no fault: the night sweeps it up."""
    there, rows = store.files(), list(Document.select(Document.case, Document.size, Document.file, Document.original).order_by(Document.id))
    lost = [row.case_id for row in rows if there.get(row.file) != row.size + SEAL or (row.original and row.original not in there)]
    if lost:
        return error(f"Filer mangler eller er skadet ({len(lost)}), den første i sak {lost[0]}. Hent dem fra mappen «files» i en kopi.")
    return ok(f"Alle papirene har filene sine ({len(rows)}).")
