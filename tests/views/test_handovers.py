"""Hand-overs through the pages, as those who ask and those who are asked meet them."""

import re
from datetime import timedelta

import pytest
import time_machine

from klar.access import may, takers
from klar.actions import handover as handovers
from klar.db import Conflict, now, today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Consent, Handover, Participant, Party
from klar.models.case.deadline import Alert
from klar.models.officer import Mandate, Officer
from klar.models.told import Message, NotifyChoice
from klar.models.unit import Unit
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World

REASON = "Zorbelgrunn"


def chief(scene: Scene) -> int:
    return officers(scene.branch, "branch_leader")[0]


def deputy(scene: Scene) -> int:
    return officers(scene.branch, "branch_deputy_leader")[0]


def send(scene: Scene, kind: str = "help", *, whole: bool = False, to: int = 0, by: int = 0) -> Handover:
    return handovers.send(by or scene.leader, scene.ids["case_id"], kind, to or scene.branch, REASON, consent=True, whole=whole)


def unit(kind: str) -> int:
    return Unit.get(Unit.kind == kind).id


def text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def walk(browser: Browser, start: str, *answers: str) -> str:
    at = start
    for answer in answers:
        at = browser.post(at, answer=answer).location
    return at


def test_the_next_step_up_stands_first_with_who_answers_and_phone(scene: Scene, rep: Browser) -> None:
    at = walk(rep, f"/ny/hjelp?sak={scene.ids['case_id']}", "help")
    offered = re.findall(r'name="answer" value="(\d+)"', rep.get(at).text)
    assert [Unit.get_by_id(number).kind for number in offered] == ["branch", "centre", "county", "union"]
    said, branch = text(rep.get(at).text), Unit.get_by_id(scene.branch)
    assert f"{Officer.get_by_id(chief(scene)).name} eller" in said and branch.phone.removeprefix("+47")[:2] in said and "Juristene i forbundet" in said


def test_a_workplace_rep_has_the_clubs_leaders_first(scene: Scene) -> None:
    named = Officer.create(number="X-rep", name="Prøve Prøvesen")
    Mandate.create(number="X-rep", officer=named, role="workplace_rep", unit=scene.club, from_on=today())
    Case.update(handler=named).where(Case.id == scene.ids["case_id"]).execute()
    sent = send(scene, to=scene.club, by=named.id)
    handovers.take(scene.leader, sent.id)
    assert Handover.get_by_id(sent.id).taken_by_id == scene.leader


def test_it_goes_around_a_unit_where_all_are_parties(scene: Scene, rep: Browser) -> None:
    for officer in {row.id for row in takers(scene.ids["case_id"])[scene.branch]}:
        Party.create(case=scene.ids["case_id"], officer=officer, role="other")
    at = walk(rep, f"/ny/hjelp?sak={scene.ids['case_id']}", "help")
    assert f'value="{scene.branch}"' not in rep.get(at).text and "Kompetansesenter" in rep.get(at).text
    with pytest.raises(Conflict):
        send(scene)


@pytest.mark.parametrize(("how", "seen"), [("summary", False), ("whole", True)])
def test_the_preview_is_what_the_receiver_sees(how: str, seen: bool, scene: Scene, rep: Browser, world: World) -> None:
    check = walk(rep, f"/ny/hjelp?sak={scene.ids['case_id']}", "help", str(scene.branch), REASON, how)
    preview = re.search(r'<dl class="facts".*?</dl>', rep.get(check).text, re.DOTALL)[0]
    rep.post(check)
    sent = Handover.select().order_by(Handover.id.desc()).first()
    handovers.take(chief(scene), sent.id)
    page = world.enter(chief(scene)).get(f"/innboks/{sent.id}").text
    assert (preview in page) != seen and REASON in page and ("resten av saken" in preview) == seen
    assert may(chief(scene), "case.read", sent.case_id) == seen == ("Åpne saken" in page)


