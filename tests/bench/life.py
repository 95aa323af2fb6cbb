"""Weeks of ordinary use, through the real actions: cases with their timelines, tasks, drafts, hand-overs, opened cards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

from klar.access import listed
from klar.actions.case import NewCase, called, happened, note, open_case, set_status
from klar.actions.draft import start_draft
from klar.actions.handover import send, take
from klar.actions.member import open_member
from klar.actions.task import accept_task, finish_task, make_task
from klar.audit import verify
from klar.crypto import keys
from klar.db import atomic, db, today
from klar.deadlines import rules_for_type
from klar.models.case import Case
from klar.models.member import others
from klar.models.task import Task
from tests.bench.people import Person, below, crowd

KINDS = ("lonn_feil", "turnus_arbeidsplan", "advarsel", "oppsigelse_person", "sykefravaer", "deltid_fortrinn", "ferie_feriepenger")
STORY = "Kom på kontoret etter vakten og fortalte hva som hadde skjedd. Har skrevet ned tid og sted, og hvem som var der. "
CROWD = 250  # other club leaders with cases, in the whole union
CASES = (6, 2, 9, 4, 12, 3, 7, 5, 25)  # a person has: by turns, so that twins have as many


def live(people: list[Person], *, with_crowd: bool) -> dict[str, int]:
    """Cases for these people, and with a crowd for club leaders from all over the union; returns how many there are."""
    chance = Random(1)
    for i, person in enumerate(people):
        with together():
            (club_life if person["kind"] == "club" else branch_life)(chance, person, CASES[i % len(CASES)])
    for i, person in enumerate(crowd(people, CROWD) if with_crowd else ()):
        with together():
            club_life(chance, person, CASES[i % len(CASES)] // 2 + 2)
    events, broken = verify()
    if broken:
        raise RuntimeError(f"the audit record is broken at {broken}")
    tables = ("member", "officer", "case", "entry", "deadline", "task", "handover", "draft", "recent")
    return {table: db.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables} | {"audit_event": events}


@contextmanager
def together() -> Iterator[None]:
    """Many actions, one commit: thousands of single ones would take minutes."""
    with keys.database.atomic(), atomic():
        yield


def club_life(chance: Random, person: Person, many: int) -> None:
    """Open cases, a closed one now and then, a task of one's own, a draft for some, three members among the recents."""
    by = person["officer"]
    members = [row.id for row in listed(by, "member.read", others)]
    for member in chance.sample(members, min(3, len(members))):
        open_member(by, member)
    for i in range(many):
        case = one_case(chance, person, chance.choice(members), KINDS[i % len(KINDS)])
        if i % 6 == 5:
            set_status(by, case.id, "closed", version=Case.get_by_id(case.id).version)
    make_task(by, "Sett opp møte i klubbstyret", today() + timedelta(days=chance.randint(0, 20)))
    if many % 2:
        start_draft(by, "sak", {"medlem": str(members[0])}, "medlem")


def one_case(chance: Random, person: Person, member: int, kind: str) -> Case:
    by, rules = person["officer"], rules_for_type(kind)
    trigger = (rules[0], today() - timedelta(days=chance.randint(1, 12))) if rules else None
    case = open_case(by, NewCase(kind, person["unit"], (member,), STORY * 2, trigger=trigger, consent="branch"))
    called(by, case.id)
    for _ in range(chance.randint(1, 4)):
        note(by, case.id, STORY * chance.randint(1, 4))
    if trigger:
        happened(by, case.id, trigger[0], today() - timedelta(days=1))
    first, *rest = Task.select().where(Task.case == case.id).order_by(Task.id)
    accept_task(by, first.id)
    if rest:
        accept_task(by, rest[0].id)
        finish_task(by, first.id)
    return case


def branch_life(chance: Random, person: Person, many: int) -> None:
    """What the branch's clubs asked help with: as many cases taken, and one that waits on the desk."""
    clubs = below(person["unit"])[:4]
    for i in range(many + 1):
        club = clubs[i % len(clubs)]
        members = [row.id for row in listed(club["officer"], "member.read", others)]
        case = one_case(chance, club, chance.choice(members), KINDS[i % len(KINDS)])
        handover = send(club["officer"], case.id, "help", person["unit"], STORY, consent=True)
        if i < many:
            take(person["officer"], handover.id)
    for row in listed(person["officer"], "member.read", others)[:3]:
        open_member(person["officer"], row.id)
