"""What no page of ours sends, and what stops on the way: never a failure, never in the way of the rest, and nothing is lost by it."""

import gzip
import json
from datetime import timedelta

import pytest

from klar.db import now
from klar.models.draft import Draft
from klar.models.officer import Session
from klar.views.wizard import ahead
from klar.views.wizard.pages import put
from klar.wizards import WIZARDS
from tests.conftest import Browser, World
from tests.outbox.phone import bundle, envelope, me, sealed, send

NOTE = "/ny/notat/samlet"
DEEP = "[" * 50_000


@pytest.mark.parametrize("text", [DEEP, '{"at": %s}' % DEEP, *(
    json.dumps({"whose": "a", "at": 1, "path": path, "body": body})
    for path, body in [("/ny/→", ""), ("/ny/æ?ø=å", ""), ("/ny/notat", "a=\ud800"), ("\ud800", "")]
)])  # fmt: skip
def test_an_odd_envelope_is_refused(leader: Browser, text: str) -> None:
    assert send(leader, sealed(text)).status_code == 400


STEPS = [
    '[["sak", {"answer": "1"}, 1e400]]', '[["sak", {"answer": "1"}, %s]]' % ("9" * 400), '[["sak", {"answer": "1"}, -%s]]' % ("9" * 400),
    '[["sak", {"answer": "\\ud800"}, 1]]', '[["\\ud800", {"answer": "1"}, 1]]', '[["sak", null, 1]]', '[["sak", {"answer": null}, true]]',
    '[[null, {}, 1]]', '[[["a"], {"answer": {"b": []}}, "1"]]', "[1]", "[[]]", "null", "1e400", '"x"', DEEP, '[["%s", {"answer": "1"}, 1]]' % ("x" * 9000),
]  # fmt: skip


@pytest.mark.parametrize("steps", STEPS)
def test_odd_answers_never_fail(world: World, leader: Browser, steps: str) -> None:
    assert send(leader, envelope(me(world), NOTE, **bundle([]) | {"steps": steps})).status_code < 500


@pytest.mark.parametrize("typed", ['["tekst", "\\ud83d"]', '["tekst", null]', "[[], []]", "[null]", DEEP, "[1e400]"])
def test_odd_text_being_written_never_fails(world: World, leader: Browser, case: int, typed: str) -> None:
    assert send(leader, envelope(me(world), NOTE, **bundle([("sak", {"answer": str(case)})], typed=typed))).status_code < 500


def test_only_the_name_of_a_question_is_kept_in_clear(world: World, leader: Browser, case: int) -> None:
    steps = [("sak", {"answer": str(case)}), ("Noe om noen", {"answer": "x"})]
    send(leader, envelope(me(world), NOTE, **bundle(steps)))
    assert not Draft.select().where(Draft.step == "Noe om noen").exists()


def test_text_of_a_page_that_asks_nothing_does_not_stop_the_end(world: World, leader: Browser, case: int) -> None:
    steps = [("sak", {"answer": str(case)}), ("tekst", {"answer": "Helt ferdig."})]
    answer = send(leader, envelope(me(world), NOTE, **bundle(steps, typed='["ferdig", "Helt ferdig."]', finish="1"))).json
    assert (answer["state"], answer["to"]) == ("sent", f"/saker/{case}")


def test_long_texts_come_through(world: World, leader: Browser, case: int) -> None:
    steps = [("sak", {"answer": str(case)}), ("tekst", {"answer": "æ" * 10_000, "other": "ø" * 20_000})]
    assert send(leader, envelope(me(world), NOTE, **bundle(steps, finish="1"))).json["state"] == "sent"


@pytest.mark.parametrize("post", ["", "AAAA"])
def test_what_cannot_be_opened_is_told_in_a_word_the_phone_knows(leader: Browser, post: str) -> None:
    assert send(leader, post).json["state"] == "asks"


def test_a_form_without_proof_stays_on_the_phone(world: World, leader: Browser, case: int) -> None:
    post = envelope(me(world), NOTE, **bundle([("sak", {"answer": str(case)})]))
    assert leader.client.post("/utboks", data={"csrf_token": "x", "sealed": post}).json["state"] == "asks"


@pytest.fixture
def old_sign_in(leader: Browser) -> Browser:
    leader.get("/")
    long_ago = now() - timedelta(minutes=25)
    Session.update(auth_at=long_ago, created_at=long_ago).execute()
    return leader


def test_what_asks_for_a_new_sign_in_does_not_hold_up_the_rest(world: World, old_sign_in: Browser) -> None:
    answer = send(old_sign_in, envelope(me(world), "/ny/vara/samlet", **bundle([])))
    assert (answer.status_code, answer.json["state"]) == (409, "asks")


def test_who_looks_at_it_is_led_to_sign_in(world: World, old_sign_in: Browser) -> None:
    assert send(old_sign_in, envelope(me(world), "/ny/vara/samlet", **bundle([])), vis="1").location == "/logg-inn/igjen"


@pytest.mark.parametrize("wizard", WIZARDS)
def test_nothing_is_made_up_for_who_has_nothing_to_choose_from(world: World, wizard: str) -> None:
    new = world.person("branch_leader")
    answer = world.sign_in(new).get(f"/ny/{wizard}/videre")
    assert answer.status_code in (200, 403) or world.sign_in(new).get(f"/ny/{wizard}").status_code == 404


def test_a_case_without_deadlines_has_nothing_after_the_choice_of_one(leader: Browser) -> None:
    assert leader.get("/ny/frist/videre").status_code == 200


def test_how_much_is_handed_out_does_not_grow_with_the_cases(world: World, leader: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(ahead, "put", lambda *told: tried.append(1) or put(*told))
    monkeypatch.setattr(ahead, "TRIED", 7)
    assert leader.get("/ny/papir/videre").status_code == 200 and len(tried) == 7


@pytest.mark.parametrize("field", ["bundle", "draft", "once"])
def test_what_no_database_keeps_never_fails(world: World, leader: Browser, field: str) -> None:
    assert send(leader, envelope(me(world), NOTE, **bundle([]) | {field: "a\0b"})).status_code < 500


def test_the_questions_ahead_are_packed_and_hold_no_secret(leader: Browser) -> None:
    packed = leader.client.get("/ny/sak/videre", headers={"Accept-Encoding": "gzip"}).data
    plain = leader.get("/ny/sak/videre").data
    assert gzip.decompress(packed) == plain and len(packed) < len(plain) / 5 and b"csrf_token" not in plain
