"""The papers of a case: what they are called, and those that may be handed out themselves."""

from collections.abc import Iterator

from klar.actions.innsyn.part import Part, Row
from klar.actions.innsyn.texts import called
from klar.actions.innsyn.written import Say
from klar.crypto import Box
from klar.files import KINDS, store
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Case, Document


def papers(case: Case, box: Box | None, say: Say) -> Part:
    """By name, or why it is held back. What is removed can be fetched back for a while, so it is told of."""
    return Part("document", _("Papirer"), [_row(row, box, say) for row in _all(case)])


def _all(case: Case) -> list[Document]:
    return list(Document.select().where(Document.case == case).order_by(Document.id))


def _row(row: Document, box: Box | None, say: Say) -> Row:
    name, given = say(f"document:{row.id}", called(sealed.get(box, "document", row))), say.gives(f"document:{row.id}")
    return {_("Navn"): name, _("Lagt ved"): row.made_at, _("Slettet"): row.removed_at, _("Fil"): _file(row, box) if given and not row.removed_at else ""}


def _file(row: Document, box: Box | None) -> str:
    """Its name in the package: from numbers alone, so that no typed name becomes a path."""
    return f"papirer/sak-{row.case_id}-papir-{row.id}.{KINDS[sealed.get(box, 'document', row)['kind']].ending}"


def handed_out(case: Case, box: Box | None, say: Say) -> Iterator[tuple[str, bytes]]:
    """The papers that go along, one at a time: their names in the package and their bytes."""
    for row in _all(case):
        if box and say.gives(f"document:{row.id}") and not row.removed_at:
            yield _file(row, box), store.get(box, row.file)
