"""«Vi ser det samme»: how a call begins, what each sees, and how it ends."""

import json
from datetime import timedelta

import pytest

from klar.actions.guiding import end_left_guidings
from klar.db import now
from klar.models.audit_event import AuditEvent
from klar.models.guiding import Guiding
from klar.models.officer import Mandate, Officer, Session
from klar.views.own_words import mark
from tests.conftest import World
from tests.guiding.conftest import HELPER, REP, Call


def recorded() -> list[str]:
    return [row.name.removeprefix("guiding.") for row in AuditEvent.select().where(AuditEvent.name.startswith("guiding.")).order_by(AuditEvent.id)]


def why() -> str:
    return json.loads(AuditEvent.select().where(AuditEvent.name == "guiding.ended").order_by(AuditEvent.id.desc()).get().data)["why"]


def test_four_digits_bring_the_helper_to_the_reps_page(call: Call) -> None:
    call.join().rep.get("/mer")
    seen = call.sees()
    assert "<h2>Mer</h2>" in seen and "Trykk på «Innstillinger»." in seen and "Side 2<" in seen
    assert recorded() == ["begun", "joined"]


def test_both_see_who_is_in(call: Call) -> None:
    call.join()
    assert f"{call.helper_row.name} ser hvor du er." in call.rep.get("/saker").text
    assert f"Du ser hvor {call.rep_row.name} er." in call.helper.get(f"{HELPER}/naa").text


def test_nothing_is_seen_before_the_digits_are_typed(call: Call) -> None:
    call.begin()
    assert "Venter på hjelperen." in call.rep.get("/").text and "Det er slutt." in call.sees()


def test_a_question_is_told_with_its_step_and_choices(call: Call) -> None:
    call.join().rep.get("/ny/oppgave")
    seen = call.sees()
    assert "<h2>Ny oppgave: Hva skal gjøres?</h2>" in seen and "Side 122. Spørsmål 1" in seen and "«Noe annet»" in seen


def test_an_error_is_told_in_klars_words(call: Call) -> None:
    call.join().rep.post("/ny/oppgave", answer="other")
    draft = call.rep.follow(call.rep.post("/ny/oppgave", answer="other")).request.path
    assert call.rep.post(draft, answer="").status_code == 422 and "Skriv noe først." in call.sees()


def test_the_helper_points_at_a_button(call: Call) -> None:
    call.join().rep.get("/mer")
    page = call.helper.post(f"{HELPER}/vis", page=f"{HELPER}/naa", label=mark("Innstillinger"))
    news = call.rep.get(f"{REP}/nytt?v=1").json
    assert page.status_code == 303 and news["glow"] == "Innstillinger"
    assert "Trykk på «Innstillinger»." in call.rep.get("/mer").text and "Lyser nå" in call.helper.get(f"{HELPER}/naa").text


def test_on_the_next_page_nothing_glows(call: Call) -> None:
    call.join().rep.get("/mer")
    call.helper.post(f"{HELPER}/vis", page=f"{HELPER}/naa", label=mark("Innstillinger"))
    call.rep.get("/saker")
    assert call.row.glow == "" and "Lyser nå" not in call.sees()


def test_what_is_not_on_the_page_is_not_pointed_at(call: Call) -> None:
    call.join().rep.get("/mer")
    for label in (mark("Slett utkastet"), "-3", "Mer", "", call.row.labels):
        call.helper.post(f"{HELPER}/vis", page=f"{HELPER}/naa", label=label)
        assert call.row.glow == ""


def test_the_words_are_those_on_the_reps_page(call: Call) -> None:
    Officer.update(language="en").where(Officer.id == call.rep_row.id).execute()
    call.join().rep.get("/mer")
    assert "Trykk på «Settings»." in call.sees() and "<h2>Mer</h2>" in call.sees()


def test_a_mark_of_another_version_of_klar_breaks_nothing(call: Call) -> None:
    call.join().rep.get("/mer")
    Guiding.update(labels="000000000000!", errors="000000000000", glow="000000000000", seen=9).execute()
    assert "Trykk på den grønne, «…»." in call.sees() and call.rep.get(f"{REP}/nytt").json["glow"] == "…"


def test_no_news_is_an_empty_answer(call: Call) -> None:
    call.join().rep.get("/mer")
    helper = call.helper.get(f"{HELPER}/naa?v={call.row.seen}", headers={"HX-Request": "true"})
    assert helper.status_code == call.rep.get(f"{REP}/nytt?v={call.row.shown}").status_code == 204


