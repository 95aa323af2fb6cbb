"""The whole case out of Klar, for the one who has it: what goes along is chosen text by text, and internal lines never do."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from klar.access import fetch, listed
from klar.actions.case import add_entry, read_case, touch
from klar.actions.innsyn.case import about, dated
from klar.actions.innsyn.papers import handed_out, papers
from klar.actions.innsyn.part import Part
from klar.actions.innsyn.people import who_has_it
from klar.actions.innsyn.texts import Text, texts
from klar.actions.innsyn.written import Say, written
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic
from klar.fold import fold
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Case, Entry, parties
from klar.models.case.entry import all_entries
from klar.models.case.party import everybody


class Copy(NamedTuple):
    case: int
    parts: list[Part]
    papers: Iterator[tuple[str, bytes]]  # the name of each file, and its bytes


class Chosen(Say):
    """The texts of a case, those that were chosen and no others; of its lines only what the copier reads."""

    def __init__(self, by: int, case: Any, box: Any, chosen: Collection[str]):
        self.read = _lines(by, case)
        self.asked = {text.place for text in _texts(case, box, self.read)}
        self.answers = dict.fromkeys(self.asked & {*chosen}, "give")

    def __call__(self, place: str, text: str) -> str:
        return text if self.gives(place) or not text else _("Ikke med i kopien.")

    def tells_of(self, line: Entry) -> bool:
        return line.id in self.read


def _lines(by: int, case: Any) -> set[int]:
    """The lines this officer reads: one who took the case over does not read all that the club wrote."""
    return {row.id for row in listed(by, "entry.read", all_entries, case=case.id)}


def _texts(case: Any, box: Any, read: set[int]) -> list[Text]:
    kinds = [(text, *text.place.split(":")[:2]) for text in texts(case, box)]
    return [text for text, kind, row in kinds if kind != "entry" or int(row) in read]


def to_choose(by: int, case_id: int) -> tuple[Any, list[tuple[Text, bool]]]:
    """Each text of the case, and whether it is likely to be left out: it is marked, or names somebody the case is not about.

    That the case was read is on record first.
    """
    case = fetch(by, "case.share", case_id)
    read_case(by, case_id)
    box = keys.unlock([case.key]).get(case.key)
    names = [fold(name) for row in everybody(case=case.id) if row.role != "member" for name in _names(box, row)]
    return case, [(text, text.marked or any(name and name in fold(text.text) for name in names)) for text in _texts(case, box, _lines(by, case))]


def _names(box: Any, row: Any) -> list[str]:
    return [row.member or "", row.officer or "", sealed.get(box, "party", row).get("name", "") if row.sealed else ""]


def copy_case(by: int, case_id: int, chosen: Collection[str], form: str) -> Copy:
    """The case with the texts that were chosen, by their places. That it left Klar stands in its timeline and on record first."""
    with atomic():
        seen = fetch(by, "case.share", case_id)
        case, box = Case.get_by_id(seen.id), keys.box(seen.key)
        say = Chosen(by, case, box, chosen)
        add_entry(box, case, by, "copied")
        touch(case)
        record("case.copied", officer=by, subject=case.id, rule=seen.allowed_by, texts=len(say.answers), left_out=len(say.asked) - len(say.answers), form=form)
    members = [row.name for row in parties(case=case.id)]
    who = Part("party", _("Hvem saken gjelder"), [{_("Medlem"): members[0]} if len(members) == 1 else {_("Medlemmer"): len(members) or None}])
    parts = [Part("case", _("Om saken"), [about(case, box, say)]), who, *who_has_it(case, say), *dated(case, box), *written(case, box, say), papers(case, box, say)]
    return Copy(case.id, [part for part in parts if part.rows], handed_out(case, box, say))
