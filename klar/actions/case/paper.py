"""Making a paper from a template: printed first, which takes a while, then kept on the case; later versions replace it."""

from typing import Any, NamedTuple

from klar.access import fetch
from klar.actions.case.document import MOST, one_document
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.files import store
from klar.installation import is_invented
from klar.models import sealed
from klar.models.case import Document, document, kept_count
from klar.papers import PAPERS, filled, press


class Printed(NamedTuple):
    """A paper whose files are kept, and that no case has yet. `name` is a key of PAPERS; what a night finds of these is swept up."""

    name: str
    known: dict[str, Any]
    answers: dict[str, Any]
    files: list[str]
    size: int


def print_paper(by: int, case_id: int, name: str, known: dict[str, Any], answers: dict[str, Any]) -> Printed:
    """Makes the PDF and the Word document and seals them. Raises papers.Missing, papers.Unprintable, OSError on a full disk."""
    case = fetch(by, "case.write", case_id)
    box, known = keys.box(case.key), {**known, "dato": today().isoformat()}
    facts, marked = known | answers, "ØVELSE. Oppdiktet. " if is_invented("practice") else ""
    made = press(facts["maal"], filled(name, facts["maal"], facts), facts.get("klubb", ""), f"{marked}Sak {case.id}")
    return Printed(name, known, answers, [store.put(box, made.pdf), "", store.put(box, made.word)], len(made.pdf) + len(made.word))


def keep_paper(by: int, case_id: int, paper: Printed, replaces: int = 0) -> int:
    """Keeps it on the case and returns its id. The version it replaces stays, as an older one. Raises Conflict when the case is full."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        if kept_count.one(case=case.id).count >= MOST:
            raise Conflict
        box, before = keys.box(case.key), document.one(case=case.id, id=replaces)
        called = sealed.get(box, "document", before)["name"] if before else str(PAPERS[paper.name].title)
        entry = add_entry(box, case, by, "document", text=called)
        row = Document.create(case=case.id, entry=entry, made_at=now(), size=paper.size, file=paper.files[0], word=paper.files[2])
        _take_place(row, before)
        told = {"name": paper.name, "known": paper.known, "answers": paper.answers}
        sealed.put(box, row, kind="pdf", name=called, sent_as="", files=paper.files, paper=told)
        touch(case)
        record("case.paper_made", officer=by, subject=case.id, rule=case.allowed_by, document=row.id, replaces=before.id if before else 0)
    return row.id


def _take_place(row: Document, before: Any) -> None:
    series = before.series if before and before.series else row.id
    newest = (Document.series == series) & Document.replaced_at.is_null()
    Document.update(replaced_at=now()).where(newest).execute()
    Document.update(series=series).where(Document.id == row.id).execute()


def answers_of(by: int, case_id: int, document_id: int) -> dict[str, Any]:
    """What a paper was made of, for the wizard that makes the next version. Empty when Klar did not make it, or a later one has replaced it."""
    case = fetch(by, "case.write", case_id)
    row = one_document(case, document_id)
    return {} if row.replaced_at else sealed.get(keys.box(case.key), "document", row).get("paper", {})
