"""Everything that leads to a member or to a case is in the package, or stands here with the reason why not."""

from datetime import timedelta
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from peewee import ForeignKeyField

import klar.models
from klar.actions.case.deletion import hold_case
from klar.actions.case.seat import seat
from klar.actions.call_round import begin_round
from klar.actions.innsyn.texts import texts
from klar.actions.learning import finish_lesson
from klar.crypto import keys
from klar.db import Table, now, today
from klar.models import sealed
from klar.models.call_round import RoundCall
from klar.models.case import Case, Consent, Handover, Participant, Party, Share
from klar.models.case.emergency import Emergency
from klar.models.follow_up import ClubContact
from klar.models.gathering import Gathering, Signup
from klar.models.member import Contact, Employment, Lookup, Member, Recent
from klar.models.new_rep import NewRep
from klar.models.officer import Identity, Invitation, Mandate, Officer, Passkey, Session
from klar.models.officer.calendar_feed import CalendarFeed
from klar.models.told import NotifyChoice, PushSubscription
from klar.models.unit import Unit
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import World
from tests.innsyn.asking import fetched, gone_through, opened

# Columns that lead to a member or a case, and are not in the package. Why:
LEFT_OUT = {
    "arrival.officer": "how far a first sign-in has come, gone the next day; the sign-in itself is told of",
    "arrival.asked_by": "what an officer has done is told by kind",
    "draft.owner": "what an officer has begun to write is preparation; drafts about the member are told of by where they stand",
    "task.owner": "tasks as an officer are about others; those in the member's cases are there",
    "upload.officer": "what an officer is sending becomes a paper, or is gone the next day",
    "upload.case": "the same",
    "upload_part.upload": "the same",
    "once.officer": "that a form was sent: nothing of what it said",
    "innsyn_case.case": "what was held back must not be seen from outside",
    "innsyn_case.innsyn": "the same",
    "innsyn_case.task": "the task itself is there",
    "innsyn_line.review": "the same: each text says for itself that it is held back",
    "innsyn_case.reviewed_by": "what an officer has done is told by kind",
    "innsyn.asked_by": "the same",
    "entry.officer": "the same; and the lines are about others",
    "entry.corrects": "a correction is a line of its own, with its words",
    "case.handler": "cases an officer has are about others",
    "participant.officer": "the same",
    "share.officer": "the same",
    "message.officer": "that there was something to tell: the number of what it was about, which is others'",
    "share.by": "the same",
    "handover.from_officer": "the same",
    "handover.taken_by": "the same",
    "emergency.approved_by": "the same",
    "emergency.reviewed_by": "the same",
    "contact.officer": "whom an officer has called is about others",
    "recent.officer": "the same",
    "lookup.officer": "the same",
    "audit_event.officer": "told by kind and count: what was looked at is about others",
    "task.given_by": "whom an officer has given a task is about others",
    "task.after": "the task it came back after is there itself",
    "alert.case": "the line about it is there itself",
    "alert.deadline": "the same",
    "club_record.made_by": "what an officer has written down is about the club; told by kind",
    "club_contact.made_by": "what a helper has written down is about a club; counted with what was done",
    "guiding.officer": "gone when the call ends; the record counts it",
    "guiding.helper": "the same",
    "club_visit.made_by": "the same",
    "article_version.written_by": "what an adviser has written is about nobody; counted with what was done",
    "article_version.reviewed_by": "the same",
    "gathering.made_by": "what a helper has arranged is about others; counted with what was done",
    "signup.gathering": "the invitation itself is there",
    "signup.instead_of": "whose place one has is about another",
    "club_step.visit": "a meeting with a club; its task is told as a task",
    "club_step.task": "the same",
    "call_round.changed_by": "what a helper has written down is about what to ask clubs",
    "round_call.call_round": "when the round was made is told; its words are about clubs",
    "round_call.held_by": "whom a helper is calling is about others",
    "new_rep.task": "the task is about what an officer does for others",
    "network.coordinator": "the post that it hangs on is told",
    "network.made_by": "what an officer has done is told by kind",
    "network_branch.network": "which branches are in a network",
    "monthly_report.network": "numbers that name nobody, and what a coordinator writes to the boards",
    "monthly_report.made_by": "what an officer has done is told by kind",
    "report_board.report": "to which boards it went",
    "report_board.read_by": "what an officer has done is told by kind",
    "mandate.stands_for": "whom a substitute takes the place of is about others",
}
# Rows that name a case or a member by number alone, without a reference.
BY_NUMBER = {"emergency.case_number": "told", "audit_event.subject": "told", "tombstone.case_number": "nothing ties it to a person"}
ROOTS = {"member", "case", "officer"}


