"""«Dem jeg følger opp» and «Ring nå»: who stands there, in which order, and what a call leaves behind."""

import re
from datetime import timedelta

import pytest

from klar.actions.follow_up import KEPT
from klar.crypto import keys
from klar.db import now, today
from klar.jobs import tidy
from klar.models.follow_up import ClubContact
from klar.models.officer import Mandate
from tests.conftest import Browser, World

NEW = re.compile(r"verv=(\d+)")


@pytest.fixture
def leader(world: World) -> Browser:
    return world.sign_in("branch_leader")


def next_rep(browser: Browser) -> int:
    """The mandate of the one to call now; 0 when nobody waits."""
    found = NEW.search(browser.get("/oppfolging/ring").text)
    return int(found[1]) if found else 0


def report(browser: Browser, mandate: int, outcome: str, *answers: str) -> str:
    """Answers what is asked of the call. Returns where it ended."""
    at = f"/ny/ring?verv={mandate}&utfall={outcome}"
    for answer in answers:
        at = browser.post(at, answer=answer).location
    return at


def not_answered(browser: Browser, mandate: int, times: int) -> None:
    for _ in range(times):
        report(browser, mandate, "none", "today")


def test_a_new_rep_waits_to_be_called_within_fourteen_days(world: World, leader: Browser) -> None:
    mandate = Mandate.get_by_id(next_rep(leader))
    text = leader.get("/oppfolging").text
    assert mandate.from_on > today() - timedelta(days=60) and mandate.officer.name in text and "Ring innen" in text


def test_nobody_answered_and_the_rep_waits_again_tomorrow(leader: Browser) -> None:
    mandate = next_rep(leader)
    assert report(leader, mandate, "none", "tomorrow") == "/oppfolging/ring?lagret=0"
    row = ClubContact.get()
    assert (row.outcome, row.tries, row.again_on) == ("none", 1, today() + timedelta(days=1)) and next_rep(leader) != mandate


def test_after_three_calls_without_an_answer_it_stops(leader: Browser) -> None:
    mandate = next_rep(leader)
    not_answered(leader, mandate, 3)
    assert next_rep(leader) != mandate and "Svarte ikke på tre forsøk" in leader.get("/oppfolging").text


def test_a_talk_tells_how_it_goes_and_is_no_more_in_the_queue(leader: Browser) -> None:
    mandate = next_rep(leader)
    assert report(leader, mandate, "reached", "4", "case", "no") == f"/oppfolging/ring?lagret={ClubContact.get().id}"
    row = ClubContact.get()
    assert (row.outcome, row.mood, row.needs, row.meet_on) == ("reached", 4, "case", None) and next_rep(leader) != mandate


def test_the_club_itself_does_not_see_what_was_written(world: World, leader: Browser) -> None:
    mandate = next_rep(leader)
    report(leader, mandate, "reached", "1", "nothing", "no")
    row = Mandate.get_by_id(mandate)
    rep = world.enter(row.officer_id)
    assert rep.get("/oppfolging").status_code == rep.get(f"/oppfolging/klubber/{row.unit_id}").status_code == 403


def test_another_branch_is_not_there(world: World, leader: Browser) -> None:
    other = world.sign_in("branch_leader", 1)
    mandate = next_rep(other)
    assert leader.get(f"/oppfolging/ring/{mandate}").status_code == leader.get("/oppfolging/ring/999999").status_code == 404
    assert leader.get(f"/ny/ring?verv={mandate}&utfall=none").status_code == 404


def talked(leader: Browser) -> tuple[int, str]:
    """A talk; the mandate of whom it was with, and where it can be written what was agreed."""
    mandate = next_rep(leader)
    saved = report(leader, mandate, "reached", "4", "nothing", "no")
    return mandate, f"/ny/enige?samtale={saved.partition('=')[2]}"


def test_what_was_agreed_stands_there_the_next_time_and_nowhere_in_the_clear(leader: Browser) -> None:
    mandate, write = talked(leader)
    assert write in leader.get(f"/oppfolging/ring?lagret={ClubContact.get().id}").text
    leader.post(write, answer="Kurs i mars")
    assert "Enige om: Kurs i mars" in " ".join(leader.get(f"/oppfolging/ring/{mandate}").text.split())
    assert b"Kurs i mars" not in ClubContact.get().sealed


def test_only_whoever_talked_writes_what_was_agreed(world: World, leader: Browser) -> None:
    _mandate, write = talked(leader)
    assert world.sign_in("branch_leader", 1).get(write).status_code == 404


def test_a_talk_is_forgotten_after_two_years_with_its_key(leader: Browser) -> None:
    _mandate, write = talked(leader)
    leader.post(write, answer="Kurs i mars")
    key = ClubContact.get().key
    ClubContact.update(at=now() - KEPT + timedelta(hours=1)).execute()
    tidy()
    assert ClubContact.select().count() == 1
    ClubContact.update(at=now() - KEPT - timedelta(hours=1)).execute()
    tidy()
    assert ClubContact.select().count() == 0 and keys.unlock([key]) == {}
