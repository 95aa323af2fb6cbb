"""What somebody has written in a case: each text that may be about others, and so is handed out only when its reader says so."""

from datetime import datetime
from typing import Any, NamedTuple

from klar.actions.case.facts import facts
from klar.case_types import UNKNOWN
from klar.crypto import Box
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Document, Entry
from klar.models.case.emergency import Emergency
from klar.models.case.ended import Hold
from klar.models.case_type import FIRST_TASKS
from klar.models.innsyn import InnsynCase
from klar.models.label import labels_of
from klar.models.task import Task, written_in
from klar.models.timeline import title_of, written_text


class Text(NamedTuple):
    """`place` is the row it stands in: «entry:12»."""

    place: str
    at: datetime | None
    title: str
    text: str
    marked: bool = False  # somebody has said that it is about health or the like


def texts(case: Any, box: Box | None) -> list[Text]:
    """The oldest first; none once the case's key is destroyed. Why it was shared or sent on stands in the timeline."""
    wish = Text(f"case:{case.id}", case.opened_at, _("Hva medlemmet ønsker"), sealed.get(box, "case", case).get("wish", ""))
    rows = [wish, *_facts(case, box), *_entries(case, box), *_papers(case, box), *_tasks(case, box), *_holds(case, box), *_reasons(case)]
    return [row for row in rows if row.text]


def _facts(case: Any, box: Box | None) -> list[Text]:
    """What has been answered in somebody's own words; an answer to choose from is not asked about."""
    answers = [(one, answer) for one, answer in facts(sealed.get(box, "case", case)) if one.kind == "line" and answer != UNKNOWN]
    return [Text(f"fact:{case.id}:{one.name}", case.opened_at, str(one.text), answer) for one, answer in answers]


def _entries(case: Any, box: Box | None) -> list[Text]:
    """Lines that were taken back too, and what stood before it was corrected: they are still stored. The line of a paper says its name once more.

    Not internal lines: they are preparation, and go to nobody.
    """
    rows = Entry.select().where(Entry.case == case.id, Entry.kind != "document", Entry.audience != "internal").order_by(Entry.id)
    return [text for row in rows for text in versions(row, sealed.get(box, "entry", row))]


def versions(row: Entry, said: dict[str, Any]) -> list[Text]:
    """What somebody has written in a line, each time they did, the last one last. A correction is asked about anew."""
    marks = ", ".join(word for _icon, word, _source in labels_of(said))
    title = f"{title_of(row.kind, said)} ({marks})" if marks else title_of(row.kind, said)
    texts = [old["text"] for old in said.get("before", ())] + [written_text(row.kind, said)]
    return [Text(f"entry:{row.id}" + (f":{place}" if place else ""), row.at, title, text, bool(marks)) for place, text in enumerate(texts)]


def _papers(case: Any, box: Box | None) -> list[Text]:
    rows = Document.select().where(Document.case == case.id).order_by(Document.id)
    return [Text(f"document:{row.id}", row.made_at, _("Papir"), called(sealed.get(box, "document", row))) for row in rows]


def called(said: dict[str, Any]) -> str:
    """What a paper is called: what somebody has named it, else what its file was called."""
    return said.get("name") or said.get("sent_as") or (_("Uten navn") if said else "")


def _tasks(case: Any, box: Box | None) -> list[Text]:
    """Not those that Klar itself has worded."""
    rows = Task.select().where(Task.case == case.id, Task.id.not_in(InnsynCase.select(InnsynCase.task))).order_by(Task.id)
    found = [Text(f"task:{row.id}", row.made_at, _("Oppgave"), written_in(sealed.get(box, "task", row))) for row in rows]
    return [text for text in found if text.text not in {str(first.title) for first in FIRST_TASKS.values()}]


def _holds(case: Any, box: Box | None) -> list[Text]:
    rows = Hold.select().where(Hold.case == case.id)
    return [Text(f"hold:{row.id}", None, _("Hvorfor saken ikke slettes"), sealed.get(box, "hold", row).get("reason", "")) for row in rows]


def _reasons(case: Any) -> list[Text]:
    rows = Emergency.select().where(Emergency.case_number == case.id).order_by(Emergency.id)
    return [Text(f"emergency:{row.id}", row.asked_at, _("Hvorfor noen ba om nødtilgang"), row.reason) for row in rows]
