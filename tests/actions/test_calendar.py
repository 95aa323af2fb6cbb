"""The calendar address: bare days of what its officer may see now, for whoever has the secret and while it counts."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar
from werkzeug.test import TestResponse

from klar.actions.calendar import MOST
from klar.crypto import fingerprint
from klar.db import now, today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Participant
from klar.models.case.deadline import Deadline
from klar.models.officer import Mandate, Officer, Session
from klar.models.officer.calendar_feed import CalendarFeed
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.stored import stored

MARKER = "Zibeldonk"


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "named", MARKER)


@pytest.fixture
def rep(world: World, scene: Scene) -> Browser:
    return world.enter(scene.leader)


def made(rep: Browser) -> str:
    """The path of a new address, as the page shows it."""
    return re.search(r'value="https?://[^/]+(/kalender/[0-9a-f]{64}\.ics)"', rep.post("/mer/kalender").text)[1]


def read(world: World, path: str) -> TestResponse:
    """As a calendar reads it: without signing in."""
    return world.app.test_client().get(path)


def events(answer: TestResponse) -> list[tuple[str, object]]:
    assert answer.status_code == 200, answer.status
    return [(str(event["summary"]), event["dtstart"].dt) for event in Calendar.from_ical(answer.data).walk("VEVENT")]


def test_it_holds_days_and_not_a_word_of_what_or_whom(world: World, rep: Browser, scene: Scene) -> None:
    answer = read(world, made(rep))
    found = events(answer)
    assert {name for name, _day in found} == {"Frist i Klar", "Oppgave i Klar"} and ("Oppgave i Klar", today()) in found
    assert ("Frist i Klar", Deadline.get(Deadline.case == scene.ids["case_id"], Deadline.hard).due_on) in found
    names = {line.split(":")[0].split(";")[0] for line in answer.text.splitlines()}
    assert names == {"BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"}


def test_nothing_keeps_it_on_the_way_and_its_answer_starts_no_session(world: World, rep: Browser) -> None:
    answer = read(world, made(rep))
    assert answer.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_an_events_name_is_the_same_each_time_and_tells_no_number(world: World, rep: Browser) -> None:
    path = made(rep)
    first, second = ([str(event["uid"]) for event in Calendar.from_ical(read(world, path).data).walk("VEVENT")] for _ in range(2))
    assert first == second and len({*first}) == len(first) > 1 and all(re.fullmatch("[0-9a-f]{32}", uid) for uid in first)


def test_only_a_print_of_the_address_is_kept(world: World, rep: Browser) -> None:
    secret = made(rep)[len("/kalender/") : -len(".ics")]
    assert len(secret) == 64 and CalendarFeed.get().token == fingerprint(secret)
    assert secret.encode() not in stored(world.folder) and secret not in rep.get("/mer/kalender").text


def test_ended_replaced_and_never_made_look_alike(world: World, rep: Browser) -> None:
    replaced, ended = made(rep), made(rep)
    rep.post("/mer/kalender/slutt", "/mer/kalender")
    answers = [read(world, path) for path in (replaced, ended, f"/kalender/{'0' * 64}.ics", "/kalender/x.ics")]
    assert {answer.status_code for answer in answers} == {404} and len({answer.text for answer in answers}) == 1


@pytest.mark.parametrize("what", ["over", "suspended", "gone"])
def test_without_a_mandate_it_is_not_there(what: str, world: World, rep: Browser, scene: Scene) -> None:
    path, yesterday = made(rep), today() - timedelta(days=1)
    if what == "gone":
        Officer.update(ended_on=yesterday).where(Officer.id == scene.leader).execute()
    else:
        field = {"over": {"to_on": yesterday}, "suspended": {"suspended_on": today()}}[what]
        Mandate.update(**field).where(Mandate.officer == scene.leader).execute()
    assert read(world, path).status_code == 404


def test_it_shows_what_one_sees_that_moment(world: World, scene: Scene) -> None:
    """Another's case is not there; shared it is, and no more when that is over."""
    guest, due = world.person("club_leader", 0), Deadline.get(Deadline.case == scene.ids["case_id"], Deadline.hard).due_on
    path = made(world.enter(guest.id))
    Deadline.update(status="kept").where(Deadline.case != scene.ids["case_id"]).execute()
    assert ("Frist i Klar", due) not in events(read(world, path))
    Participant.create(case=scene.ids["case_id"], officer=guest, at=Case.get_by_id(scene.ids["case_id"]).opened_at)
    assert ("Frist i Klar", due) in events(read(world, path))
    Participant.delete().where(Participant.officer == guest).execute()
    assert ("Frist i Klar", due) not in events(read(world, path))


def test_a_closed_cases_deadline_is_not_there(world: World, rep: Browser, scene: Scene) -> None:
    path = made(rep)
    before = len(events(read(world, path)))
    Case.update(closed_on=today()).where(Case.id == scene.ids["case_id"]).execute()
    assert len(events(read(world, path))) < before


def test_reading_is_on_record_once_a_day_and_never_too_often(world: World, rep: Browser, scene: Scene) -> None:
    path = made(rep)
    codes = [read(world, path).status_code for _ in range(MOST + 3)]
    assert codes == [200] * MOST + [429] * 3 and CalendarFeed.get().reads == MOST
    on_record = AuditEvent.select().where(AuditEvent.name == "calendar.read", AuditEvent.officer == scene.leader)
    assert on_record.count() == 1


def test_making_and_ending_it_are_too(rep: Browser, scene: Scene) -> None:
    made(rep)
    rep.post("/mer/kalender/slutt", "/mer/kalender")
    assert [row.name for row in AuditEvent.select().where(AuditEvent.name.startswith("calendar.")).order_by(AuditEvent.id)] == ["calendar.made", "calendar.ended"]


def test_to_make_one_asks_for_a_sign_in_from_just_now_and_to_end_one_does_not(rep: Browser, scene: Scene) -> None:
    made(rep)
    old = now() - timedelta(minutes=11)
    Session.update(auth_at=old, created_at=old).where(Session.officer == scene.leader).execute()
    assert rep.post("/mer/kalender", "/mer").location == "/logg-inn/igjen" and CalendarFeed.select().count() == 1
    rep.post("/mer/kalender/slutt", "/mer")
    assert CalendarFeed.select().count() == 0


def test_it_only_reads(world: World, rep: Browser) -> None:
    path = made(rep)
    assert {world.app.test_client().open(path, method=method).status_code for method in ("POST", "PUT", "DELETE")} == {302}
