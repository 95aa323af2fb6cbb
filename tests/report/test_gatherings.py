"""Gatherings in the month's report: how many were held, how many people came, and what is planned."""

import pytest

from klar.actions.report import figures, months_over, planned
from klar.db import today
from klar.models.gathering import Gathering, Signup
from klar.models.network import NetworkBranch
from tests.conftest import Browser, World
from tests.report.making import gathering, holder, network


@pytest.fixture
def net(world: World) -> int:
    return network()


def told(network_id: int) -> tuple:
    found = figures(holder("coordinator"), network_id, months_over()[0])
    return found["gatherings"], found["came"]


def ahead(network_id: int) -> list[tuple]:
    return planned(holder("coordinator"), network_id, months_over()[0])


def wizard(coordinator: Browser, net: int) -> tuple[str, str]:
    """The texts that Klar proposes: what was done, and what comes."""
    at = coordinator.post(f"/ny/rapport?nettverk={net}", answer=months_over()[0].isoformat()).location
    done = coordinator.get(at).text
    return done, coordinator.get(coordinator.post(at, answer="Vi ringte.").location).text


@pytest.mark.parametrize(("came", "said"), [(0, None), (4, None), (5, 5), (6, 6)])
def test_it_says_how_many_were_held_and_came_and_nothing_under_five(net: int, came: int, said: int | None) -> None:
    gathering(came)
    assert told(net) == (1, said)


def test_one_who_came_to_two_counts_once(net: int) -> None:
    gathering(6)
    gathering(6)
    assert told(net) == (2, 6)


def test_what_was_called_off_or_held_in_another_month_does_not_count(net: int) -> None:
    Gathering.update(off_at=1).where(Gathering.id == gathering(6)).execute()
    gathering(6, back=1)
    gathering(6, back=-1)
    assert told(net) == (0, None)


def test_only_those_of_the_networks_clubs_count(net: int) -> None:
    held = Gathering.get_by_id(gathering(6))
    NetworkBranch.delete().where(NetworkBranch.branch == held.unit_id).execute()
    assert told(net) == (0, None)


def test_who_is_not_marked_as_there_did_not_come(net: int) -> None:
    Signup.update(came=False).where(Signup.gathering == gathering(6)).execute()
    assert told(net) == (1, None)


def test_the_report_says_so_in_a_sentence(world: World, net: int) -> None:
    coordinator = world.enter(holder("coordinator"))
    assert "samling" not in wizard(coordinator, net)[0]
    gathering(6)
    text = wizard(coordinator, net)[0]
    assert "Klubbene var invitert til 1 samling." in text and "6 tillitsvalgte kom." in text
    Signup.update(came=False).execute()
    assert "Færre enn fem tillitsvalgte kom." in wizard(coordinator, net)[0]


def test_what_is_planned_next_month_is_proposed(world: World, net: int) -> None:
    gathering(back=-1, name="Hemmelig navn")
    Gathering.update(off_at=1).where(Gathering.id == gathering(back=-1)).execute()
    gathering(back=-2)
    [(kind, day, name)] = ahead(net)
    assert (kind, day.month, name) == ("course", today().month, "")
    text = wizard(world.enter(holder("coordinator")), net)[1]
    assert "Kurs" in text and "Hemmelig navn" not in text, "the name is not the coordinator's to read"


def test_the_name_of_ones_own_is_there(net: int) -> None:
    gathering(back=-1, by="coordinator")
    assert [name for _kind, _day, name in ahead(net)] == ["Lønn og tariff"]
