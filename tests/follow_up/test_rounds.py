"""Rounds of calls: who is in one, who has whom, and what comes of each call."""

import re
from datetime import timedelta

import pytest

from klar.actions.call_round import RESTS, chosen
from klar.actions.follow_up import add_contact
from klar.actions.round_call import HOLDS
from klar.crypto import keys
from klar.db import now, today
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.call_round import CallRound, RoundCall
from klar.models.follow_up import ClubContact
from klar.models.officer import Mandate, Officer
from tests.conftest import Browser, World

NEW = re.compile(r"verv=(\d+)")
GUIDE = "Hvordan går det?\nNok å gjøre?\nKurs i mars?"


@pytest.fixture
def leader(world: World) -> Browser:
    for left in (RoundCall, CallRound):  # the demo's own
        left.delete().execute()
    return world.sign_in("branch_leader")


@pytest.fixture
def colleague(world: World) -> Browser:
    """Another helper of the same unit."""
    unit = Mandate.get(Mandate.officer == world.person("branch_leader").id, Mandate.role == "branch_leader").unit_id
    other = Officer.create(number="X-helper", name="Hjelper To")
    Mandate.create(number="X-helper", officer=other, role="training_officer", unit=unit, from_on=today())
    return world.enter(other.id)


def begin(browser: Browser, target: str = "all", name: str = "Høst", guide: str = GUIDE) -> str:
    at = "/ny/ringerunde"
    for answer in (name, target, guide):
        at = browser.post(at, answer=answer).location
    return browser.post(at).location


def take(browser: Browser, at: str) -> int:
    """The mandate one gets to call next; 0 when nobody waits."""
    found = NEW.search(browser.follow(browser.post(f"{at}/neste", page=at)).text)
    return int(found[1]) if found else 0


def report(browser: Browser, mandate: int, outcome: str, *answers: str) -> str:
    at = f"/ny/ring?verv={mandate}&utfall={outcome}"
    for answer in answers:
        at = browser.post(at, answer=answer).location
    return at


def talk(browser: Browser, mandate: int) -> str:
    return report(browser, mandate, "reached", "4", "nothing", "no")


def test_a_round_has_a_name_a_guide_and_people_and_says_how_far_it_has_come(leader: Browser) -> None:
    at = begin(leader)
    calls = RoundCall.select().count()
    text = leader.get(at).text
    assert calls > 3 and f"0 av {calls} ringt" in text and "Høst" in text and "Kurs i mars?" in text and f"0 av {calls} ringt" in leader.get("/oppfolging/runder").text


def test_a_proposal_stands_in_the_guide(leader: Browser) -> None:
    at = leader.post(leader.post("/ny/ringerunde", answer="Høst").location, answer="new").location
    assert "Hvordan går det i klubben?\nHar dere nok" in leader.get(at).text


@pytest.mark.parametrize("guide", ["En\nTo", "\n".join("1234567"), "En\nTo\n" + "x" * 121, ""])
def test_a_guide_is_three_to_six_short_lines(leader: Browser, guide: str) -> None:
    at = leader.post(leader.post("/ny/ringerunde", answer="Høst").location, answer="new").location
    assert leader.post(at, answer=guide).status_code == 422 and not CallRound.select().exists()


def test_name_and_guide_are_sealed(leader: Browser) -> None:
    begin(leader, name="Merkenavn")
    row = CallRound.get()
    assert sealed.get(keys.box(row.key), "call_round", row) == {"name": "Merkenavn", "guide": GUIDE} and b"Merkenavn" not in row.sealed


def test_each_caller_gets_another_person(leader: Browser, colleague: Browser) -> None:
    at = begin(leader)
    first, second = take(leader, at), take(colleague, at)
    assert first and second and first != second and take(leader, at) == first


def test_whom_another_has_in_one_round_is_handed_to_nobody_in_another(leader: Browser, colleague: Browser) -> None:
    first, second = begin(leader), begin(leader)
    mandate = take(leader, first)
    assert take(colleague, second) not in (mandate, 0) and take(leader, second) == mandate


def test_of_one_who_is_not_new_it_is_only_said_that_nobody_has_called(leader: Browser) -> None:
    Mandate.update(from_on=today() - timedelta(days=400)).execute()
    at = begin(leader)
    assert take(leader, at) and "Ingen har ringt ennå." in (text := leader.get(f"{at}/ring").text) and "Ny fra" not in text


def test_nobody_is_in_a_round_twice(leader: Browser) -> None:
    begin(leader)
    officers = [row.mandate.officer_id for row in RoundCall.select()]
    assert len(officers) == len({*officers})


