"""What there is to see in a club: a case with everything that hangs on it, each scene with its own twist."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from klar.actions import handover as handovers
from klar.actions.article import publish_article, send_article, withdraw_article, write_article
from klar.actions.call_round import begin_round
from klar.actions.case import NewCase, note, open_case
from klar.actions.case.document import add_document, name_document
from klar.actions.case.paper import Printed, keep_paper
from klar.actions.club import add_record
from klar.actions.draft import start_draft
from klar.actions.emergency import approve, ask
from klar.actions.gathering import NewGathering, hold
from klar.actions.lookup import look_up
from klar.actions.member import open_member
from klar.actions.share import end_share, share
from klar.actions.task import make_task
from klar.case_types import asked
from klar.crypto import keys
from klar.db import now, today
from klar.files import Received, store
from klar.models.case import Case, Consent, Deadline, Entry, Handover, Participant, Party
from klar.models.case.deadline import Alert
from klar.models.case.emergency import Emergency
from klar.models.gathering import Signup
from klar.models.member import Employment, Member
from klar.models.network import Network, NetworkBranch
from klar.models.officer import Mandate, Officer
from klar.models.report import MonthlyReport, ReportBoard
from klar.models.sealed import put
from klar.models.unit import Unit

# twist -> the type of the case; the type decides who sees it
TWISTS = {
    "sent": "advarsel",
    "taken": "advarsel",
    "onward": "oppsigelse_person",
    "returned": "advarsel",
    "revoked": "advarsel",
    "done": "advarsel",
    "board": "permittering",
    "named": "trakassering_konflikt",
    "named_taken": "trakassering_konflikt",
    "party": "advarsel",
    "participant": "advarsel",
    "reader": "permittering",
    "desk_party": "advarsel",
    "followed": "oppsigelse_person",
    "shared": "advarsel",
    "shared_reader": "trakassering_konflikt",
    "emergency": "trakassering_konflikt",
    "summary": "advarsel",
    "named_summary": "trakassering_konflikt",
    "left": "advarsel",
    "stopped": "advarsel",
    "named_stopped": "trakassering_konflikt",
}
BRIEF = {"sent", "summary", "named_summary"}  # the branch gets no more than the summary
# One white point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b"
    "550000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)
CLUB_ROLES = ("club_leader", "club_deputy_leader", "workplace_rep", "chief_rep")


@dataclass(frozen=True)
class Scene:
    """One club's things, by the names the routes use for their ids."""

    club: int
    branch: int
    leader: int
    marker: str
    ids: dict[str, Any]


def made_paper(by: int, case: Any, marker: str) -> int:
    """A paper as Klar makes them, with less in it."""
    known = {"maal": "nb", "dato": "2026-11-22", "tillitsvalgt": "Kari", "klubb": f"{marker} klubb"}
    answers = {"tema": f"{marker} tema", "mote-dato": "2026-11-03", "mote-sted": "Kantina", "til-stede": "Kari", "samtale": f"{marker} sagt", "avtalt": "Ring"}
    files = [store.put(keys.box(case.key), f"{marker}".encode()), "", store.put(keys.box(case.key), f"{marker}".encode())]
    return keep_paper(by, case.id, Printed("referat", known, answers, files, 1))


def officers(unit: int, *roles: str) -> list[int]:
    """Those who hold one of the roles in the unit today, in the order of their mandates."""
    held = Mandate.select(Mandate.officer).where(
        Mandate.unit == unit, Mandate.role.in_(roles), Mandate.from_on <= today(), Mandate.to_on.is_null() | (Mandate.to_on >= today())
    )
    return [row.officer_id for row in held.order_by(Mandate.id)]


def clubs() -> list[Unit]:
    return list(Unit.select().where(Unit.kind == "club").order_by(Unit.id))


