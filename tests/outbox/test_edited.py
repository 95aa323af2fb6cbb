"""A slow line: the form came through, the phone did not hear of it, and the person wrote something else in it and sent it again.

What is sent with a key that other words were sent with is asked about, or taken as the answer, and never told of as sent.
"""

import re
from html import unescape

import pytest

from klar.actions.draft import read_draft
from klar.db import db
from klar.models.draft import Draft
from klar.models.once import Once
from klar.models.task import Task
from tests.actions.test_sent_twice import form
from tests.conftest import Browser, World
from tests.outbox.phone import bundle, envelope, send
from tests.outbox.test_sending import NOTE, lines, me, note

__all__ = ["case", "leader"]
FIRST, THEN = "Vi snakket sammen.", "Vi snakket sammen i går."


def page(case: int) -> str:
    return f"/ny/notat?sak={case}"


def kept(world: World, case: int, text: str, once: str = "k1") -> str:
    return envelope(me(world), page(case), once=once, answer=text)


@pytest.fixture
def came(world: World, leader: Browser, case: int) -> Browser:
    """A note that came through in time, in one form."""
    assert send(leader, kept(world, case, FIRST)).json["state"] == "sent"
    return leader


def test_other_words_are_asked_about_and_not_told_of_as_sent(world: World, came: Browser, case: int) -> None:
    before = lines(case)
    answer = send(came, kept(world, case, THEN))
    assert (answer.status_code, answer.json["state"], lines(case)) == (409, "asks", before)


def test_who_looks_sees_both(world: World, came: Browser, case: int) -> None:
    met = send(came, kept(world, case, THEN), vis="1")
    assert met.status_code == 409 and THEN in met.text and f'href="/saker/{case}"' in met.text
    assert FIRST in came.get(f"/saker/{case}").text


def again(browser: Browser, met: str) -> str:
    """Taps «Lagre mitt også»; where that leads."""
    to, rest = re.search(r'<form method="post" action="(/ny/[^"]+)"(.*)', met, re.DOTALL).groups()
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', rest)
    return browser.follow(browser.client.post(unescape(to), data={name: unescape(value) for name, value in fields})).text


def test_who_wants_both_saved_gets_both(world: World, came: Browser, case: int) -> None:
    again(came, send(came, kept(world, case, THEN), vis="1").text)
    text = came.get(f"/saker/{case}").text
    assert FIRST in text and THEN in text


@pytest.mark.parametrize("more", [{}, {"draft": "7"}, {"asked": "1"}])
def test_the_same_words_are_one_line_whatever_goes_with_them(world: World, came: Browser, case: int, more: dict[str, str]) -> None:
    before = lines(case)
    post = envelope(me(world), page(case), once="k1", answer=FIRST, **({"step": "tekst"} | more if "draft" not in more else {}), csrf_token="x")
    assert (send(came, post).json["state"], lines(case)) == ("sent", before)


def test_the_same_lines_are_the_same_however_they_are_broken(world: World, leader: Browser, case: int) -> None:
    posts = [kept(world, case, text) for text in ("En\r\nto", "En\nto")]
    assert [send(leader, post).json["state"] for post in posts] == ["sent", "sent"]


def test_in_the_hand_it_is_the_same_question(leader: Browser, case: int) -> None:
    path, data = form(leader, page(case), page(case), answer=FIRST)
    leader.client.post(path, data=data)
    met = leader.client.post(path, data={**data, "answer": THEN})
    assert met.status_code == 409 and THEN in met.text
    assert leader.client.post(path, data=data).location == f"/saker/{case}"


def test_another_answer_in_a_draft_that_goes_on_takes_the_place_of_the_first(leader: Browser, case: int) -> None:
    path, data = form(leader, "/ny/sak", "/ny/sak", answer="several")
    first = leader.client.post(path, data=data).location
    draft = Draft.select().order_by(Draft.id.desc()).get()
    club = f"club:{draft.owner.mandate_set.get().unit_id}"
    told = [leader.client.post(path, data={**data, "answer": club}).location for _twice in range(2)]
    assert told[0] == told[1] and told[0].startswith(first.rsplit("/", 1)[0])
    assert read_draft(draft.owner_id, draft.id, "sak")[1]["hvem"] == club