def test_a_summary_names_nobody_and_tells_no_line(scene: Scene, world: World) -> None:
    scene = set_scene(clubs()[1], "summary", "Zibelord")
    page = world.enter(chief(scene)).get(f"/innboks/{scene.ids['handover_id']}").text
    assert "Zibelord grunn" in page and "Advarsel" in page
    assert not any(f"Zibelord {word}" in page for word in ("hendt", "ønske", "notat", "papir", "oppgave"))
    assert Party.get(Party.case == scene.ids["case_id"], Party.role == "member").member.name not in page


def test_reading_a_summary_is_on_record(scene: Scene, world: World) -> None:
    sent = send(scene)
    handovers.take(chief(scene), sent.id)
    world.enter(deputy(scene)).get(f"/innboks/{sent.id}")
    looks = AuditEvent.select().where(AuditEvent.name == "case.read", AuditEvent.officer == deputy(scene), AuditEvent.rule == "summary")
    assert [row.subject for row in looks] == [sent.case_id]


@pytest.mark.parametrize(("kind", "scope"), [("branch", "share_with_branch"), ("centre", "share_with_centre"), ("county", "share_with_centre"), ("union", "share_with_lawyer")])
def test_the_yes_that_is_needed_is_asked_for_and_kept(kind: str, scope: str, scene: Scene, rep: Browser) -> None:
    Consent.update(withdrawn_on=today()).where(Consent.case == scene.ids["case_id"]).execute()
    to = scene.branch if kind == "branch" else unit(kind)
    asked = walk(rep, f"/ny/hjelp?sak={scene.ids['case_id']}", "help", str(to), REASON, "summary")
    assert "Har medlemmet sagt ja" in rep.get(asked).text and rep.post(asked, answer="no").status_code == 422
    rep.post(walk(rep, asked, "yes"))
    assert Consent.select().where(Consent.scope == scope, Consent.withdrawn_on.is_null(), Consent.case == scene.ids["case_id"]).count() == 1


def test_withdrawn_it_is_not_taken_and_nothing_more_is_shown(scene: Scene, rep: Browser, world: World) -> None:
    sent = send(scene)
    Consent.update(withdrawn_on=today()).where(Consent.case == sent.case_id).execute()
    refused = world.enter(chief(scene)).post(f"/innboks/{sent.id}/ta-imot", "/mer")
    assert refused.status_code == 409 and "Medlemmet har sagt nei" in refused.text
    refused = rep.post(f"/hjelp/{sent.id}/vis-alt", f"/hjelp/{sent.id}")
    assert refused.status_code == 409 and Handover.get_by_id(sent.id).status == "sent"


def test_withdrawn_those_who_help_are_told_no_more(scene: Scene, rep: Browser) -> None:
    sent = send(scene)
    handovers.take(chief(scene), sent.id)
    handovers.ask(chief(scene), sent.id, "Hva skjedde?")
    Consent.update(withdrawn_on=today()).where(Consent.case == sent.case_id).execute()
    refused = rep.post(f"/hjelp/{sent.id}/svar", answer="Zibeldonk svar")
    assert refused.status_code == 422 and "Spør medlemmet på nytt først." in refused.text and "Zibeldonk svar" in refused.text
    assert Handover.get_by_id(sent.id).question_at and not handovers.talk(sent)[1:]


def test_the_second_who_takes_it_is_told_who_was_first(scene: Scene, world: World) -> None:
    sent = send(scene)
    first, second = (world.enter(me) for me in (chief(scene), deputy(scene)))
    assert second.get(f"/innboks/{sent.id}").status_code == 200
    assert [browser.post(f"/innboks/{sent.id}/ta-imot", "/mer").status_code for browser in (first, second, first)] == [303, 409, 303]
    assert f"{Officer.get_by_id(chief(scene)).name} tok saken først" in second.post(f"/innboks/{sent.id}/ta-imot", "/mer").text