def set_scene(club: Unit, twist: str, marker: str = "") -> Scene:
    """A case in the club with a deadline, a note, a task, a handover and a draft, all through the real actions.

    `marker` stands in everything that is sealed.
    """
    leader, branch = officers(club.id, *CLUB_ROLES)[0], club.parent_id
    member = plain_member(club)
    new = NewCase(
        kind=TWISTS[twist],
        unit=club.id,
        members=(member,),
        happened=f"{marker} hendt",
        wish=f"{marker} ønske",
        trigger=("dismissal_received", today() - timedelta(days=3)),
        consent="branch",
        conflicts=_parties(club, twist),
    )
    case = open_case(leader, new)
    note(leader, case.id, f"{marker} notat")
    paper = add_document(leader, case.id, Received("png", PNG + marker.encode(), PNG + marker.encode()), f"{marker}.png")
    name_document(leader, case.id, paper, f"{marker} papir")
    printed = made_paper(leader, case, marker)
    task = make_task(leader, f"{marker} oppgave", today(), case.id)
    loose = make_task(leader, f"{marker} løs", today())
    shared = share(leader, case.id, officers(branch, "branch_leader")[0], twist != "shared_reader", f"{marker} deling", today() + timedelta(days=7))
    if "shared" not in twist:
        end_share(leader, case.id, shared.id)
    sent = handovers.send(leader, case.id, "onward" if twist in ("onward", "followed") else "help", branch, f"{marker} grunn", consent=True, whole=twist not in BRIEF)
    _twist(twist, club, case.id, sent.id)
    Alert.create(case=case.id, deadline=Deadline.get(Deadline.case == case.id), unit=branch, at=now())
    draft = start_draft(leader, "sak", {"hvem": str(member), "hendt": f"{marker} utkast"}, "hvem")
    gathering = gathered(club)
    open_member(leader, member)
    look_up(adviser(), Member.get_by_id(member).number, "called")  # and the one before is closed
    ids = {
        "case_id": case.id,
        "unit_id": club.id,
        "mandate_id": Mandate.get(Mandate.officer == leader, Mandate.unit == club.id).id,
        "deadline_id": Deadline.get(Deadline.case == case.id).id,
        "entry_id": Entry.get(Entry.case == case.id, Entry.kind == "note").id,
        "document_id": paper,
        "number": 1,
        "paper_id": printed,
        "task_id": task.id,
        "loose_id": loose.id,
        "handover_id": sent.id,
        "share_id": shared.id,
        "draft_id": draft.id,
        "party_id": Party.get(Party.case == case.id).id,
        "consent_id": Consent.get(Consent.case == case.id).id,
        "participant_id": 1,
        "round_id": begin_round(officers(branch, "branch_leader")[0], branch, f"{marker} runde", "new", f"{marker} spør"),
        "record_id": remembered(club, leader, marker, twist),
        "gathering_id": gathering,
        "article_id": advised(twist),
        "signup_id": Signup.get(Signup.gathering == gathering, Signup.officer == leader).id,
        "member_id": member,
        "workplace_id": Employment.get(Employment.member == member).workplace_id,
        **networked(branch, leader, twist),
        "name": "sak",
        "step_name": "hvem",
        "purpose": "called",
        "lesson": "droftingsmotet",
        "choice": "b",
        "fact": asked(TWISTS[twist], 1)[0].name,
    }
    return Scene(club.id, branch, leader, marker, ids)


def networked(branch: int, by: int, twist: str) -> dict[str, int]:
    """A network that the branch is in, with a report to its board; every other one is not sent yet."""
    who = Mandate.get(Mandate.role == "coordinator")
    made = Network.create(county=who.unit.parent, name="Nettverk", coordinator=who.officer, percent=40, from_on=today() - timedelta(days=400), made_by=by)
    NetworkBranch.create(network=made, branch=branch)
    sent = now() if list(TWISTS).index(twist) % 2 == 0 else None
    report = MonthlyReport.create(network=made, month=date(2026, 10, 1), made_by=who.officer, changed_at=now(), sent_at=sent, key=keys.create())
    figures = {"talks": 12, "needs": {"case": None}, "months": {"2026-09-01": None, "2026-10-01": 12}, "met": None, "new": None, "ended": None, "clubs": 9, "vacant": None}
    put(keys.box(report.key), report, figures=figures, text="Vi har ringt.", planned="Samling.")
    ReportBoard.create(report=report, branch=branch)
    return {"network_id": made.id, "report_id": report.id}


