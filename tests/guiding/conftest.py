"""A rep and the leader of the branch above, who talk over the phone."""

import re
from dataclasses import dataclass

import pytest

from klar.models.guiding import Guiding
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from tests.conftest import Browser, World

REP, HELPER = "/vis-hvor-jeg-er", "/vi-ser-det-samme"
DIGITS = re.compile(r'class="digits">([\d ]+)<')


@dataclass
class Call:
    """Both are signed in; nothing has begun."""

    world: World
    rep_row: Officer
    helper_row: Officer
    rep: Browser
    helper: Browser

    def begin(self) -> str:
        """The four digits the rep reads."""
        self.rep.follow(self.rep.post(REP))
        return DIGITS.search(self.rep.get(f"{REP}/tall").text)[1]

    def join(self) -> "Call":
        assert self.helper.post(HELPER, digits=self.begin()).location == f"{HELPER}/naa"
        return self

    def sees(self) -> str:
        return self.helper.get(f"{HELPER}/naa", headers={"HX-Request": "true"}).text

    @property
    def row(self) -> Guiding:
        return Guiding.get()


@pytest.fixture
def call(world: World) -> Call:
    leader = world.person("branch_leader")
    branch = Mandate.get(Mandate.officer == leader, Mandate.role == "branch_leader").unit_id
    club = Unit.select(Unit.id).where(Unit.parent == branch)
    rep = Mandate.select().where(Mandate.role == "club_leader", Mandate.unit.in_(club)).order_by(Mandate.id).first().officer
    return Call(world, rep, leader, world.sign_in(rep), world.sign_in(leader))
