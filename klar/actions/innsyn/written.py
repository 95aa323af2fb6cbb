"""What is written in a case, as the member gets it: a text is told when whoever has the case has said so; else that it is held back, and why."""

from typing import Any

from klar.actions.innsyn.part import Part, Row
from klar.actions.innsyn.texts import texts, versions
from klar.crypto import Box
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Case, Entry
from klar.models.case.ended import Hold
from klar.models.innsyn import InnsynCase, answers
from klar.models.officer import Officer
from klar.models.task import Task, written_in
from klar.models.timeline import text_of, title_of


class Say:
    """The texts of a case, each as the member gets it."""

    def __init__(self, review: InnsynCase, box: Box | None):
        self.asked = {text.place for text in texts(review.case, box)}
        self.answers = {line.place: line.answer for line in answers(review=review.id)}

    def gives(self, place: str) -> bool:
        return self.answers.get(place) == "give" or place not in self.asked

    def tells_of(self, _line: Entry) -> bool:
        """Whether it is told that there is such a line at all."""
        return True

    def __call__(self, place: str, text: str) -> str:
        """The text, or why it is not there. What nobody has answered for is held back; what Klar has worded itself is not asked about."""
        return text if self.gives(place) else _held(self.answers.get(place))


def _held(answer: str | None) -> str:
    if answer == "internal":
        return _("Holdt tilbake: arbeidsnotat bare for saken (personopplysningsloven § 16 e).")
    return _("Holdt tilbake: handler om andre (personvernforordningen art. 15 nr. 4).")


def written(case: Case, box: Box | None, say: Say) -> list[Part]:
    return [_tasks(case, box, say), _timeline(case, box, say), _holds(case, box, say)]


def _tasks(case: Case, box: Box | None, say: Say) -> Part:
    rows = Task.select(Task, Officer).join(Officer, on=Task.owner).where(Task.case == case).order_by(Task.id)
    return Part("task", _("Oppgaver"), [_task(row, say(f"task:{row.id}", written_in(sealed.get(box, "task", row)))) for row in rows])


def _task(row: Task, title: str) -> Row:
    states = {"proposed": _("foreslått"), "open": _("åpen"), "done": _("ferdig"), "dropped": _("droppet")}
    return {_("Laget"): row.made_at, _("Hva"): title, _("Hvem"): row.owner.name, _("Til"): row.due_on, _("Gjort"): row.done_at, _("Status"): states.get(row.status)}


def _timeline(case: Case, box: Box | None, say: Say) -> Part:
    rows = [row for row in Entry.select().where(Entry.case == case).order_by(Entry.id) if say.tells_of(row)]
    names = {officer.id: officer.name for officer in Officer.select(Officer.id, Officer.name).where(Officer.id.in_([row.officer_id for row in rows]))}
    return Part("entry", _("Det som er skrevet"), [_entry(row, sealed.get(box, "entry", row), names, say) for row in rows])


def _entry(row: Entry, said: dict[str, Any], names: dict[int, str], say: Say) -> Row:
    if row.audience == "internal":  # that it is there, and why it is held back; nobody is asked, for it goes to nobody
        return {_("Når"): row.at, _("Hva"): title_of(row.kind, said), _("Hvem"): names.get(row.officer_id), _("Tekst"): _held("internal"), _("Angret"): row.undone_at}
    *before, last = versions(row, said)
    text = "" if row.kind == "document" else say(last.place, text_of(row.kind, said))
    old = "\n".join(say(one.place, one.text) for one in before)
    return {_("Når"): row.at, _("Hva"): last.title, _("Hvem"): names.get(row.officer_id), _("Tekst"): text, _("Før det ble rettet"): old or None, _("Angret"): row.undone_at}


def _holds(case: Case, box: Box | None, say: Say) -> Part:
    rows = Hold.select().where(Hold.case == case)
    told = [{_("Til"): row.until_on, _("Hvorfor"): say(f"hold:{row.id}", sealed.get(box, "hold", row).get("reason", ""))} for row in rows]
    return Part("hold", _("Slettes ikke ennå"), told)