RECORDS = ("agreement", "meeting", "contact", "briefing")


def remembered(club: Unit, leader: int, marker: str, twist: str) -> int:
    """One of each kind; which of them is tried changes with the scene."""
    said = {"title": f"{marker} husk", "about": f"{marker} om", "where": "", "first": f"{marker} først", "points": [f"{marker} punkt"], "minutes": f"{marker} referat", "what": "safety", "phone": "00000001"}
    made = [add_record(leader, club.id, kind, said, today(), closed=kind == "briefing") for kind in RECORDS]
    return made[list(TWISTS).index(twist) % len(made)]


def gathered(club: Unit) -> int:
    """A gathering of the branch that the club's reps are invited to."""
    new = NewGathering(club.parent_id, "course", "Lønn og tariff", today() + timedelta(days=7), "10.00–15.00", "Folkets hus", False, 40, 20, "ou")
    return hold(officers(club.parent_id, "branch_leader")[0], new, club.id, "reps")


def advised(twist: str) -> int:
    """An article on warnings: one scene's is a draft, the next one's waits, is read, or is withdrawn."""
    made = write_article(adviser(), ["advarsel"], "Når noen blir advart", "Ro først.\n\n- Les brevet\n- Svar skriftlig")
    stage = list(TWISTS).index(twist) % 4
    if stage != 1:
        send_article(adviser(), made)
    if stage in (0, 3):
        publish_article(reviewer(), made, 1)
    if stage == 3:
        withdraw_article(adviser(), made)
    return made


def reviewer() -> int:
    """Another adviser than the one who writes."""
    return Mandate.get(Mandate.role == "legal_adviser").officer_id


def adviser() -> int:
    return Mandate.get(Mandate.role == "centre_adviser").officer_id


def plain_member(club: Unit) -> int:
    """A member who works in the club and is no officer."""
    at = Employment.select().where(Employment.workplace.in_([place.id for place in club.workplace_set]))
    return at.order_by(Employment.id.desc()).first().member_id


def _parties(club: Unit, twist: str) -> tuple[int, ...]:
    if twist == "party":
        return (officers(club.id, "club_deputy_leader", "club_treasurer", "workplace_rep", "chief_rep")[0],)
    return (officers(club.parent_id, "branch_deputy_leader")[0],) if twist == "desk_party" else ()


def _twist(twist: str, club: Unit, case: int, sent: int) -> None:
    chief = officers(club.parent_id, "branch_leader")[0]
    if twist in ("taken", "onward", "done", "named_taken", "desk_party", "followed", "summary", "named_summary", "left"):
        handovers.take(chief, sent)
    if twist == "done":
        handovers.done(chief, sent, "svar")
    if twist == "left":
        Handover.update(taken_by=officers(club.id, *CLUB_ROLES)[0]).where(Handover.id == sent).execute()
    if twist == "returned":
        handovers.send_back(chief, sent, "ikke vår")
    if twist == "revoked":
        handovers.revoke(officers(club.id, *CLUB_ROLES)[0], sent)
    elsewhere = next(c for c in clubs() if c.parent_id != club.parent_id)
    guest = officers(elsewhere.id, "club_leader")[0]
    if twist == "emergency":
        ask(guest, case, "Det haster")
        privacy = Mandate.get(Mandate.role == "data_protection_officer").officer_id
        approve(privacy, Emergency.get(Emergency.officer == guest, Emergency.case_number == case).id)
    if "stopped" in twist:
        Case.update(handler=Officer.create(number=f"left-{case}", name="Sluttet Rep")).where(Case.id == case).execute()
    if twist in ("participant", "reader"):
        Participant.create(case=case, officer=guest, can_write=twist == "participant", at=now())
