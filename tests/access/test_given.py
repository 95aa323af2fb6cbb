"""What a wizard is given in its address is checked like any other id: not yours is not there."""

from datetime import timedelta

import pytest

from klar.actions.draft import start_draft
from klar.db import Conflict, today
from klar.models.case import Case, Party
from klar.models.member import Employment, Member
from klar.models.officer import Mandate
from klar.wizards import person
from tests.access.scenes import clubs, plain_member, set_scene
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


YESTERDAY = timedelta(days=-1)


@pytest.mark.parametrize("whole", [True, False])
def test_nor_finished_when_who_it_is_about_is_no_longer_theirs(world: World, whole: bool) -> None:
    club, leader = clubs()[0], world.person("club_leader")
    member, before = plain_member(club), Case.select().count()
    known = {"hvem": f"club:{club.id}" if whole else str(member), "gruppe": "type:permittering" if whole else "type:advarsel"}
    draft = start_draft(leader.id, "sak", {**known, "dato": today().isoformat(), "inhabil": "no", "samtykke": "none"}, "inhabil")
    browser = world.enter(leader.id)
    assert browser.get(f"/ny/sak/{draft.id}/sjekk").status_code == 200
    Mandate.update(unit=clubs()[1]).where(Mandate.officer == leader, Mandate.unit == club).execute()
    Employment.update(to_on=today() + YESTERDAY).where(Employment.member == member).execute()
    assert browser.post(f"/ny/sak/{draft.id}/sjekk").status_code == 409 and Case.select().count() == before


def test_nor_is_anybody_added_to_a_case_who_has_moved_since(world: World) -> None:
    scene = set_scene(clubs()[0], "returned")
    other = Employment.select().where(Employment.workplace == scene.ids["workplace_id"], Employment.member != scene.ids["member_id"]).get().member
    Employment.update(to_on=today() + YESTERDAY).where(Employment.member == other).execute()
    with pytest.raises(Conflict):
        person.finish(scene.leader, {"sak": str(scene.ids["case_id"]), "rolle": "member", "hvem": str(other.id)})
    assert not Party.select().where(Party.member == other, Party.case == scene.ids["case_id"]).exists()
