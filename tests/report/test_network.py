"""Networks: who makes one, and that the coordinator's clubs follow it, for as long as it lasts."""

from datetime import timedelta

import pytest

from klar.actions.report import months_over, send_report, write_report
from klar.db import Conflict, today
from klar.models.audit_event import AuditEvent
from klar.models.network import Network, NetworkBranch
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from tests.conftest import Browser, World
from tests.report.making import branches, holder, network


@pytest.fixture
def coordinator(world: World) -> Browser:
    return world.enter(holder("coordinator"))


def club_of(branch: int) -> int:
    return Unit.get(Unit.kind == "club", Unit.parent == branch).id


def follows(browser: Browser, branch: int) -> bool:
    return browser.get(f"/oppfolging/klubber/{club_of(branch)}").status_code == 200


def test_the_county_makes_a_network_question_by_question(world: World) -> None:
    county, (first, second, _third) = world.sign_in("county_leader"), branches()
    at = "/ny/nettverk"
    for answer in ("Fjellnettverket", str(holder("coordinator")), "40", "year", str(first), str(second), "no"):
        at = county.post(at, answer=answer).location
    assert at.endswith("/sjekk")
    shown = county.get(county.post(at).location).text
    row = Network.get()
    assert "Fjellnettverket" in shown and "40 prosent" in shown and row.to_on > today() + timedelta(days=300)
    assert [one.branch_id for one in NetworkBranch.select().order_by(NetworkBranch.id)] == [first, second]


def test_a_branch_is_offered_once_and_never_when_it_is_in_another_network(world: World) -> None:
    first, second, third = branches()
    network([first])
    county, at = world.sign_in("county_leader"), "/ny/nettverk"
    for answer in ("To", str(holder("coordinator")), "20", "open", str(second)):
        at = county.post(at, answer=answer).location
    text = county.get(at).text
    assert f'value="{third}"' in text and f'value="{first}"' not in text and f'value="{second}"' not in text


def test_the_coordinator_follows_up_the_clubs_of_the_network_and_no_others(world: World, coordinator: Browser) -> None:
    first, second, third = branches()
    assert not follows(coordinator, first)
    network([first, second])
    assert [follows(coordinator, branch) for branch in (first, second, third)] == [True, True, False]
    assert Unit.get_by_id(club_of(second)).name in coordinator.get("/oppfolging/klubber").text


@pytest.mark.parametrize("change", [{"to_on": -1}, {"from_on": 1}])
def test_it_ends_with_the_coordinators_time(world: World, coordinator: Browser, change: dict[str, int]) -> None:
    network()
    Network.update(**{name: today() + timedelta(days=days) for name, days in change.items()}).execute()
    assert not follows(coordinator, branches()[0]) and "Ingen nettverk" in coordinator.get("/nettverk").text


def test_the_last_day_counts(world: World, coordinator: Browser) -> None:
    network()
    Network.update(to_on=today()).execute()
    assert follows(coordinator, branches()[0])


def test_it_ends_when_the_register_has_the_coordinator_no_more(world: World, coordinator: Browser) -> None:
    """Who has another post keeps that, and not the network's clubs."""
    network()
    Mandate.update(role="club_resource").where(Mandate.role == "coordinator").execute()
    assert not follows(coordinator, branches()[0])


def test_the_county_ends_it_in_two_steps(world: World, coordinator: Browser) -> None:
    made, county = network(), world.sign_in("county_leader")
    assert "Avslutt nettverket?" in county.get(f"/nettverk/{made}/avslutt").text and follows(coordinator, branches()[0])
    assert "Avsluttet" in county.follow(county.post(f"/nettverk/{made}/avslutt")).text and not follows(coordinator, branches()[0])


def another_coordinator() -> int:
    """Somebody who helps in the same county becomes one more, by the register."""
    there, officer = Mandate.get(Mandate.role == "coordinator"), holder("club_resource")
    Mandate.create(number="K-2", officer=officer, role="coordinator", unit=there.unit_id, from_on=today())
    return officer


