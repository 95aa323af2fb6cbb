"""A page asks the database no more for many who are invited than for few."""

import pytest

from klar.actions.gathering import answer
from tests.conftest import Browser, World
from tests.gatherings.conftest import Branch
from tests.listening import listening


def asked(browser: Browser, address: str) -> int:
    """Statements, once the page's queries are compiled."""
    browser.get(address)
    with listening(to_keys=True) as said:
        assert browser.get(address).status_code == 200
    return len(said)


@pytest.mark.parametrize("page", ["", "/oppmote", "/svar"])
def test_one_gathering(page: str, world: World, branch: Branch) -> None:
    few, many, leader = branch.holds(group="chief"), branch.holds(), world.enter(branch.leader)
    for rep in branch.reps:
        answer(rep, branch.signup(many, rep).id, comes=True)
    assert asked(leader, f"/samlinger/{few.id}{page}") == asked(leader, f"/samlinger/{many.id}{page}")


@pytest.mark.parametrize(("who", "address"), [("leader", "/samlinger"), ("rep", "/invitasjoner"), ("rep", "/i-dag"), ("rep", "/")])
def test_a_list_of_them(who: str, address: str, world: World, branch: Branch) -> None:
    branch.holds()
    browser = world.enter(branch.leader if who == "leader" else branch.reps[0])
    before = asked(browser, address)
    for _time in range(4):
        branch.holds()
    assert asked(browser, address) == before
