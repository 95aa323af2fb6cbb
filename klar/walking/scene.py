"""What the invented union lacks of what a page can be about, through the real actions."""

from datetime import timedelta
from typing import Any

from klar.access import listed
from klar.actions.case import NewCase, note, open_case, set_status
from klar.actions.case.document import add_document
from klar.actions.case.participant import add_participant
from klar.actions.follow_up import add_contact
from klar.actions.case.label import mark_case
from klar.actions.gathering import NewGathering, hold
from klar.actions.handover import ask as ask_back
from klar.actions.handover import send, take
from klar.actions.innsyn import ask
from klar.actions.learning import finish_lesson
from klar.actions.lookup import look_up
from klar.actions.party import add_party
from klar.actions.round_call import next_call
from klar.actions.upload import Part, keep_part
from klar.db import now, today
from klar.files import Received
from klar.models.call_round import CallRound
from klar.models.case import Case, Deadline, Handover
from klar.models.case.deadline import Alert
from klar.models.gathering import Signup
from klar.models.member import Member, others
from klar.models.officer import Mandate, Officer

# One white point.
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082")


def set_scene(leader: Any, branch: Any, people: dict[str, int]) -> list[str]:
    """In the leader's club and at the desk of the branch. `people` are officers by role. Returns addresses that few links lead to."""
    me, members = leader.id, [row.id for row in listed(leader.id, "member.read", others)]
    case = open_case(me, NewCase("oppsigelse_person", leader.unit_id, (members[-1],), happened="Fikk brev.", trigger=("dismissal_received", today() - timedelta(days=13)), consent="branch"))
    add_document(me, case.id, Received("png", PNG, PNG), "brev.png")
    add_party(me, case.id, "witness", name="Leder Ledersen")
    colleague = Mandate.get(Mandate.unit == leader.unit_id, Mandate.officer != me, Mandate.role != "safety_rep")
    add_participant(me, case.id, colleague.officer_id, False)
    Alert.create(case=case.id, deadline=Deadline.get(Deadline.case == case.id), unit=leader.above, at=now())
    done = open_case(me, NewCase("sykefravaer", leader.unit_id, (members[-1],)))
    open_case(me, NewCase("advarsel", leader.unit_id, tuple(members[:2])))
    note(me, done.id, "Var sykmeldt i to uker.")
    set_status(me, done.id, "closed", version=Case.get_by_id(done.id).version)
    Mandate.create(number="demo-vara", officer=Officer.create(number="demo-vara", name="Vara Varasen"), role="club_substitute", unit=leader.unit_id, from_on=today())
    mark_case(me, done.id, "health", {})
    asked = Handover.get(Handover.to_unit == leader.above)
    send(me, case.id, "help", leader.above, "Kan dere se på brevet?", consent=True)
    take(branch.id, asked.id)
    ask_back(branch.id, asked.id, "Hva står i brevet?")
    add_contact(branch.id, Mandate.get(Mandate.officer == me).id, "reached", mood=4)
    member = Member.get_by_id(members[-1])
    ask(people["data_protection_officer"], member.number, member.name)
    look_up(people["centre_adviser"], member.number, "called")
    keep_part(me, None, Part("delt", 0, 1, "brev.png", False, PNG))
    finish_lesson(me, "frister")
    next_call(branch.id, CallRound.get(CallRound.unit == leader.above).id)
    return [*gathered(leader, branch), f"/saker/{done.id}/apne-igjen", f"/saker/{done.id}/helse", f"/innboks/{asked.id}/gi-tilbake"]


def gathered(leader: Any, branch: Any) -> list[str]:
    """The leader came to one and has not said how it was; to another an answer is waited for."""
    past, ahead = (hold(branch.id, NewGathering(leader.above, "course", "Lønn", today() + timedelta(days=days), "10.00–15.00", "Folkets hus", False, 40, 9, "own"), 0, "leaders") for days in (-1, 30))
    mine = Signup.officer == leader.id
    Signup.update(status="coming", came=True).where(mine, Signup.gathering == past).execute()
    return [f"/invitasjoner/{Signup.get(mine, Signup.gathering == ahead).id}/en-annen"]
