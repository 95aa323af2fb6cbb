"""Gjennomgang, as the data protection officer sees it."""

from datetime import timedelta

import pytest

from klar.actions.lookup import look_up
from klar.audit import record
from klar.db import atomic, now, today
from klar.models.audit_event import AuditEvent
from klar.models.member import Member
from klar.models.officer import Officer
from tests.conftest import Browser, World


@pytest.fixture
def privacy(world: World) -> Browser:
    return world.sign_in("data_protection_officer")


@pytest.fixture
def curious(world: World) -> Officer:
    """Somebody who opened 31 cards by a rule that is none of their own."""
    who = world.person("club_leader")
    with atomic():
        for member in Member.select().limit(31):
            record("member.opened", officer=who.id, subject=member.id, rule="lookup")
    return who


def test_it_stands_on_home_for_the_one_whose_work_it_is(privacy: Browser, world: World) -> None:
    assert "/gjennomgang" in privacy.get("/").text and "/gjennomgang" not in world.sign_in("club_leader").get("/").text


@pytest.mark.parametrize("role", ["club_leader", "branch_leader", "administrator", "county_leader", "safety_rep"])
@pytest.mark.parametrize("path", ["/gjennomgang", "/gjennomgang/liste?hva=night"])
def test_nobody_else_gets_in(path: str, role: str, world: World) -> None:
    assert world.sign_in(role).get(path).status_code == 403


def test_what_stands_out_is_counted(privacy: Browser, curious: Officer) -> None:
    text = privacy.get("/gjennomgang").text
    assert "1 på listen" in text.split("Mange på kort tid")[1] and "31 på listen" in text.split("Utenfor eget")[1]


def test_many_in_a_short_time_is_told(privacy: Browser, curious: Officer) -> None:
    text = privacy.get("/gjennomgang/liste?hva=bulk").text
    assert curious.name in text and "31 medlemskort, til kl." in text


def test_who_looked_and_why_but_no_member_and_no_case_text(privacy: Browser, curious: Officer) -> None:
    text = privacy.get("/gjennomgang/liste?hva=wide").text
    assert text.count(curious.name) == 31 and text.count("oppslag med formål") == 31
    assert [member.name for member in Member.select().limit(31) if member.name in text and member.name != curious.name] == []


def test_what_a_lookup_was_for_is_told(privacy: Browser, world: World) -> None:
    look_up(world.person("centre_adviser").id, Member.get(Member.number == "100014").number, "membership")
    text = privacy.get("/gjennomgang/liste?hva=wide").text
    assert "oppslag med formål: Jeg sjekker medlemskapet" in text


def test_the_week_before_has_its_own_lists(privacy: Browser, curious: Officer) -> None:
    before = today() - timedelta(7)
    assert f"/gjennomgang?til={before}" in privacy.get("/gjennomgang").text
    assert "31 på listen" not in privacy.get(f"/gjennomgang?til={before}").text


@pytest.mark.parametrize("to", ["", "tull", "0001-01-01", "9999-12-31", "2026-W60-1"])
def test_an_odd_date_is_no_error(to: str, privacy: Browser) -> None:
    assert privacy.get(f"/gjennomgang?til={to}").status_code == 200


def test_of_very_many_the_newest_are_shown(privacy: Browser, curious: Officer) -> None:
    last = AuditEvent.select().order_by(AuditEvent.id.desc()).first().id
    rows = [{"id": last + n, "at": now(), "name": "case.read", "officer": curious.id, "subject": n, "rule": "x", "chain": b""} for n in range(1000, 1250)]
    AuditEvent.insert_many(rows).execute()
    text = privacy.get("/gjennomgang/liste?hva=wide").text
    assert "Her er de 200 siste." in text and "Sak 1249" in text and "Sak 1049" not in text


@pytest.mark.parametrize("path", ["/gjennomgang", "/gjennomgang/liste?hva=bulk"])
def test_asking_is_itself_on_record(path: str, privacy: Browser, world: World) -> None:
    privacy.get(path)
    event = AuditEvent.select().order_by(AuditEvent.id.desc()).first()
    assert (event.name, event.officer_id, event.rule) == ("audit.reviewed", world.person("data_protection_officer").id, "data_protection_officer")