@pytest.mark.parametrize(("who", "address"), [("rep", REP), ("helper", HELPER)])
def test_either_ends_it_in_one_tap(who: str, address: str, call: Call) -> None:
    call.join()
    getattr(call, who).post(f"{address}/stopp", page=f"{HELPER}/naa" if who == "helper" else "/")
    assert Guiding.select().count() == 0 and not Session.select().where(Session.guided.is_null(False)).count()
    assert why() == who and "Det er slutt." in call.sees() and "ser hvor du er" not in call.rep.get("/").text


def test_it_ends_when_the_rep_signs_out(call: Call) -> None:
    call.join().rep.post("/logg-ut", page="/mer")
    assert why() == "signed_out" and "Det er slutt." in call.sees()


@pytest.mark.parametrize(("column", "ago", "said"), [("until_at", timedelta(0), "time"), ("helper_at", timedelta(minutes=3, seconds=1), "gone")])
def test_it_ends_by_itself(column: str, ago: timedelta, said: str, call: Call) -> None:
    call.join()
    Guiding.update(**{column: now() - ago}).execute()
    assert "ser hvor du er" not in call.rep.get("/").text and why() == said
    assert call.rep.get(f"{REP}/nytt?v=1").json["over"] and "Det er slutt." in call.sees()


def test_what_nobody_saw_the_end_of_is_ended_by_the_job(call: Call) -> None:
    call.join()
    end_left_guidings()
    assert Guiding.select().count() == 1
    Guiding.update(until_at=now() - timedelta(seconds=1)).execute()
    end_left_guidings()
    assert Guiding.select().count() == 0 and why() == "time"


def test_the_helpers_page_finds_that_out_too(call: Call) -> None:
    call.join()
    Guiding.update(helper_at=now() - timedelta(minutes=4)).execute()
    assert call.helper.get(f"{HELPER}/naa", headers={"HX-Request": "true"}).status_code == 286 and why() == "gone"


def test_the_digits_are_used_once_and_last_five_minutes(call: Call) -> None:
    digits = call.begin()
    Guiding.update(code_until=now() - timedelta(seconds=1)).execute()
    assert call.helper.post(HELPER, digits=digits).status_code == 422
    call.join()
    other = call.world.enter(Mandate.get(Mandate.role == "branch_deputy_leader", Mandate.unit == Mandate.get(Mandate.officer == call.helper_row).unit).officer_id)
    assert other.post(HELPER, digits=digits).status_code == 422


def test_five_wrong_and_then_a_pause(call: Call) -> None:
    digits = call.begin()
    wrong = f"{(int(digits.replace(' ', '')) + 1) % 10_000:04}"
    assert [call.helper.post(HELPER, digits=wrong).status_code for _ in range(6)] == [422] * 5 + [429]
    assert call.helper.post(HELPER, digits=digits).status_code == 429 and recorded().count("missed") == 5


@pytest.mark.parametrize(("role", "code"), [("centre_adviser", 302), ("legal_adviser", 403), ("club_leader", 403), ("data_protection_officer", 403)])
def test_who_may_join(role: str, code: int, world: World, call: Call) -> None:
    digits, browser = call.begin(), world.sign_in(role, 3 if role == "club_leader" else 0)
    answer = browser.post(HELPER, page="/mer", digits=digits)
    assert answer.status_code == (303 if code == 302 else code)


def test_another_branch_does_not_reach_the_rep(world: World, call: Call) -> None:
    own = {row.unit_id for row in Mandate.select().where(Mandate.officer == call.helper_row)}
    other = next(row.officer_id for row in Mandate.select().where(Mandate.role == "branch_leader") if row.unit_id not in own)
    assert world.enter(other).post(HELPER, digits=call.begin()).status_code == 422


def test_a_mandate_that_ends_bites_at_once(call: Call) -> None:
    call.join()
    Mandate.update(to_on="2020-01-01").where(Mandate.officer == call.helper_row).execute()
    assert call.helper.get(f"{HELPER}/naa").status_code == 302


def test_another_device_of_the_reps_is_not_seen(world: World, call: Call) -> None:
    call.join()
    world.sign_in(call.rep_row).get("/saker")
    assert call.row.page_code != 20


def test_asking_for_news_keeps_nobody_signed_in(call: Call) -> None:
    call.join()
    before = now() - timedelta(minutes=10)
    Session.update(seen_at=before).execute()
    call.rep.get(f"{REP}/nytt")
    call.helper.get(f"{HELPER}/naa")
    assert {row.seen_at for row in Session.select().where(Session.officer.in_([call.rep_row, call.helper_row]))} == {Session.get().seen_at}