def models() -> list[type[Table]]:
    for module in walk_packages(klar.models.__path__, "klar.models."):
        import_module(module.name)
    return [model for model in Table.__subclasses__() if model.__module__.startswith("klar.")]


def leading() -> dict[str, str]:
    """Each column that refers to a member, a case, an officer, or to what hangs on one: what it leads to."""
    refers = {(model, name): field.rel_model for model in models() for name, field in model._meta.fields.items() if isinstance(field, ForeignKeyField)}
    found = set(ROOTS)
    while more := {model._meta.table_name for (model, _name), to in refers.items() if to._meta.table_name in found} - found:
        found |= more
    return {f"{model._meta.table_name}.{name}": to._meta.table_name for (model, name), to in refers.items() if to._meta.table_name in found}


# What the package tells, by the column that leads there, and the words it is known by below.
TOLD = {
    "employment.member": "Merkestilling", "contact.member": "Merkekanal", "recent.member": "Merkeleser", "lookup.member": "Medlemmet ringte", "document.case": "Merkelinje papir", "document.entry": "Merkelinje papir", "party.member": "merkerolle",
    "consent.member": "merkeja", "consent.case": "merkeja", "party.case": "merkerolle", "participant.case": "Merkedeltaker", "share.case": "Merkemottaker",
    "entry.case": "Merkelinje notat", "task.case": "Merkelinje oppgave", "trigger.case": "Oppsigelsen kom fram", "deadline.case": "Krev forhandlinger",
    "deadline.trigger": "Krev forhandlinger", "handover.case": "Merkeenhet", "hold.case": "Merkehold", "innsyn.member": "Utlevert",
    "emergency.case_number": "Merkegrunn", "audit_event.subject": "egen klubb", "case.sealed": "Merkelinje ønske", "member.name": "Merkenavn",
    "mandate.officer": "klubbstyremedlem", "identity.officer": "merke.example", "invitation.officer": "Engangskoder", "session.officer": "Merketelefon", "passkey.officer": "Merkenøkkel", "notify_choice.officer": "varsel@example.no", "push_subscription.officer": "Telefoner som varsler", "push_subscription.session": "Telefoner som varsler", "calendar_feed.officer": "Kalenderadresse", "lesson_progress.officer": "Frister du må kjenne", "round_call.mandate": "Ringerunder du er i", "new_rep.mandate": "Ny i vervet", "club_contact.officer": "Samtaler med deg som tillitsvalgt", "signup.officer": "Kurs og samlinger",
    "party.officer": "står nær noen i saken", "emergency.officer": "Nødtilgang du har bedt om", "officer.member_number": "merke@example.no", "draft": "Utkast",
}  # fmt: skip


def test_every_column_is_told_or_left_out_for_a_reason() -> None:
    """A new table fails here until somebody has thought: a part in klar/actions/innsyn, or a reason above."""
    assert {column for column in leading() if column not in TOLD} == LEFT_OUT.keys() and all(LEFT_OUT.values())


def test_the_walk_sees_what_hangs_on_a_case() -> None:
    found = leading()
    assert found["deadline.trigger"] == "trigger" and found["innsyn_line.review"] == "innsyn_case" and len(found) > 40


@pytest.fixture(scope="module")
def scene(shared_world: World) -> Scene:
    """A case with everything there can be, and a member who is an officer too, each with words it is known by."""
    scene = set_scene(clubs()[3], "sent", "Merkelinje")
    member, case = Member.get_by_id(scene.ids["member_id"]), Case.get_by_id(scene.ids["case_id"])
    Member.update(name="Merkenavn Berg").where(Member.id == member.id).execute()
    Employment.update(position="Merkestilling").where(Employment.member == member).execute()
    known = {name: Officer.create(number=name, name=name).id for name in ("Merkeleser", "Merkedeltaker", "Merkemottaker")}
    Contact.create(officer=scene.leader, member=member, channel="Merkekanal", at=now())
    Recent.create(officer=known["Merkeleser"], member=member, at=now())
    Lookup.create(officer=scene.leader, member=member, purpose="called", at=now())
    seat(keys.box(case.key), case, "accused", member=member.id, title="merkerolle")
    Consent.create(case=case, member=member, scope="merkeja", given_on=today())
    Participant.create(case=case, officer=known["Merkedeltaker"], at=now())
    shared = Share.create(case=case, officer=known["Merkemottaker"], by=scene.leader, from_on=today(), until_on=today())
    sealed.put(keys.box(case.key), shared, reason="")
    Handover.update(to_unit=Unit.create(number="X-merke", kind="branch", name="Merkeenhet")).where(Handover.case == case).execute()
    Emergency.create(case_number=case.id, officer=scene.leader, reason="Merkegrunn", asked_at=now())
    hold_case(case.id, today() + timedelta(days=9), "Merkehold")
    as_officer(member, case)
    return scene


