"""Meetings, contacts and what is told to the next rep: who reads, who writes, and what a leader-member is kept from."""

from datetime import timedelta
from typing import NamedTuple

import pytest

from klar.actions.club import add_record
from klar.db import today
from klar.i18n import OFFERED, speaking
from klar.models.club import ClubRecord
from klar.models.club_words import CLOSED, MEETINGS, is_closed
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from tests.access.scenes import clubs, officers
from tests.conftest import Browser, World


class Club(NamedTuple):
    unit: Unit
    leader: int


@pytest.fixture
def club(world: World) -> Club:
    ClubRecord.delete().execute()
    return Club(clubs()[2], officers(clubs()[2].id, "club_leader")[0])


def meeting(club: Club, kind: str = "members") -> int:
    points = [str(point) for point in MEETINGS[kind].points]
    said = {"title": str(MEETINGS[kind].label), "what": kind, "place": "Pauserommet", "points": points, "minutes": "Merkereferat"}
    return add_record(club.leader, club.unit.id, "meeting", said, today() + timedelta(days=9), closed=MEETINGS[kind].closed)


def briefing(club: Club) -> int:
    return add_record(club.leader, club.unit.id, "briefing", {"first": "Merkeførst", "call": "", "agreed": ""}, closed=True)


def somebody(club: Club, role: str, *, leads: bool = False) -> int:
    number = f"X-{role}"
    Member.create(number=number, name="Prøve", terms="", branch=club.unit.parent_id, leader=leads)
    officer = Officer.create(number=number, name="Prøve", member_number=number)
    Mandate.create(number=number, officer=officer, role=role, unit=club.unit, from_on=today())
    return officer.id


def through(rep: Browser, page: str, name: str, *answers: dict[str, str]) -> str:
    """Answers the wizard that the page leads to, to its end."""
    said = rep.get(page).text.split(f'href="/ny/{name}')[1].split('"')[0]
    answer = rep.follow(rep.get(f"/ny/{name}{said}"))
    for fields in answers:
        answer = rep.follow(rep.post(f"{answer.request.path}?{answer.request.query_string.decode()}", **fields))
    return (rep.follow(rep.post(answer.request.path)) if answer.request.path.endswith("/sjekk") else answer).text


def test_the_usual_points_stand_there_to_begin_with(world: World, club: Club) -> None:
    rep = world.enter(club.leader)
    day = {"answer_day": "1", "answer_month": "12", "answer_year": str(today().year + 1)}
    page = through(rep, "/klubben/moter", "klubbmote", {"answer": "annual"}, day, {"answer": "Klokka 14"}, {"answer": "Åpning\nValg"})
    assert "<li>Åpning</li>" in page and "<li>Valg</li>" in page and "Årsmøte" in page


def test_a_notice_can_be_copied_or_printed(world: World, club: Club) -> None:
    page = world.enter(club.leader).get(f"/klubben/{meeting(club)}/innkalling").text
    assert "Innkalling til møte" in page and club.unit.name in page and "Pauserommet" in page and "Ordet er fritt" in page


def test_minutes_are_written_afterwards(world: World, club: Club) -> None:
    rep, number = world.enter(club.leader), meeting(club)
    address = "/ny/referat?" + rep.get(f"/klubben/{number}").text.split("/ny/referat?")[1].split('"')[0]
    assert "Merkereferat" in rep.get(address).text
    page = rep.follow(rep.post(address, answer="Vi valgte nytt styre."))
    assert "Vi valgte nytt styre." in page.text and "Merkereferat" not in page.text


@pytest.mark.parametrize("role", ["club_board_member", "club_secretary", "club_treasurer"])
def test_the_board_reads_all_but_what_is_told_to_the_next_rep(world: World, club: Club, role: str) -> None:
    seat = world.enter(somebody(club, role))
    assert "Merkereferat" in seat.get(f"/klubben/{meeting(club)}").text and "Skriv referat" not in seat.get("/klubben").text
    assert [seat.get(f"/klubben/{briefing(club)}").status_code, seat.get("/klubben/overlevering").status_code] == [404, 403]


def test_the_board_deletes_no_agreement(world: World, club: Club) -> None:
    seat = world.enter(somebody(club, "club_secretary"))
    made = add_record(club.leader, club.unit.id, "agreement", {"title": "T", "about": "", "where": ""})
    assert seat.get(f"/klubben/{made}").status_code == 200 and seat.post(f"/klubben/{made}/slett", "/mer").status_code == 404
    assert ClubRecord.select().count() == 1


