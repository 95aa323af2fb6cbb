"""What a phone kept without a line comes in as if it had been sent at once: once, by the right person, into what is still theirs."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from klar.actions.draft import read_draft
from klar.crypto import keys
from klar.db import now, to_ms, today
from klar.models.case import Entry
from klar.models.draft import Draft
from klar.models.officer import Session
from klar.models.task import Task
from tests.conftest import Browser, World
from tests.outbox.phone import bundle, envelope, me, sealed, send

NOTE = "/ny/notat/samlet"


def lines(case: int) -> int:
    return Entry.select().where(Entry.case == case).count()


def note(world: World, case: int, text: str = "Skrevet uten nett.", **more: str) -> str:
    steps = [("sak", {"answer": str(case)}), ("tekst", {"answer": text})]
    return envelope(me(world), NOTE, **bundle(steps, finish="1", **more))


def test_a_note_becomes_a_line_of_the_case(world: World, leader: Browser, case: int) -> None:
    answer = send(leader, note(world, case)).json
    assert (answer["state"], answer["to"]) == ("sent", f"/saker/{case}")
    assert "Skrevet uten nett." in leader.get(f"/saker/{case}").text


def test_sent_three_times_it_is_one_line(world: World, leader: Browser, case: int) -> None:
    before, post = lines(case), note(world, case)
    assert [send(leader, post).json["state"] for _ in range(3)] == ["sent"] * 3
    assert lines(case) == before + 1


def test_a_task_is_finished(world: World, leader: Browser) -> None:
    task = Task.get(Task.status == "open", Task.owner == me(world))
    assert send(leader, envelope(me(world), f"/oppgaver/{task.id}/ferdig", once="k1")).json["state"] == "sent"
    assert Task.get_by_id(task.id).status == "done"


def test_it_waits_while_nobody_is_signed_in(world: World, leader: Browser, case: int) -> None:
    before, proof, post = lines(case), leader.get("/utboks/tegn").json["csrf_token"], note(world, case)
    Session.update(seen_at=now() - timedelta(hours=1)).execute()
    answer = leader.client.post("/utboks", data={"csrf_token": proof, "sealed": post})
    assert (answer.status_code, lines(case)) == (401, before)
    assert send(world.sign_in("club_leader"), post).json["state"] == "sent"


def test_another_person_on_the_same_phone_does_not_send_it(world: World, leader: Browser, case: int) -> None:
    before = lines(case)
    answer = send(world.sign_in("club_deputy_leader"), note(world, case))
    assert (answer.status_code, answer.json["state"], lines(case)) == (403, "others", before)


def test_a_case_that_is_not_theirs_takes_no_note(world: World, case: int) -> None:
    stranger = world.person("club_leader", 5)
    steps = [("sak", {"answer": str(case)}), ("tekst", {"answer": "Ser du meg?"})]
    send(world.sign_in(stranger), envelope(stranger.id, NOTE, **bundle(steps, finish="1")))
    assert "Ser du meg?" not in world.sign_in("club_leader").get(f"/saker/{case}").text


@pytest.mark.parametrize("path", ["/mer/tekst", "/logg-ut", "/mer/sprak", "/saker/1/slett", "/finnes-ikke", "/ny/notat/1/slett", "//evil.example/"])
def test_only_what_may_wait_comes_in_this_way(world: World, leader: Browser, path: str) -> None:
    answer = send(leader, envelope(me(world), path, size="largest"))
    assert (answer.status_code, answer.json["state"]) == (404, "gone")
    assert leader.get("/utboks/tegn").status_code == 200


@pytest.mark.parametrize("post", ["", "x", "AAAA", "æøå", sealed.__name__ * 900])
def test_what_is_not_an_envelope_is_refused(leader: Browser, post: str) -> None:
    assert send(leader, post).status_code == 400


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"whose": 1}', '{"whose": "a", "at": "x", "path": "/", "body": ""}', '{"whose": "a", "at": 1e99, "path": "/", "body": ""}'])
def test_an_envelope_without_a_form_is_refused(leader: Browser, text: str) -> None:
    assert send(leader, sealed(text)).status_code == 400


def test_one_changed_byte_is_refused(world: World, leader: Browser, case: int) -> None:
    post = note(world, case)
    for place in range(0, len(post) - 4, 97):
        changed = post[:place] + ("A" if post[place] != "A" else "B") + post[place + 1 :]
        assert send(leader, changed).status_code == 400


def test_it_needs_proof_that_the_page_is_ours(world: World, leader: Browser, case: int) -> None:
    before = lines(case)
    leader.client.post("/utboks", data={"sealed": note(world, case)})
    assert lines(case) == before


def test_after_three_days_the_person_is_asked_first(world: World, leader: Browser, case: int) -> None:
    old = to_ms(now() - timedelta(hours=73))
    post = envelope(me(world), NOTE, old, **bundle([("sak", {"answer": str(case)}), ("tekst", {"answer": "Gammelt."})], finish="1"))
    assert send(leader, post).json["state"] == "asks"
    assert send(leader, post, vis="1").location == f"/saker/{case}"


def test_i_dag_is_the_day_it_was_said(world: World, leader: Browser) -> None:
    club = world.person("club_leader").mandate_set.get().unit_id
    steps = [("hvem", f"club:{club}"), ("gruppe", "lonn"), ("type", "lonn_feil"), ("dato", "today")]
    yesterday = to_ms(now() - timedelta(days=1))
    to = send(leader, envelope(me(world), "/ny/sak/samlet", **bundle([(step, {"answer": said}) for step, said in steps], at=yesterday))).json["to"]
    answers = read_draft(me(world), int(to.rsplit("/", 1)[1]), "sak")[1]
    assert answers["dato"] == (today() - timedelta(days=1)).isoformat()


def test_an_answer_that_does_not_hold_becomes_a_question(world: World, leader: Browser, case: int) -> None:
    answer = send(leader, note(world, case, text="")).json
    assert answer["state"] == "sent" and re.fullmatch(r"/ny/notat/\d+", answer["to"])
    assert "Hva vil du skrive ned?" in leader.follow(leader.get(answer["to"])).text


def test_a_bundle_that_grows_stays_in_one_draft(world: World, leader: Browser) -> None:
    drafts = Draft.select().where(Draft.owner == me(world)).count()
    first, then = [("hvem", {"answer": "several"})], [("hvem", {"answer": f"club:{world.person('club_leader').id}"})]
    to = {send(leader, envelope(me(world), "/ny/sak/samlet", **bundle(steps))).json["to"] for steps in (first, then)}
    assert len(to) == 1 and Draft.select().where(Draft.owner == me(world)).count() == drafts + 1


def test_the_form_that_came_through_by_itself_is_gone_on_with(world: World, leader: Browser, case: int) -> None:
    hidden = dict(re.findall(r'name="(csrf_token|once)" value="([^"]+)"', leader.get("/ny/notat").text))
    leader.client.post("/ny/notat", data={**hidden, "answer": str(case)})
    before = Draft.select().count()
    assert send(leader, note(world, case, name=hidden["once"])).json["to"] == f"/saker/{case}"
    assert Draft.select().count() == before


def test_a_draft_that_was_finished_meanwhile_loses_nothing(world: World, leader: Browser, case: int) -> None:
    first = send(leader, envelope(me(world), NOTE, **bundle([("sak", {"answer": str(case)})], name="b1"))).json["to"].rsplit("/", 1)[1]
    send(leader, note(world, case, text="Fra den andre telefonen.", name="b1"))
    send(leader, note(world, case, text="Fra kjelleren.", name="b2", draft=first))
    page = leader.get(f"/saker/{case}").text
    assert "Fra den andre telefonen." in page and "Fra kjelleren." in page


def test_what_was_being_written_is_kept(world: World, leader: Browser, case: int) -> None:
    post = envelope(me(world), NOTE, **bundle([("sak", {"answer": str(case)})], typed='["tekst", "Halvt skre"]'))
    assert "Halvt skre" in leader.follow(leader.get(send(leader, post).json["to"])).text


def test_an_envelope_outlives_a_change_of_master_key(world: World, leader: Browser, case: int) -> None:
    post, secret = note(world, case), bytes(range(32))
    with keys.database.atomic():
        keys.rewrap(secret)
    keys.open(keys.database, secret)
    assert send(leader, post).json["state"] == "sent"


def test_the_worker_and_the_app_let_the_same_wait(world: World) -> None:
    text = (Path(__file__).parents[2] / "klar/static/sw.js").read_text()
    patterns = [re.compile(one.replace("\\/", "/")) for one in re.findall(r"/(\^.+?\$)/[,\]]", re.search(r"const WAITS = (.+);", text)[1])]
    sample = {"name": "notat", "draft_id": 7, "step_name": "tekst", "task_id": 7}
    for rule in world.app.url_map.iter_rules():
        if "POST" in rule.methods and rule.arguments <= sample.keys():
            with world.app.test_request_context():
                path = world.app.url_for(rule.endpoint, _method="POST", **{name: sample[name] for name in rule.arguments})
            waits = getattr(world.app.view_functions[rule.endpoint], "waits", False)
            assert any(one.search(path) for one in patterns) == waits, path