def test_how_long_the_first_answer_took_is_shown(scene: Scene, rep: Browser) -> None:
    sent = send(scene)
    assert "Venter på svar siden i dag" in rep.get(f"/hjelp/{sent.id}").text
    with time_machine.travel(now() + timedelta(hours=3, minutes=10), tick=False):
        handovers.take(chief(scene), sent.id)
    with time_machine.travel(now() + timedelta(hours=9), tick=False):
        handovers.ask(chief(scene), sent.id, "Når?")
    assert "Svarte etter 3 timer." in rep.get(f"/hjelp/{sent.id}").text


def test_the_nearest_deadline_stands_first_on_the_desk(scene: Scene, world: World) -> None:
    plain = send(set_scene(clubs()[0], "returned"))
    Handover.update(sent_at=now() - timedelta(days=9)).where(Handover.id == plain.id).execute()
    for later, row in ((1, send(scene)), (5, plain)):
        row.case.deadline_set.model.update(due_on=today() + timedelta(days=later)).where(row.case.deadline_set.model.case == row.case_id).execute()
    shown = re.findall(r'href="/innboks/(\d+)"', world.enter(chief(scene)).get("/innboks").text)
    assert shown[0] == str(Handover.select().order_by(Handover.id.desc()).first().id)


def test_question_and_answer_raise_a_row_on_the_others_home(scene: Scene, rep: Browser, world: World) -> None:
    sent, branch = send(scene), world.enter(chief(scene))
    handovers.take(chief(scene), sent.id)
    assert "spørsmål venter" not in rep.get("/").text
    handovers.ask(chief(scene), sent.id, "Når kom brevet?")
    assert "1 spørsmål venter på deg" in rep.get("/").text and "Når kom brevet?" in rep.get(f"/hjelp/{sent.id}").text
    handovers.reply(scene.leader, sent.id, "På mandag.")
    assert "spørsmål venter" not in rep.get("/").text and "1 nytt svar" in branch.get("/").text
    assert "På mandag." in branch.get(f"/innboks/{sent.id}").text and "nytt svar" not in branch.get("/").text


def test_whoever_helps_asks_others_further_up_and_does_not_give_it_away(scene: Scene) -> None:
    sent, me = send(scene, whole=True), chief(scene)
    handovers.take(me, sent.id)
    with pytest.raises(Conflict):
        send(scene, "onward", to=unit("county"), by=me)
    with pytest.raises(handovers.NoYes):
        handovers.send(me, sent.case_id, "help", unit("centre"), REASON, consent=False)
    further = send(scene, to=unit("centre"), by=me)
    handovers.revoke(scene.leader, sent.id)
    assert Handover.get_by_id(further.id).status == "revoked"


def test_sent_on_and_given_back_it_is_the_senders_again(scene: Scene) -> None:
    sent, me = send(scene, "onward"), chief(scene)
    handovers.take(me, sent.id)
    assert Case.get_by_id(sent.case_id).handler_id == me and not may(scene.leader, "case.write", sent.case_id)
    handovers.give_back(me, sent.id, "Klubben kan dette.")
    assert may(scene.leader, "case.write", sent.case_id) and not may(me, "case.read", sent.case_id)


def sent_up_twice(scene: Scene) -> tuple[Handover, Handover, int]:
    """To the branch, whose leader has it, and from there to the county, where somebody takes it."""
    case, first = scene.ids["case_id"], send(scene, "onward")
    handovers.take(chief(scene), first.id)
    above = next(rows[0] for rows in takers(case).values() if rows[0].kind == "county")
    second = send(scene, "onward", to=above.unit, by=chief(scene))
    handovers.take(above.id, second.id)
    return first, second, above.id


def test_given_back_all_the_way_whoever_had_it_between_follows_no_more(scene: Scene) -> None:
    (first, second, above), case = sent_up_twice(scene), scene.ids["case_id"]
    assert may(chief(scene), "case.read", case) and not may(chief(scene), "case.write", case)
    handovers.give_back(above, second.id, "Nei.")
    handovers.give_back(chief(scene), first.id, "Nei.")
    assert may(scene.leader, "case.write", case) and not may(chief(scene), "case.read", case)
    assert not Participant.select().where(Participant.case == case).exists()