def test_the_secretary_writes_the_minutes(world: World, club: Club) -> None:
    seat = world.enter(somebody(club, "club_secretary"))
    assert seat.post(f"/klubben/{meeting(club)}/slett").status_code == 303


@pytest.mark.parametrize("role", ["safety_rep", "club_substitute", "branch_leader", "county_leader", "data_protection_officer", "administrator", "training_officer"])
def test_nobody_else_in_or_above_the_club(world: World, club: Club, role: str) -> None:
    number, other = meeting(club), world.enter(somebody(club, role))
    assert [other.get(f"/klubben/{number}").status_code, other.get("/klubben").status_code] == [403, 403]


def test_another_club_finds_nothing(world: World, club: Club) -> None:
    other = world.enter(officers(clubs()[3].id, "club_leader")[0])
    assert other.get(f"/klubben/{meeting(club)}").status_code == 404
    assert other.get(f"/klubben/{meeting(club)}").text == other.get("/klubben/999999").text
    assert "Medlemsmøte" not in other.get("/klubben/moter").text


def test_a_leader_member_is_not_with_where_the_club_meets_the_employer(world: World, club: Club) -> None:
    number, leader = meeting(club, "employer"), world.enter(somebody(club, "club_board_member", leads=True))
    assert leader.get(f"/klubben/{number}").status_code == 404 and "arbeidsgiver" not in leader.get("/klubben/moter").text
    assert world.enter(somebody(club, "club_secretary")).get(f"/klubben/{number}").status_code == 200


def test_of_other_meetings_a_leader_member_gets_the_other_points(world: World, club: Club) -> None:
    number = meeting(club)
    page = world.enter(somebody(club, "club_board_member", leads=True)).get(f"/klubben/{number}").text
    assert "Ordet er fritt" in page and str(CLOSED) not in page and "Merkereferat" not in page
    assert str(CLOSED) not in world.enter(Officer.get(Officer.number == "X-club_board_member").id).get(f"/klubben/{number}/innkalling").text


@pytest.mark.parametrize("written", OFFERED)
@pytest.mark.parametrize("read", OFFERED)
def test_a_closed_point_is_one_in_whichever_language_it_is_written_or_read(written: str, read: str) -> None:
    with speaking(written):
        point = f"Lønn {CLOSED}"
    with speaking(read):
        assert is_closed(point) and not is_closed("Lønn")


def test_nor_writes_the_minutes_of_what_was_hidden(world: World, club: Club) -> None:
    number, leader = meeting(club), world.enter(somebody(club, "club_secretary", leads=True))
    assert leader.get(f"/ny/referat?post={number}.1").status_code == 404 and "Merkereferat" not in leader.get("/ny/referat").text


def test_a_contact_is_rung_with_a_tap(world: World, club: Club) -> None:
    rep = world.enter(club.leader)
    page = through(rep, "/klubben/kontakter", "kontakt", {"answer": "safety"}, {"answer": "Rolf Vik"}, {"answer": "00 00 00 01"})
    assert "Rolf Vik" in page and "Verneombud" in page
    assert 'href="tel:00000001"' in rep.get(f"/klubben/{ClubRecord.get().id}").text


def test_a_number_is_a_number(world: World, club: Club) -> None:
    rep = world.enter(club.leader)
    draft = rep.follow(rep.post(f"/ny/kontakt?klubb={club.unit.id}", answer="safety")).request.path
    draft = rep.follow(rep.post(draft, answer="Rolf Vik")).request.path
    assert rep.post(draft, answer="ring meg").status_code == 422 and not ClubRecord.select().exists()


def test_a_safety_rep_who_is_a_contact_gains_nothing(world: World, club: Club) -> None:
    safety = somebody(club, "safety_rep")
    add_record(club.leader, club.unit.id, "contact", {"title": "Prøve", "what": "safety", "other": "", "phone": "00000001"})
    browser = world.enter(safety)
    assert [browser.get(path).status_code for path in ("/klubben/kontakter", "/medlemmer", "/overtakelse")] == [403, 403, 403]


def test_three_questions_tell_the_next_one(world: World, club: Club) -> None:
    rep = world.enter(club.leader)
    page = through(rep, "/klubben/overlevering", "overlevering", {"answer": "Ring NAV."}, {"answer": "HR, hver mandag."}, {"answer": "Møte i mars."})
    assert all(text in page for text in ("Ring NAV.", "HR, hver mandag.", "Møte i mars."))
    assert "Ring NAV." in world.enter(somebody(club, "chief_rep")).get("/klubben/overlevering").text
