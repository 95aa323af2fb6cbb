"""Vara (trust.md § 1): as the one replaced, only while activated with dates, and the activation is on record."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from klar.actions.deputy import end, start
from klar.audit import verify
from klar.db import Conflict, today
from klar.models.audit_event import AuditEvent
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World

UNTIL, YESTERDAY = today() + timedelta(days=14), today() - timedelta(days=1)


class Club(NamedTuple):
    """A club with a substitute, a case of the board's, and one of the leader's own."""

    board: Scene
    own: Scene
    leader: Mandate
    second: Mandate
    vara: Mandate

    def start(self, until: date = UNTIL) -> Mandate:
        return start(self.leader.officer_id, self.vara.id, self.second.id, until)


@pytest.fixture
def club(world: World) -> Club:
    at = Unit.get_by_id(Mandate.get(Mandate.role == "club_substitute").unit_id)
    rows = [Mandate.get(Mandate.unit == at, Mandate.role == role) for role in ("club_leader", "club_deputy_leader", "club_substitute")]
    return Club(set_scene(at, "board"), set_scene(at, "sent"), *rows)


def sees(browser: Browser, club: Club) -> list[bool]:
    """A member, the board's case, and a case of the leader's own."""
    paths = (f"/medlemmer/{club.board.ids['member_id']}", f"/saker/{club.board.ids['case_id']}", f"/saker/{club.own.ids['case_id']}")
    return [browser.get(path).status_code == 200 for path in paths]


def test_a_substitute_sees_nothing_before(club: Club, world: World) -> None:
    assert sees(world.enter(club.vara.officer_id), club) == [False, False, False]


def test_in_anothers_place_one_sees_the_same(club: Club, world: World) -> None:
    vara = world.enter(club.vara.officer_id)
    club.start()
    assert sees(vara, club) == sees(world.enter(club.second.officer_id), club) == [True, True, False]
    assert vara.get("/medlemmer?q=an").text.count("/medlemmer/") == world.enter(club.second.officer_id).get("/medlemmer?q=an").text.count("/medlemmer/")


def shorten(row: Mandate, **values: object) -> None:
    Mandate.update(**values).where(Mandate.id == row.id).execute()


ENDS: dict[str, Callable[[Club, Mandate], object]] = {
    "its last day is past": lambda c, made: shorten(made, from_on=YESTERDAY, to_on=YESTERDAY),
    "ended": lambda c, made: end(c.leader.officer_id, made.id),
    "suspended": lambda c, made: shorten(made, suspended_on=today()),
}


@pytest.mark.parametrize("why", ENDS)
def test_after_it_nothing_from_the_next_request(why: str, club: Club, world: World) -> None:
    vara, made = world.enter(club.vara.officer_id), club.start()
    assert sees(vara, club) == [True, True, False]
    ENDS[why](club, made)
    assert sees(vara, club) == [False, False, False]


def test_its_last_day_counts(club: Club, world: World) -> None:
    club.start(today())
    assert sees(world.enter(club.vara.officer_id), club) == [True, True, False]


@pytest.mark.parametrize("days", [-1, 91])
def test_it_ends_within_ninety_days(days: int, club: Club) -> None:
    with pytest.raises(ValueError, match="90"):
        club.start(today() + timedelta(days=days))


@pytest.mark.parametrize("whose", ["vara", "second"])
def test_it_is_never_past_the_end_of_either(whose: str, club: Club) -> None:
    shorten(getattr(club, whose), to_on=today() + timedelta(days=3))
    assert club.start().to_on == today() + timedelta(days=3)


def elsewhere() -> Unit:
    return clubs()[0]


REFUSED: dict[str, Callable[[Club], object]] = {
    "by the substitute": lambda c: start(c.vara.officer_id, c.vara.id, c.second.id, UNTIL),
    "by one of another club": lambda c: start(officers(elsewhere().id, "club_leader")[0], c.vara.id, c.second.id, UNTIL),
    "for one of another club": lambda c: start(c.leader.officer_id, c.vara.id, Mandate.get(Mandate.unit == elsewhere()).id, UNTIL),
    "for a substitute": lambda c: start(c.leader.officer_id, c.vara.id, c.vara.id, UNTIL),
    "one who is no substitute": lambda c: start(c.leader.officer_id, c.leader.id, c.second.id, UNTIL),
    "one with a stand-in already": lambda c: (c.start(), c.start()),
    "one whose own mandate is over": lambda c: (shorten(c.vara, to_on=YESTERDAY), c.start()),
    "one who is suspended": lambda c: (shorten(c.vara, suspended_on=today()), c.start()),
    "for a mandate that is over": lambda c: (shorten(c.second, to_on=YESTERDAY), c.start()),
    "oneself": lambda c: (shorten(c.vara, officer=c.leader.officer_id), c.start()),
    "in one's own place": lambda c: (shorten(c.second, officer=c.vara.officer_id), c.start()),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_not_to_be_started(what: str, club: Club) -> None:
    with pytest.raises(Conflict):
        REFUSED[what](club)


def test_who_stands_in_for_a_leader_lets_nobody_in(club: Club, world: World) -> None:
    club.start()
    vara = world.enter(club.vara.officer_id)
    assert 'href="/vara"' not in vara.get("/mer").text and vara.get("/vara").status_code == 403
    assert not end(club.vara.officer_id, Mandate.get(Mandate.stands_for == club.second).id)
    with pytest.raises(Conflict):
        start(club.vara.officer_id, club.vara.id, club.leader.id, UNTIL)


@pytest.mark.parametrize("role", ["workplace_rep", "chief_rep", "club_secretary", "branch_leader", "administrator"])
def test_other_roles_have_no_such_page(role: str, club: Club, world: World) -> None:
    officer = Officer.create(number="X", name="Prøve Prøvesen")
    Mandate.create(number="X", officer=officer, role=role, unit=club.leader.unit_id, from_on=today())
    browser = world.enter(officer.id)
    assert 'href="/vara"' not in browser.get("/mer").text
    assert [browser.get(path).status_code for path in ("/vara", "/ny/vara")] == [403, 403]


def test_another_clubs_leader_neither_sees_nor_ends_it(club: Club, world: World) -> None:
    made, other = club.start(), world.enter(officers(elsewhere().id, "club_leader")[0])
    assert club.vara.officer.name not in other.get("/vara").text + other.follow(other.get("/ny/vara")).text
    answers = [other.post("/vara/slutt", "/mer", mandate=str(number)) for number in (made.id, 10**9)]
    assert [a.status_code for a in answers] == [404, 404] and answers[0].data == answers[1].data
    assert Mandate.get_by_id(made.id).to_on == UNTIL


def test_the_way_through_the_pages(club: Club, world: World) -> None:
    leader = world.enter(club.leader.officer_id)
    assert 'href="/vara"' in leader.get("/klubben").text and "Ingen er vara nå." in leader.get("/vara").text
    page = leader.follow(leader.post("/ny/vara", answer=str(club.vara.id)))
    for answer in (str(club.second.id), "fortnight"):
        page = leader.follow(leader.post(page.request.path, answer=answer))
    assert "Så slutter det av seg selv." in page.text
    page = leader.follow(leader.post(page.request.path))
    made = Mandate.get(Mandate.stands_for == club.second)
    assert (made.officer_id, made.role, made.to_on) == (club.vara.officer_id, "club_deputy_leader", UNTIL)
    assert f"{club.vara.officer.name} er vara for {club.second.officer.name} til og med" in page.text
    page = leader.follow(leader.post("/vara/slutt", "/vara", mandate=str(made.id)))
    assert "Ingen er vara nå." in page.text and Mandate.get_by_id(made.id).to_on == YESTERDAY


def test_a_club_without_a_substitute_is_told_so(club: Club, world: World) -> None:
    leader = world.enter(officers(elsewhere().id, "club_leader")[0])
    assert "Klubben har ingen vara å velge." in leader.follow(leader.get("/ny/vara")).text


def test_both_ends_are_on_record_once(club: Club) -> None:
    made = club.start()
    assert [end(club.leader.officer_id, made.id) for _twice in range(2)] == [True, False]
    events = [(row.name, row.officer_id, json.loads(row.data)) for row in AuditEvent.select().where(AuditEvent.subject == made.id, AuditEvent.name.startswith("deputy."))]
    started = {"unit": club.leader.unit_id, "role": "club_deputy_leader", "until": str(UNTIL)}
    assert events == [("deputy.started", club.leader.officer_id, started), ("deputy.ended", club.leader.officer_id, {})]
    assert verify()[1] is None
