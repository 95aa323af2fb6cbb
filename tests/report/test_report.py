"""The month's report from data to read: what it counts, what it never tells, and who sees it when."""

from datetime import timedelta

import pytest

from klar.actions.report import KEPT, figures, months_over, send_report, write_report
from klar.crypto import keys
from klar.db import Conflict, now, today
from klar.jobs import tidy
from klar.models.network import NetworkBranch
from klar.models.officer import Mandate
from klar.models.report import MonthlyReport, ReportBoard
from klar.models.told import Message, NotifyChoice
from tests.conftest import Browser, World
from tests.report.making import branches, holder, meeting, network, report, reps, talk


@pytest.fixture
def coordinator(world: World) -> Browser:
    return world.enter(holder("coordinator"))


@pytest.fixture
def net(world: World) -> int:
    return network()


def told(network_id: int) -> dict:
    return figures(holder("coordinator"), network_id, months_over()[0])


def sent(network_id: int, **said: str) -> int:
    row = report(network_id, **said)
    send_report(holder("coordinator"), row)
    return row


def test_from_data_to_read(coordinator: Browser, world: World, net: int) -> None:
    for rep in reps()[:11]:
        talk(rep)
    at = f"/ny/rapport?nettverk={net}"
    at = coordinator.post(at, answer=months_over()[0].isoformat()).location
    assert "Vi snakket med 11 tillitsvalgte." in coordinator.get(at).text
    at = coordinator.post(at, answer="Vi snakket med 11 tillitsvalgte. Det var fint.").location
    at = coordinator.post(at, answer="Samling i Tynset.").location
    assert "Bare du ser rapporten" in coordinator.get(at).text
    assert "ikke lest ennå" in coordinator.follow(coordinator.post(f"{at}/send", at)).text
    board = world.enter(holder("branch_leader", branches()[0]))
    assert "1 rapport venter" in board.get("/oppfolging").text
    assert "Det var fint." in board.get(at).text and "Ikke lest ennå" in board.get("/rapporter").text
    assert "Merk som lest" not in board.follow(board.post(f"{at}/lest", at)).text
    assert "rapport venter" not in board.get("/oppfolging").text
    text = coordinator.get(at).text
    assert text.count("lest i dag") == 1 and text.count("ikke lest ennå") == 2


def test_each_rep_counts_once_and_needs_what_was_said_last(net: int) -> None:
    for rep in reps()[:12]:
        talk(rep, needs="case")
        talk(rep, needs="course")
    assert told(net)["talks"] == 12 and told(net)["needs"] == {"case": None, "course": None, "members": None, "employer": None}
    for rep in reps()[12:20]:
        talk(rep)
    assert told(net)["talks"] == 20 and told(net)["needs"]["course"] == 12


def test_who_did_not_answer_is_not_counted(net: int) -> None:
    for rep in reps()[:8]:
        talk(rep, outcome="none")
    assert told(net)["talks"] is None


def test_fewer_than_five_is_said_so(net: int, coordinator: Browser) -> None:
    for rep in reps()[:4]:
        talk(rep, needs="case")
    at = coordinator.post(f"/ny/rapport?nettverk={net}", answer=months_over()[0].isoformat()).location
    text = coordinator.get(at).text
    assert "Vi snakket med færre enn fem tillitsvalgte." in text and "Trenger hjelp" not in text


def test_meetings_are_counted_by_club(net: int) -> None:
    clubs = list(dict.fromkeys(rep.unit_id for rep in reps()))
    for club in clubs[:6]:
        meeting(club)
        meeting(club)
    assert told(net)["met"] == 6


def test_only_the_clubs_of_the_network_count(world: World) -> None:
    for rep in reps():
        talk(rep)
    first = branches()[0]
    mine = [rep for rep in reps() if rep.unit.parent_id == first]
    assert told(network([first]))["talks"] == len(mine) < len(reps())


def test_six_months_stand_side_by_side(net: int, coordinator: Browser) -> None:
    for back in range(8):
        for rep in reps()[: 5 + back]:
            talk(rep, back)
    assert [count for _month, count in sorted(told(net)["months"].items())] == [10, 9, 8, 7, 6, 5]
    text = coordinator.get(f"/rapporter/{report(net)}").text
    assert text.count("<rect width=") == 6 and 'width="100"' in text and 'width="50"' in text and "juni: <b>" in text


def test_a_number_that_was_sent_stays_when_the_network_changes(net: int) -> None:
    """Else the difference would be the clubs of one branch."""
    for rep in reps():
        talk(rep, 0, "case")
        talk(rep, 1)
    before = told(net)["months"]
    send_report(holder("coordinator"), write_report(holder("coordinator"), net, months_over()[1], "Da.", "Nå."))
    NetworkBranch.delete().where(NetworkBranch.branch == branches()[0]).execute()
    after = told(net)["months"]
    newest, older = (month.isoformat() for month in months_over()[:2])
    assert after[older] == before[older] and after[newest] < before[newest]


def test_nothing_is_told_from_before_the_network_began(world: World) -> None:
    """Else a network of fewer branches could be subtracted from the one before it."""
    for rep in reps():
        talk(rep)
        talk(rep, 1)
    began = (today() - months_over()[0]).days - 11  # the talks were on the eleventh
    late, early = network(ago=began - 1), months_over()[1]
    assert told(late)["months"] == {months_over()[0].isoformat(): None} and told(late)["talks"] is None
    with pytest.raises(Conflict):
        write_report(holder("coordinator"), late, early, "Da.", "Nå.")


