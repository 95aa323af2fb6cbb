"""A wizard that is left is found again: on another device, after Back, in two tabs."""

import pytest

from klar.actions.draft import read_draft
from klar.models.case import Case
from klar.models.draft import Draft
from tests.access.scenes import plain_member
from tests.conftest import Browser, World


@pytest.fixture
def rep(world: World) -> Browser:
    return world.sign_in("club_leader")


@pytest.fixture
def member(world: World) -> int:
    mandate = world.person("club_leader").mandate_set.get()
    return plain_member(mandate.unit)


def answered(rep: Browser, member: int, *answers: str) -> str:
    """The page after these answers of «Ny sak»."""
    at = f"/ny/sak?hvem={member}"
    for answer in answers:
        at = rep.post(at, answer=answer).location
    return at


def test_home_offers_to_go_on(rep: Browser, member: int) -> None:
    answered(rep, member, "lonn")
    assert "Fortsett der du slapp" in rep.get("/").text


def test_another_device_goes_on_where_the_first_stopped(world: World, rep: Browser, member: int) -> None:
    at = answered(rep, member, "lonn", "lonn_feil")
    tablet = world.sign_in("club_leader")
    assert tablet.get("/ny/sak/" + at.split("/")[3]).location == at


def test_nobody_elses_home_offers_it(world: World, rep: Browser, member: int) -> None:
    answered(rep, member, "lonn")
    assert "Fortsett der du slapp" not in world.sign_in("club_leader", 1).get("/").text


def test_an_address_further_on_leads_to_the_gap(rep: Browser, member: int) -> None:
    at = answered(rep, member, "lonn")
    draft = at.rsplit("/", 1)[0]
    for ahead in ("samtykke", "inhabil", "sjekk", "haster", "annen-dato", "finnes-ikke"):
        assert rep.get(f"{draft}/{ahead}").location == at


def test_an_answer_sent_further_on_is_not_taken(rep: Browser, member: int) -> None:
    at = answered(rep, member, "lonn")
    draft = at.rsplit("/", 1)[0]
    assert rep.post(f"{draft}/samtykke", at, answer="both").location == at
    assert "samtykke" not in answers_of()


def test_finishing_with_a_gap_leads_to_the_gap(rep: Browser, member: int) -> None:
    at, before = answered(rep, member, "lonn"), Case.select().count()
    assert rep.post(at.rsplit("/", 1)[0] + "/sjekk", at).location == at
    assert Case.select().count() == before


def answers_of() -> dict:
    draft = Draft.select().order_by(Draft.id.desc()).get()
    return read_draft(draft.owner_id, draft.id, draft.wizard)[1]


def test_changing_one_answer_comes_back_to_the_check_page(rep: Browser, member: int) -> None:
    check = answered(rep, member, "lonn", "lonn_feil", "unknown", "no", "not_asked")
    draft = check.rsplit("/", 1)[0]
    assert check.endswith("/sjekk") and rep.post(f"{draft}/inhabil", answer="no").location == check
    assert rep.post(f"{draft}/samtykke", answer="both").location == check and answers_of()["samtykke"] == "both"


def test_changing_the_group_asks_for_the_type_anew(rep: Browser, member: int) -> None:
    check = answered(rep, member, "lonn", "lonn_feil", "unknown", "no", "not_asked")
    draft = check.rsplit("/", 1)[0]
    assert rep.post(f"{draft}/gruppe", answer="syk").location == f"{draft}/type"


def test_the_answer_given_is_shown_as_ones_own(rep: Browser, member: int) -> None:
    at = answered(rep, member, "lonn", "lonn_feil")
    page = rep.get(at.rsplit("/", 1)[0] + "/type").text
    assert page.count("Ditt svar") == 1


def test_two_tabs_do_not_lose_an_answer(rep: Browser, member: int) -> None:
    """Both stand on the same question; the second answer counts, and the rest stands."""
    at = answered(rep, member, "lonn", "lonn_feil")
    one, two = (rep.post(at, answer=answer) for answer in ("unknown", "today"))
    assert one.status_code == two.status_code == 303 and answers_of().keys() >= {"gruppe", "type", "dato"}


def test_an_answer_that_does_not_fit_is_kept_out_and_told(rep: Browser, member: int) -> None:
    at = answered(rep, member, "lonn")
    wrong = rep.post(at, answer="oppsigelse_person")
    assert wrong.status_code == 422 and "<title>Feil:" in wrong.text and "type" not in answers_of()


def test_a_dropped_draft_is_offered_no_more(rep: Browser, member: int) -> None:
    draft = answered(rep, member, "lonn").rsplit("/", 1)[0]
    assert rep.post(f"{draft}/slett").location == "/"
    assert "Fortsett der du slapp" not in rep.get("/").text and rep.get(draft).status_code == 404


def test_deleting_takes_two_steps(rep: Browser, member: int) -> None:
    draft = answered(rep, member, "lonn").rsplit("/", 1)[0]
    assert "Vil du slette utkastet?" in rep.get(f"{draft}/slett").text and Draft.select().where(Draft.finished.is_null()).exists()


def test_a_finished_draft_leads_to_what_came_of_it(rep: Browser, member: int) -> None:
    check = answered(rep, member, "lonn", "lonn_feil", "unknown", "no", "not_asked")
    made = rep.post(check).location
    assert rep.get(check.rsplit("/", 1)[0]).location == made and made.startswith("/saker/")


@pytest.mark.parametrize("page", ["/ny/sak", "/ny/sak/skriver"])
@pytest.mark.parametrize("draft", ["9" * 19, "9" * 5_000, "٣"])
def test_a_number_no_draft_can_have_is_none(page: str, draft: str, rep: Browser) -> None:
    assert rep.post(page, "/ny/sak", draft=draft, step="hvem", answer="x").status_code in (200, 422)


def test_what_is_written_for_no_question_of_the_wizard_is_not_kept(rep: Browser) -> None:
    assert [rep.post("/ny/sak/skriver", "/ny/sak", step=step, answer="x").status_code for step in ("Kari er sagt opp", "a\0b")] == [404, 404]
    assert Draft.select().where(Draft.step.not_in(["hvem"])).count() == 0
