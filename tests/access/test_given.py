"""What a wizard is given in its address is checked like any other id: not yours is not there."""

import pytest

from klar.models.case import Case
from klar.models.member import Member
from tests.conftest import World


@pytest.mark.parametrize("wizard", ["notat", "hendelse", "endring", "frist", "status", "hjelp", "oppgave", "del"])
def test_a_wizard_does_not_start_in_another_clubs_case(world: World, wizard: str) -> None:
    case = Case.get(Case.handler == world.person("club_leader").id).id
    other = world.sign_in("club_leader", 4)
    missing = other.get(f"/ny/{wizard}?sak=999999").status_code
    assert other.get(f"/ny/{wizard}?sak={case}").status_code == missing == 404
    assert other.post(f"/ny/{wizard}/skriver?sak={case}", "/", step="tekst", answer="x").status_code in (400, 404)


def test_a_case_is_not_started_about_another_clubs_member(world: World) -> None:
    leader = world.sign_in("club_leader")
    card = next(m.id for m in Member.select() if leader.get(f"/medlemmer/{m.id}").status_code == 404)
    assert leader.get(f"/ny/sak?hvem={card}").status_code == 404
