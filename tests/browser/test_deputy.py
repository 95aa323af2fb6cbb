"""A leader lets the substitute stand in: that one finds the members, and no longer when the leader ends it."""

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.test_wizards import WITH_SUBSTITUTE, first


def test_the_substitute_stands_in_until_it_is_ended(phones: Phones, script: bool) -> None:
    leader, vara = phones("club_leader", WITH_SUBSTITUTE["vara"], script=script), phones("club_substitute", script=script)
    assert not vara.find("Finn medlem").is_visible()
    leader.tap("Mer").tap("Klubben").tap("Vara").tap("Velg vara")
    first(leader)
    first(leader)
    leader.tap("1 uke").tap("Gjør til vara")
    assert leader.path == "/vara" and " er vara for " in leader.words
    assert not script or breaches(leader) + faults(leader) == []
    assert vara.open("/").find("Finn medlem").is_visible()
    leader.tap("Slutt som vara")
    assert leader.path == "/vara" and "Ingen er vara nå." in leader.words
    assert not vara.open("/").find("Finn medlem").is_visible()
