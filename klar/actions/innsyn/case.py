"""One case as the member is told of it."""

from collections.abc import Callable, Iterator

from klar.actions.case.facts import facts
from klar.actions.innsyn.looks import looks
from klar.actions.innsyn.papers import handed_out, papers
from klar.actions.innsyn.part import Part, Row
from klar.actions.innsyn.people import people
from klar.actions.innsyn.written import Say, written
from klar.case_types import in_words
from klar.crypto import Box, keys
from klar.deadlines import TRIGGERS, rule
from klar.i18n import _
from klar.models import sealed, status as statuses
from klar.models.case import Case, Deadline, Trigger
from klar.models.case_type import label_of
from klar.models.innsyn import InnsynCase
from klar.models.member import Member


def told(review: InnsynCase, member: Member) -> tuple[list[Part], Iterator[tuple[str, bytes]]]:
    """The parts of one case that the member is told of, and the papers that go along: the name of each file, and its bytes."""
    case = review.case
    box = keys.unlock([case.key]).get(case.key)
    say = Say(review, box)
    parts = [Part("case", _("Om saken"), [about(case, box, say)]), *people(case, member, box, say), *dated(case, box), *written(case, box, say), papers(case, box, say), looks("case", case.id)]
    return [part for part in parts if part.rows], handed_out(case, box, say)


def about(case: Case, box: Box | None, say: Callable[[str, str], str]) -> Row:
    """What the case is; `say` as in people()."""
    said = sealed.get(box, "case", case)
    known = {name: value for name, value in said.get("law", {}).items() if name not in said.get("facts", {})}  # by the register
    return {
        _("Sak"): case.id,
        _("Type"): label_of(said.get("type", "")),
        _("Klubb"): case.unit.name,
        _("Status"): statuses.in_words(case, case.changed_at.date()),
        _("Åpnet"): case.opened_at,
        _("Endret"): case.changed_at,
        _("Ferdig"): case.closed_on,
        _("Haster"): said.get("urgent"),
        _("Hva medlemmet ønsker"): say(f"case:{case.id}", said.get("wish", "")),
    } | known | {str(one.text): say(f"fact:{case.id}:{one.name}", in_words(one, answer)) for one, answer in facts(said)}


def dated(case: Case, box: Box | None) -> list[Part]:
    triggers, deadlines = (list(model.select().where(model.case == case).order_by(model.id)) for model in (Trigger, Deadline))
    return [
        Part("trigger", _("Det som har hendt"), [_trigger(row, sealed.get(box, "trigger", row).get("kind", "")) for row in triggers]),
        Part("deadline", _("Frister"), [_deadline(row, sealed.get(box, "deadline", row).get("code", "")) for row in deadlines]),
    ]


def _trigger(row: Trigger, kind: str) -> Row:
    return {_("Dag"): row.happened_on, _("Hva"): str(TRIGGERS[kind].label) if kind in TRIGGERS else "", _("Skrevet"): row.at, _("Tatt bort"): row.voided_at}


def _deadline(row: Deadline, code: str) -> Row:
    name = rule(code).name if code else ""
    states = {"open": _("åpen"), "kept": _("holdt"), "missed": _("ikke holdt"), "void": _("gjelder ikke lenger")}
    return {_("Frist"): row.due_on, _("Senest"): row.extended_on, _("Trygg dag"): row.safe_on, _("Hva"): str(name), _("Vår å holde"): row.hard, _("Status"): states.get(row.status)}
