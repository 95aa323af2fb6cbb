"""After half an hour without use the session is locked, not lost: nothing is shown, and nothing typed is gone."""

import re
from datetime import timedelta

import pytest

from klar.access import FEED, LOCKED
from klar.actions.draft import start_draft
from klar.actions.task import make_task
from klar.db import now, today
from klar.models.audit_event import AuditEvent
from klar.models.draft import Draft
from klar.models.officer import Officer, Session
from klar.models.person import IDLE, LONGEST
from klar.models.task import Task
from tests.conftest import World
from tests.routes.url_map import ROUTES, Route, named
from tests.session.conftest import Phone, a_leader, end_mandates

OPEN, NOTE = "/logg-inn/apne", "/ny/oppgave"


def leave(minutes: float = IDLE.total_seconds() / 60 + 1) -> None:
    Session.update(seen_at=now() - timedelta(minutes=minutes)).execute()


@pytest.fixture
def left(signed_in: Phone) -> Phone:
    """The leader's phone, idle for half an hour."""
    leave()
    return signed_in


def unlock(phone: Phone) -> str:
    return phone.get(phone.come_back(OPEN, sub="ola")).location


def test_what_speaks_to_the_locked_is_named() -> None:
    assert {route.endpoint for route in ROUTES if LOCKED in route.access} == {"session.locked", "passkeys.unlock", "session.sign_out"}


@pytest.fixture(scope="module")
def idle(shared_world: World) -> World:
    shared_world.app.config["WTF_CSRF_ENABLED"] = False
    return shared_world


@pytest.mark.parametrize("route", [r for r in ROUTES if not {"public", FEED, LOCKED} & set(r.access)], ids=named)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "fragment"])
def test_every_page_meets_the_lock(route: Route, headers: dict[str, str], idle: World) -> None:
    browser = idle.sign_in("club_leader")
    leave()
    with idle.app.test_request_context():
        values = {name: 1 if name.endswith(("_id", "number")) else "sak" for name in route.arguments}
        address = idle.app.url_for(route.endpoint, _external=False, **values)
    answer = browser.client.open(address, method=route.method, headers=headers)
    where = answer.headers.get("HX-Redirect") if headers else answer.location
    assert (answer.status_code, where) == (401 if headers else 302, OPEN)


def test_the_lock_shows_nothing_of_anybodys(left: Phone, leader: Officer) -> None:
    make_task(leader.id, "Ring Zibeldonk", today())
    page = left.follow(left.get("/oppgaver"))
    assert page.request.path == OPEN and "Klar er låst" in page.text
    assert not any(word in page.text for word in ("Zibeldonk", leader.name, "/mer", "/oppgaver"))


def test_looking_at_the_lock_does_not_wake_the_session(left: Phone) -> None:
    assert [left.get(path).status_code for path in (OPEN, OPEN, "/logg-inn")] == [200, 200, 302]
    assert now() - Session.get().seen_at > IDLE and left.get("/").location == OPEN


def test_a_page_that_is_not_there_meets_it_too(left: Phone) -> None:
    assert left.get("/finnes-ikke").location == OPEN


def test_signing_in_again_opens_the_same_session_where_one_was(left: Phone, leader: Officer) -> None:
    left.get("/saker")
    assert unlock(left) == "/saker" and left.get("/saker").status_code == 200
    assert Session.select().count() == 1 and AuditEvent.select().order_by(AuditEvent.id.desc()).get().name == "session.renewed"


def test_just_before_half_an_hour_it_is_open(signed_in: Phone) -> None:
    leave(29)
    assert signed_in.get("/saker").status_code == 200 and signed_in.get(OPEN).location == "/"


@pytest.mark.parametrize("known", [True, False])
def test_nobody_else_opens_it(left: Phone, known: bool) -> None:
    if known:
        other = Phone(left.client.application.test_client())
        other.first_sign_in("kari", Officer.select().where(Officer.id != a_leader().id).get())
    assert left.get(left.come_back(OPEN, sub="kari")).status_code == 400
    assert left.get("/").location == OPEN


