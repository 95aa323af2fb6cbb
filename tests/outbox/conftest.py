"""A leader with a case of their own."""

import pytest

from klar.actions.case import NewCase, open_case
from tests.access.scenes import plain_member
from tests.conftest import Browser, World


@pytest.fixture
def case(world: World) -> int:
    leader = world.person("club_leader")
    club = leader.mandate_set.get().unit
    return open_case(leader.id, NewCase(kind="lonn_feil", unit=club.id, members=(plain_member(club),))).id


@pytest.fixture
def leader(world: World, case: int) -> Browser:
    return world.sign_in("club_leader")