def test_taken_back_from_one_who_has_left_it_is_theirs_who_sent_it_on(scene: Scene, world: World) -> None:
    _first, second, above = sent_up_twice(scene)
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.officer == above).execute()
    world.enter(chief(scene)).post(f"/hjelp/{second.id}/ta-tilbake", f"/hjelp/{second.id}")
    assert may(chief(scene), "case.write", scene.ids["case_id"])


@pytest.mark.parametrize(("kind", "way", "status"), [("help", "send-tilbake", "returned"), ("help", "ferdig", "done"), ("onward", "gi-tilbake", "returned")])
def test_whoever_ends_it_may_read_it_no_more_and_the_sender_hears_of_it(scene: Scene, world: World, kind: str, way: str, status: str) -> None:
    Alert.delete().where(Alert.case == scene.ids["case_id"]).execute()  # else PostgreSQL's wall lets the branch at the case for that
    NotifyChoice.create(officer=scene.leader, kinds="help", channel="sms")
    sent, me = send(scene, kind), chief(scene)
    if way != "send-tilbake":
        handovers.take(me, sent.id)
    answer = world.enter(me).post(f"/innboks/{sent.id}/{way}", answer="Slik ble det.")
    assert answer.status_code == 303 and Handover.get_by_id(sent.id).status == status and not may(me, "case.read", sent.case_id)
    assert Message.select().where(Message.officer == scene.leader, Message.about == sent.id, Message.mark.startswith("answered")).exists()


def test_a_case_nobody_else_can_have_is_not_sent_back(scene: Scene, world: World) -> None:
    sent = send(scene, "onward")
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.unit == scene.club).execute()
    refused = world.enter(chief(scene)).post(f"/innboks/{sent.id}/send-tilbake", answer="Nei.")
    assert refused.status_code == 409 and "Ingen andre kan ta saken nå" in refused.text and Handover.get_by_id(sent.id).status == "sent"


def test_whoever_helps_takes_it_over_when_nobody_else_has_it(scene: Scene, world: World) -> None:
    sent, me = send(scene), chief(scene)
    handovers.take(me, sent.id)
    with pytest.raises(Conflict):
        handovers.take_over(me, sent.id)
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.unit == scene.club).execute()
    branch = world.enter(me)
    assert "Ta over saken" in branch.get(f"/innboks/{sent.id}").text
    branch.post(f"/innboks/{sent.id}/ta-over", f"/innboks/{sent.id}")
    assert may(me, "case.write", sent.case_id) and Case.get_by_id(sent.case_id).handler_id == me


def test_what_one_left_behind_is_on_the_desk_again(scene: Scene, world: World) -> None:
    sent, me = send(scene), chief(scene)
    handovers.take(me, sent.id)
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.officer == me).execute()
    other = world.enter(deputy(scene))
    assert f'href="/innboks/{sent.id}"' in other.get("/innboks").text and "kan ikke fortsette" in other.get(f"/innboks/{sent.id}").text
    other.post(f"/innboks/{sent.id}/ta-imot", "/mer")
    assert Handover.get_by_id(sent.id).taken_by_id == deputy(scene)


def test_who_has_the_case_open_now_is_shown_to_the_other(scene: Scene, rep: Browser, world: World) -> None:
    sent, page = send(scene, whole=True), f"/saker/{scene.ids['case_id']}"
    handovers.take(chief(scene), sent.id)
    name = Officer.get_by_id(chief(scene)).name
    assert "ser på saken nå" not in rep.get(page).text
    world.enter(chief(scene)).get(page)
    assert f"{name} ser på saken nå" in rep.get(page).text
    with time_machine.travel(now() + timedelta(minutes=6), tick=False):
        assert "ser på saken nå" not in world.enter(scene.leader).get(page).text