def in_draft(leader: Browser, case: int) -> tuple[str, dict[str, str]]:
    """The last question of a draft, as it stands on the page."""
    at = leader.post("/ny/notat", answer=str(case)).location
    return form(leader, at, at, answer=FIRST)


def test_other_words_in_a_draft_that_is_finished_are_asked_about(leader: Browser, case: int) -> None:
    path, data = in_draft(leader, case)
    assert [leader.client.post(path, data=data).location for _tap in range(2)] == [f"/saker/{case}"] * 2
    met = leader.client.post(path, data={**data, "answer": THEN})
    assert met.status_code == 409 and THEN in met.text
    assert THEN in leader.follow(leader.post(f"/ny/notat/{again(leader, met.text).split('/ny/notat/')[1].split('/')[0]}/sak", answer=str(case))).text


def test_the_wizard_from_there_on_is_the_same_form(world: World, came: Browser, case: int) -> None:
    """The page asked on without a line: the form that had come through by itself is the first answer of a bundle."""
    whole = {"path": f"/ny/notat/samlet?sak={case}", "name": "k1", "finish": "1"}
    before, path = lines(case), whole.pop("path")
    told = [send(came, envelope(me(world), path, **bundle([("tekst", {"answer": text})], **whole))).json["state"] for text in (FIRST, THEN)]
    assert (told, lines(case)) == (["sent", "asks"], before)


def test_a_bundle_that_led_to_the_end_and_says_something_else_is_asked_about(world: World, leader: Browser, case: int) -> None:
    told = [send(leader, note(world, case, text)).json["state"] for text in (FIRST, FIRST, THEN)]
    assert told == ["sent", "sent", "asks"]
    met = send(leader, note(world, case, THEN), vis="1").text
    assert THEN in met
    again(leader, met)
    assert THEN in leader.get(f"/saker/{case}").text


def test_what_was_being_written_after_the_end_is_asked_about(world: World, leader: Browser, case: int) -> None:
    send(leader, note(world, case, FIRST))
    steps = [("sak", {"answer": str(case)}), ("tekst", {"answer": FIRST})]
    post = envelope(me(world), NOTE, **bundle(steps, typed='["tekst", "%s"]' % THEN))
    assert send(leader, post).json["state"] == "asks" and THEN in send(leader, post, vis="1").text


def test_a_task_is_done_once(world: World, leader: Browser) -> None:
    task = Task.get(Task.status == "open", Task.owner == me(world))
    posts = [envelope(me(world), f"/oppgaver/{task.id}/ferdig", once="k2", csrf_token=proof) for proof in "ab"]
    assert [send(leader, post).json["state"] for post in posts] == ["sent", "sent"]


def test_what_was_handled_before_digests_were_kept_is_done(world: World, came: Browser, case: int) -> None:
    Once.update(digest="").execute()
    assert send(came, kept(world, case, THEN)).json["state"] == "sent"


def test_the_digest_tells_nothing_without_the_key(world: World, came: Browser, case: int) -> None:
    send(came, kept(world, case, FIRST, once="k2"))
    rows = [row[0] for row in db.execute_sql("SELECT digest FROM once WHERE key LIKE '%:k_' ORDER BY key").fetchall()]
    assert len(rows) == 2 and rows[0] != rows[1] and all(re.fullmatch("[0-9a-f]{32}", row) for row in rows)


def test_the_second_time_it_is_told_where_the_first_led(world: World, came: Browser, case: int) -> None:
    assert send(came, kept(world, case, FIRST)).json["to"] == f"/saker/{case}"


def test_a_text_that_is_asked_about_is_found_by_who_looks(world: World, leader: Browser, case: int) -> None:
    post = kept(world, case, "Hun har diabetes.")
    assert send(leader, post).json["state"] == "asks"
    assert "Hun har diabetes." in leader.follow(send(leader, post, vis="1")).text