def test_the_county_gives_it_to_another_coordinator_with_the_reports(world: World, coordinator: Browser) -> None:
    made, county, other = network(), world.sign_in("county_leader"), another_coordinator()
    report = write_report(holder("coordinator"), made, months_over()[0], "Vi har ringt alle.", "Samling.")
    send_report(holder("coordinator"), report)
    assert "Bytt koordinator" in county.get(f"/nettverk/{made}").text
    shown = county.follow(county.post(f"/nettverk/{made}/koordinator", coordinator=str(other))).text
    assert Officer.get_by_id(other).name in shown and AuditEvent.get(AuditEvent.name == "network.passed_on").subject == made
    assert follows(world.enter(other), branches()[0]) and "Vi har ringt alle." in world.enter(other).get(f"/rapporter/{report}").text
    assert not follows(coordinator, branches()[0]) and coordinator.get(f"/rapporter/{report}").status_code == 404


def test_the_county_is_told_when_the_register_has_the_coordinator_no_more(world: World) -> None:
    made, county = network(), world.sign_in("county_leader")
    assert "ikke koordinator i registeret" not in county.get(f"/nettverk/{made}").text
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.role == "coordinator").execute()
    assert "ikke koordinator i registeret" in county.get(f"/nettverk/{made}").text
    assert "ingen andre koordinatorer" in county.get(f"/nettverk/{made}/koordinator").text


@pytest.mark.parametrize("who", ["club_leader", "branch_leader", "county_leader"])
def test_it_is_given_to_nobody_else(who: str, world: World) -> None:
    made, before = network(), holder("coordinator")
    assert world.sign_in("county_leader").post(f"/nettverk/{made}/koordinator", "/mer", coordinator=str(holder(who))).status_code == 409
    assert Network.get().coordinator_id == before


def test_who_lacks_a_rep_stands_first(world: World, coordinator: Browser) -> None:
    made, club = network(), club_of(branches()[2])
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.unit == club).execute()
    rows = coordinator.get(f"/nettverk/{made}").text.partition("Klubbene</h2>")[2]
    assert f"/oppfolging/klubber/{club}" in rows.partition("Mangler tillitsvalgt")[0] and rows.count("Mangler tillitsvalgt") == 1


def test_a_board_sees_its_own_clubs_of_the_network_alone(world: World) -> None:
    made, (first, second, _third) = network(), branches()
    text = world.enter(holder("branch_leader", first)).get(f"/nettverk/{made}").text
    assert f"/oppfolging/klubber/{club_of(first)}" in text and f"/oppfolging/klubber/{club_of(second)}" not in text


def test_another_branch_a_rep_and_one_signed_out_get_nothing(world: World) -> None:
    first, second, _third = branches()
    made = network([first])
    other = world.enter(holder("branch_leader", second))
    assert other.get(f"/nettverk/{made}").status_code == other.get("/nettverk/999999").status_code == 404
    assert other.get(f"/nettverk/{made}").data == other.get("/nettverk/999999").data
    assert world.sign_in("club_leader").get(f"/nettverk/{made}").status_code == 403
    assert world.browser().get(f"/nettverk/{made}").status_code == 302


def test_nobody_else_makes_one_or_ends_it(world: World, coordinator: Browser) -> None:
    made = network()
    board = world.enter(holder("branch_leader"))
    assert coordinator.get("/ny/nettverk").status_code == board.get("/ny/nettverk").status_code == 403
    assert coordinator.post(f"/nettverk/{made}/koordinator", "/mer", coordinator="1").status_code == board.get(f"/nettverk/{made}/koordinator").status_code == 404
    assert coordinator.post(f"/nettverk/{made}/avslutt", "/mer").status_code == board.get(f"/nettverk/{made}/avslutt").status_code == 404


def test_a_name_is_shown_as_text(world: World) -> None:
    made = network()
    Network.update(name='<img src=x onerror="x">').execute()
    assert "<img src=x" not in world.sign_in("county_leader").get(f"/nettverk/{made}").text


def test_nobody_becomes_coordinator_whom_the_register_does_not_have_as_one(world: World) -> None:
    with pytest.raises(Conflict):
        network(who=holder("club_leader"))