def test_the_old_cookie_opens_nothing_once_it_is_open(left: Phone) -> None:
    before = left.cookie
    unlock(left)
    left.client.set_cookie("klar", before)
    assert left.get("/").location == "/logg-inn"


def test_after_twelve_hours_it_is_over(left: Phone) -> None:
    Session.update(created_at=now() - LONGEST - timedelta(seconds=1)).execute()
    assert left.get("/").location == "/logg-inn" and left.get(OPEN).location == "/logg-inn"


def test_a_mandate_that_ended_leaves_nothing_to_open(left: Phone, leader: Officer) -> None:
    end_mandates(leader)
    assert left.get("/").location == "/logg-inn" and left.get(left.come_back(sub="ola")).status_code == 403


def test_one_can_sign_out_instead(left: Phone) -> None:
    assert "Du er logget ut" in left.post("/logg-ut", OPEN).text and Session.get().ended_at
    assert left.get("/").location == "/logg-inn"


def test_a_form_without_script_keeps_its_text(signed_in: Phone) -> None:
    question = signed_in.post(NOTE, answer="other").location
    leave()
    before = Task.select().count()
    assert signed_in.post(question, OPEN, answer="Ring Zibeldonk.").location == OPEN
    assert b"Zibeldonk" not in Draft.get().sealed and Task.select().count() == before
    assert unlock(signed_in) == question and "Ring Zibeldonk." in signed_in.get(question).text


def test_so_does_the_first_question_with_what_it_was_given(signed_in: Phone) -> None:
    case = first_case(signed_in)
    leave()
    assert signed_in.post(f"/ny/notat?sak={case}", OPEN, answer="Zibeldonk ringte.").location == OPEN
    question = unlock(signed_in)
    assert question.endswith("/tekst") and "Zibeldonk ringte." in signed_in.get(question).text
    assert signed_in.post(question, answer="Zibeldonk ringte.").location == f"/saker/{case}"


def test_so_does_a_save_while_writing(signed_in: Phone) -> None:
    case = first_case(signed_in)
    leave()
    saved = signed_in.post(f"/ny/notat/skriver?sak={case}", OPEN, answer="Zibel", step="tekst", headers={"HX-Request": "true"})
    assert saved.status_code == 302 and "Zibel" in signed_in.get(unlock(signed_in)).text


def test_a_page_is_found_again_with_its_ids_and_never_with_what_was_typed(signed_in: Phone) -> None:
    case = first_case(signed_in)
    leave()
    signed_in.get(f"/ny/notat?sak={case}&q=Zibeldonk&next=7x&_external=1&_scheme=1")
    assert unlock(signed_in) == f"/ny/notat?sak={case}"


def test_many_ids_do_not_burst_the_cookie(left: Phone) -> None:
    left.get("/saker?" + "&".join(f"{chr(97 + n) * 30}={'9' * 300}" for n in range(20)))
    assert len(left.cookie) < 1000


def test_in_anothers_draft_nothing_is_kept(signed_in: Phone) -> None:
    theirs = start_draft(Officer.select().where(Officer.id != a_leader().id).get().id, "oppgave", {}, "hva")
    before = bytes(Draft.get_by_id(theirs.id).sealed)
    leave()
    assert signed_in.post(f"/ny/oppgave/{theirs.id}/tekst", OPEN, answer="Zibeldonk").location == OPEN
    assert bytes(Draft.get_by_id(theirs.id).sealed) == before and unlock(signed_in) == "/"


def test_the_demo_asks_whether_it_is_still_you(world: World) -> None:
    leader = world.sign_in("club_leader")
    leave()
    assert "Ja, det er meg" in leader.follow(leader.get("/saker")).text
    assert leader.post("/velg-person", OPEN, officer=str(world.person("club_leader").id)).location == "/saker"


def first_case(phone: Phone) -> int:
    return int(re.search(r'href="/saker/(\d+)"', phone.get("/saker").text)[1])