def as_officer(member: Member, case: Case) -> None:
    me = Officer.create(number="X-selv", name="Selv", member_number=member.number, email="merke@example.no")
    seat = Mandate.create(number="X-selv", officer=me, role="club_board_member", unit=case.unit_id, from_on=today())
    Identity.create(issuer="https://merke.example", subject="x", officer=me, at=now())
    Invitation.create(officer=me, code=b"x", expires_at=now())
    session = Session.create(token=b"x", officer=me, created_at=now(), seen_at=now(), device="Merketelefon")
    NotifyChoice.create(officer=me, kinds="deadline", channel="email", email="varsel@example.no")
    PushSubscription.create(officer=me, session=session, endpoint="https://x", p256dh="x", auth="x", key="x", made_at=now())
    Passkey.create(officer=me, credential=b"x", public_key=b"y", count=0, device="Merkenøkkel", made_at=now())
    CalendarFeed.create(officer=me, token=b"x", made_at=now())
    finish_lesson(me.id, "frister")
    ClubContact.create(unit=case.unit_id, officer=me, made_by=me, at=now(), outcome="reached", mood=4)
    RoundCall.create(call_round=begin_round(Mandate.get(Mandate.role == "branch_leader").officer_id, Mandate.get(Mandate.role == "branch_leader").unit_id, "Høst", "new", "Hei"), mandate=seat, place=99)
    NewRep.create(mandate=seat, course_on=today())
    held = Gathering.create(unit=case.unit_id, made_by=me, made_at=now(), kind="course", held_on=today(), places=1, funds="ou", key="k")
    Signup.create(gathering=held, officer=me, club=case.unit_id, status="coming", at=now(), came=True)
    Emergency.create(case_number=1, officer=me, reason="", asked_at=now())
    Party.create(case=case, officer=me, role="close")


@pytest.fixture(scope="module")
def package(shared_world: World, scene: Scene) -> tuple[str, str, dict[str, Any]]:
    privacy = opened(shared_world, Member.get_by_id(scene.ids["member_id"]))
    gone_through(shared_world.enter(scene.leader), scene.ids["case_id"])
    page, data = fetched(privacy)
    return page, str(data), data


@pytest.mark.parametrize("column", TOLD)
def test_it_is_in_the_package(column: str, package: tuple[str, str, dict]) -> None:
    page, data, _whole = package
    assert TOLD[column] in page and TOLD[column] in data


def test_every_sealed_text_of_the_case_is_in_it(package: tuple[str, str, dict], scene: Scene) -> None:
    case = Case.get_by_id(scene.ids["case_id"])
    found = [text.text for text in texts(case, keys.box(case.key))]
    assert len(found) > 8 and [text for text in found if text not in package[0]] == []


def test_every_page_says_whose_and_when(package: tuple[str, str, dict]) -> None:
    page, _text, data = package
    head = page.split("<thead>")[1].split("</thead>")[0]
    assert f"Innsyn for Merkenavn Berg, medlem {data['member']}. Laget {today().day}." in head


def test_nothing_in_it_is_fetched_from_elsewhere_or_run(package: tuple[str, str, dict]) -> None:
    assert not {"<script", "src=", "href=", "url(", "@import"} & {word for word in ("<script", "src=", "href=", "url(", "@import") if word in package[0]}


def test_it_says_what_it_does_not_hold(package: tuple[str, str, dict]) -> None:
    assert "Den kan ikke knyttes til deg" in package[0] and "Du kan klage til Datatilsynet" in package[0]


def test_what_names_by_number_is_known() -> None:
    numbered = {f"{model._meta.table_name}.{name}" for model in models() for name in model._meta.fields if name in ("case_number", "subject", "member_number")}
    assert numbered == BY_NUMBER.keys() | {"identity.subject", "officer.member_number"}
