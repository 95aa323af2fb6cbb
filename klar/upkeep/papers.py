"""What klar doctor looks at in the folder of papers."""

from klar.actions.case.document_removal import FEW, without_paper
from klar.config import Settings
from klar.files import SEAL, store
from klar.models.case import Document
from klar.upkeep.finding import Finding, error, ok, warning


def papers(_settings: Settings) -> Finding:
    """Every paper has its file, as long as it should be. A few files without a paper are no fault: the night sweeps them up."""
    there, rows = store.files(), list(Document.select(Document.case, Document.size, Document.file, Document.original).order_by(Document.id))
    lost = [row.case_id for row in rows if there.get(row.file) != row.size + SEAL or (row.original and row.original not in there)]
    if lost:
        return error(f"Filer mangler eller er skadet ({len(lost)}), den første i sak {lost[0]}. Hent dem fra mappen «files» i en kopi.")
    if len(left := without_paper()) > FEW:
        return warning(f"{len(left)} filer hører ikke til noe papir, og blir ikke ryddet bort. Er KLAR_DATABASE riktig?")
    return ok(f"Alle papirene har filene sine ({len(rows)}).")