def test_what_is_sent_stands(net: int, coordinator: Browser) -> None:
    row = sent(net)
    with pytest.raises(Conflict):
        report(net, text="Nytt.")
    assert coordinator.post(f"/rapporter/{row}/send", "/mer").status_code == 404
    assert f'value="{months_over()[0]}"' not in coordinator.get(f"/ny/rapport?nettverk={net}").text


def test_until_it_is_sent_the_text_can_be_changed(net: int, coordinator: Browser) -> None:
    row, again = report(net), f"/ny/rapport?nettverk={net}&maned={months_over()[0]}"
    assert again.replace("&", "&amp;") in coordinator.get(f"/rapporter/{row}").text and "Vi har ringt." in coordinator.get(again).text
    at = coordinator.post(again, answer="Vi har møtt mange.").location
    coordinator.post(at, answer="Kurs i mai.")
    assert MonthlyReport.select().count() == 1 and "Vi har møtt mange." in coordinator.get(f"/rapporter/{row}").text


def test_what_is_not_sent_is_the_coordinators_alone(world: World, net: int) -> None:
    row = report(net)
    board = world.enter(holder("branch_leader"))
    assert board.get(f"/rapporter/{row}").status_code == 404 and board.get(f"/rapporter/{row}").data == board.get("/rapporter/999999").data
    assert board.post(f"/rapporter/{row}/lest", "/mer").status_code == 404 and f"/rapporter/{row}" not in board.get("/rapporter").text


def test_only_the_boards_it_was_sent_to_see_it(world: World) -> None:
    first, second, _third = branches()
    row = sent(network([first]))
    answers = [world.enter(who).get(f"/rapporter/{row}").status_code for who in (holder("branch_leader", first), holder("training_officer", first), holder("branch_leader", second), holder("county_leader"))]
    assert answers == [200, 200, 404, 404]
    assert world.sign_in("club_leader").get(f"/rapporter/{row}").status_code == 403 and world.browser().get(f"/rapporter/{row}").status_code == 302


def test_another_coordinator_has_no_part_in_it(world: World, net: int) -> None:
    row, officer = report(net), holder("club_resource")
    Mandate.create(number="X-co", officer=officer, role="coordinator", unit=Mandate.get(Mandate.role == "coordinator").unit, from_on=today())
    other = world.enter(officer)
    Mandate.update(role="coordinator").where(Mandate.officer == officer, Mandate.role == "club_resource").execute()
    answers = [other.get(path) for path in (f"/rapporter/{row}", f"/rapporter/{row}/pdf", f"/ny/rapport?nettverk={net}", f"/nettverk/{net}")]
    assert [answer.status_code for answer in answers] == [404] * 4 and other.post(f"/rapporter/{row}/send", "/mer").status_code == 404
    assert MonthlyReport.get().sent_at is None


def test_one_board_does_not_mark_for_another(world: World, net: int) -> None:
    row, (first, second, _third) = sent(net), branches()
    board = world.enter(holder("branch_leader", first))
    board.post(f"/rapporter/{row}/lest", f"/rapporter/{row}")
    assert {told.branch_id: told.read_at is not None for told in ReportBoard.select()} == {first: True, second: False, branches()[2]: False}


def test_the_first_of_a_board_to_read_counts(world: World, net: int) -> None:
    row, first = sent(net), branches()[0]
    for who in (holder("branch_leader", first), holder("branch_deputy_leader", first)):
        world.enter(who).post(f"/rapporter/{row}/lest", "/mer")
    assert ReportBoard.get(ReportBoard.branch == first).read_by_id == holder("branch_leader", first)


def test_a_mandate_that_ends_closes_it(world: World, net: int) -> None:
    row, leader = sent(net), holder("branch_leader", branches()[0])
    board = world.enter(leader)
    Mandate.update(role="register_officer").where(Mandate.officer == leader).execute()
    assert board.get(f"/rapporter/{row}").status_code in (403, 404)


def test_the_text_is_sealed_and_shown_as_text(world: World, net: int, coordinator: Browser) -> None:
    row = sent(net, text="<img src=x>Hemmelig", planned="<b>plan</b>")
    assert b"Hemmelig" not in MonthlyReport.get().sealed
    text = coordinator.get(f"/rapporter/{row}").text
    assert "<img src=x>" not in text and "<b>plan" not in text and "Hemmelig" in text


def test_no_name_of_a_rep_is_in_a_report(net: int, coordinator: Browser) -> None:
    for rep in reps():
        talk(rep, needs="case")
    at = coordinator.post(f"/ny/rapport?nettverk={net}", answer=months_over()[0].isoformat()).location
    assert not [rep.officer.name for rep in reps() if rep.officer.name in coordinator.get(at).text]


def test_it_is_saved_as_pdf_with_its_bars(world: World, net: int) -> None:
    for rep in reps()[:9]:
        talk(rep)
    row = sent(net)
    answer = world.enter(holder("branch_leader", branches()[0])).get(f"/rapporter/{row}/pdf")
    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF") and len(answer.data) > 5_000


def test_the_boards_are_told_in_fixed_words(net: int) -> None:
    leader, other = holder("branch_leader", branches()[0]), holder("club_leader")
    for officer in (leader, other):
        NotifyChoice.create(officer=officer, channel="sms", kinds="report help", daily=False, email="")
    row = sent(net)
    assert [(one.officer_id, one.kind, one.about) for one in Message.select()] == [(leader, "report", row)]


def test_it_is_forgotten_after_two_years_with_its_key(net: int) -> None:
    sent(net)
    key = MonthlyReport.get().key
    MonthlyReport.update(changed_at=now() - KEPT - timedelta(hours=1)).execute()
    tidy()
    assert MonthlyReport.select().count() == ReportBoard.select().count() == 0 and keys.unlock([key]) == {}