def test_after_a_talk_the_next_person_stands_there_at_once(leader: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    landed = talk(leader, first)
    after = NEW.search(leader.get(landed).text)
    assert landed.startswith(f"{at}/ring?lagret=") and int(after[1]) != first
    assert RoundCall.get(RoundCall.mandate == first).outcome == "reached" and "1 av " in leader.get(at).text


def test_after_the_line_about_what_was_agreed_one_is_in_the_round_again(leader: Browser) -> None:
    at = begin(leader)
    saved = talk(leader, take(leader, at)).partition("=")[2]
    assert leader.post(f"/ny/enige?samtale={saved}", answer="Kurs i mars").location == f"{at}/ring?lagret=0"


def test_whoever_did_not_answer_is_not_tried_again_the_same_half_day(leader: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    report(leader, first, "none", "today")
    assert take(leader, at) != first and "1 må ringes igjen" in leader.get(at).text
    ClubContact.update(at=now() - timedelta(hours=12)).execute()
    RoundCall.update(held_by=None, held_until=None).execute()
    assert take(leader, at) == first


def test_three_tries_end_it(leader: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    for _ in range(3):
        report(leader, first, "none", "today")
    assert RoundCall.get(RoundCall.mandate == first).done_at


def test_whom_somebody_else_reached_is_not_called(leader: Browser, colleague: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    RoundCall.update(held_by=None, held_until=None).execute()
    talk(colleague, first)
    assert take(leader, at) != first and "1 av " in leader.get(at).text


def test_whoever_was_reached_lately_is_in_no_new_round(world: World, leader: Browser) -> None:
    begin(leader)
    unit, by, mandate = CallRound.get().unit_id, world.person("branch_leader").id, RoundCall.select().first().mandate_id
    add_contact(by, mandate, "reached", mood=4)
    assert mandate not in chosen(by, unit, "all")
    ClubContact.update(at=now() - timedelta(days=RESTS + 1)).execute()
    assert mandate in chosen(by, unit, "all")


@pytest.mark.parametrize(("answer", "rests"), [("", RESTS), ("0", 0), ("90", 90), ("17", RESTS)])
def test_how_long_people_rest_is_the_rounds_own(world: World, leader: Browser, answer: str, rests: int) -> None:
    """Whoever was talked with 40 days ago is in a round that rests for 30, and in none that rests for 90."""
    begin(leader)
    by, mandate = world.person("branch_leader").id, RoundCall.select().first().mandate_id
    add_contact(by, mandate, "reached", mood=4)
    ClubContact.update(at=now() - timedelta(days=40)).execute()
    at = "/ny/ringerunde"
    for said in ("Vår", "all", GUIDE):
        at = leader.post(at, answer=said).location
    assert "De siste 30 dagene" in leader.get(at).text
    if answer:
        leader.post(f"{at.removesuffix('/sjekk')}/ro", answer=answer)
    shown = leader.follow(leader.post(at)).text
    row = CallRound.select().order_by(CallRound.id.desc()).get()
    assert row.rests == rests and (f"siste {rests} dager" in shown) == (rests > 0)
    assert RoundCall.select().where(RoundCall.call_round == row.id, RoundCall.mandate == mandate).exists() == (rests < 40)


def test_a_call_that_is_not_finished_goes_back_after_a_time(leader: Browser, colleague: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    RoundCall.update(held_until=now() - timedelta(seconds=1)).where(RoundCall.mandate == first).execute()
    assert HOLDS == timedelta(minutes=30) and take(colleague, at) == first


def test_another_caller_takes_over(leader: Browser, colleague: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    call = RoundCall.get(RoundCall.mandate == first)
    assert f'value="{call.id}"' in colleague.get(at).text
    assert colleague.post(f"{at}/ta-over", page=at, call=str(call.id)).location == f"{at}/ring"
    assert f"verv={first}" in colleague.get(f"{at}/ring").text and f"verv={first}" not in leader.get(f"{at}/ring").text


def test_what_was_said_is_kept_though_another_took_over(leader: Browser, colleague: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    colleague.post(f"{at}/ta-over", page=at, call=str(RoundCall.get(RoundCall.mandate == first).id))
    talk(leader, first)
    assert ClubContact.get().outcome == "reached" and RoundCall.get(RoundCall.mandate == first).done_at


def test_somebody_put_back_comes_last(leader: Browser) -> None:
    at = begin(leader)
    first = take(leader, at)
    leader.post(f"{at}/legg-tilbake", page=f"{at}/ring")
    assert take(leader, at) != first and RoundCall.select().order_by(RoundCall.place.desc()).first().mandate_id == first


def test_the_guide_is_changed_in_the_midst_and_by_two_at_once(leader: Browser, colleague: Browser) -> None:
    at = begin(leader)
    form = f"/ny/samtaleguide?runde={CallRound.get().id}.1"
    leader.post(form, answer="Ny\nNyere\nNyest")
    both = colleague.post(form, answer="A\nB\nC")
    assert "Nyest" in leader.get(at).text and both.status_code == 409 and "Nyest" in both.text and "A" in both.text


def test_a_round_is_ended_and_begun_again(leader: Browser) -> None:
    at = begin(leader)
    leader.post(f"{at}/avslutt", page=at)
    assert "Runden er slutt" in leader.get(at).text
    leader.post(f"{at}/begynn-igjen", page=at)
    assert take(leader, at)


def test_a_calm_page_when_nobody_waits(leader: Browser) -> None:
    at = begin(leader)
    RoundCall.update(done_at=now()).execute()
    assert not take(leader, at) and "Ferdig for nå" in leader.get(f"{at}/ring").text


def test_another_unit_a_rep_and_one_signed_out_see_nothing(world: World, leader: Browser) -> None:
    at = begin(leader)
    rep = world.enter(RoundCall.get().mandate.officer_id)
    other, nobody = world.sign_in("branch_leader", 1), world.browser()
    assert [browser.get(at).status_code for browser in (other, rep, nobody)] == [404, 403, 302]
    assert other.get(f"/ny/samtaleguide?runde={CallRound.get().id}.1").status_code == 404
    assert other.post(f"{at}/neste", page="/mer").status_code == 404 and "Høst" not in other.get("/oppfolging/runder").text


def test_who_had_whom_is_on_record(leader: Browser) -> None:
    at = begin(leader)
    take(leader, at)
    assert [row.name for row in AuditEvent.select().where(AuditEvent.name.startswith("round."), AuditEvent.officer.is_null(False)).order_by(AuditEvent.id)][-2:] == ["round.begun", "round.call_given"]
