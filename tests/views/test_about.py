"""«Om saken»: what is known, who may change it, and what the law says."""

from datetime import date

import pytest

from klar.actions.case import NewCase, open_case
from klar.actions.share import share
from klar.case_types import GUIDES
from klar.crypto import keys
from klar.db import today
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case
from klar.models.case_type import CASE_TYPES
from tests.access.scenes import CLUB_ROLES, clubs, officers, plain_member
from tests.conftest import Browser, World
from tests.routes.html import Page
from tests.routes.test_statements import statements
from tests.texts.test_words import readable
from klar.lix import lix


@pytest.fixture
def leader(world: World) -> int:
    return officers(clubs()[0].id, *CLUB_ROLES)[0]


@pytest.fixture
def rep(leader: int, world: World) -> Browser:
    return world.enter(leader)


@pytest.fixture
def case(leader: int) -> Case:
    club = clubs()[0]
    return open_case(leader, NewCase("oppsigelse_person", club.id, (plain_member(club),), trigger=("dismissal_received", date(2026, 11, 20)), consent="both"))


@pytest.fixture
def om(case: Case) -> str:
    return f"/saker/{case.id}/om"


def known(case: Case) -> dict[str, str]:
    facts = sealed.get(keys.box(case.key), "case", Case.get_by_id(case.id))["facts"]
    return {name: fact["answer"] for name, fact in facts.items()}


def test_the_case_page_leads_there(rep: Browser, om: str) -> None:
    assert f'href="{om}"' in rep.get(om.removesuffix("/om")).text
    page = rep.get(om).text
    assert f'href="{om}/lov"' in page and "Har medlemmet brevet på papir?" in page and "Ikke svart" in page


def test_an_answer_is_two_taps_away(rep: Browser, om: str, case: Case) -> None:
    assert rep.post(f"{om}/letter", answer="yes").location == om
    assert known(case) == {"letter": "yes"} and "<b>Ja</b>" in rep.get(om).text
    assert "Ditt svar" in rep.get(f"{om}/letter").text
    assert "Har medlemmet brevet på papir? Ja" in rep.get(om.removesuffix("/om")).text


def test_a_date_a_line_and_not_knowing(rep: Browser, om: str, case: Case) -> None:
    rep.post(f"{om}/employed_since", answer_day="1", answer_month="3", answer_year="2012")
    rep.post(f"{om}/reason", answer="For lite å gjøre")
    rep.post(f"{om}/meeting_held", answer="unknown")
    rep.post(f"{om}/wish", dont_know="1")
    assert known(case) == {"employed_since": "2012-03-01", "reason": "For lite å gjøre", "meeting_held": "unknown", "wish": "unknown"}
    assert 'value="2012"' in rep.get(f"{om}/employed_since").text and 'value="For lite å gjøre"' in rep.get(f"{om}/reason").text
    page = rep.get(om.removesuffix("/om")).text
    assert "Finn ut: Er det holdt drøftingsmøte?" in page and "Finn ut: Hva ønsker medlemmet?" in page


@pytest.mark.parametrize(
    ("name", "sent", "wrong"),
    [
        ("letter", {"answer": "perhaps"}, "Velg et svar."),
        ("employed_since", {"answer_day": "32", "answer_month": "1", "answer_year": "2020"}, "Skriv dag, måned og år med tall."),
        ("employed_since", {"answer_day": "1", "answer_month": "1", "answer_year": "2031"}, "Datoen er ikke kommet ennå."),
        ("reason", {"answer": " "}, "Skriv noe først."),
        ("reason", {"answer": "x" * 301}, "Teksten er for lang."),
    ],
)
def test_what_is_no_answer_is_said_in_words(rep: Browser, om: str, case: Case, name: str, sent: dict[str, str], wrong: str) -> None:
    found = rep.post(f"{om}/{name}", **sent)
    assert found.status_code == 422 and wrong in found.text and known(case) == {}


def test_there_is_no_other_question(rep: Browser, om: str) -> None:
    assert [rep.get(f"{om}/{name}").status_code for name in ("pot", "finnes-ikke")] == [404, 404]


def test_the_second_of_two_sees_both_answers_and_chooses(rep: Browser, om: str, case: Case) -> None:
    stale = {"seen": "0"}
    rep.post(f"{om}/letter", answer="yes")
    found = rep.post(f"{om}/letter", **stale, answer="no")
    assert found.status_code == 409 and "Noen har svart i mellomtiden: Ja." in found.text and "Du svarte: Nei." in found.text
    assert known(case) == {"letter": "yes"}
    rep.post(f"{om}/letter", seen="1", answer="no")
    assert known(case) == {"letter": "no"}


def test_the_law_with_where_it_stands_and_that_nobody_has_checked_it(rep: Browser, om: str) -> None:
    page = rep.get(f"{om}/lov").text
    for words in ("En oppsigelse må ha saklig grunn.", "aml § 15-7 (1), lest 02.05.2026.", "Ikke kontrollert ennå", "Oppsigelsesbrev", "Krev forhandlinger skriftlig.", "Sjekk alltid datoen med fagforeningen."):
        assert words in page.replace("\u00a0", " ")
    assert f'/ny/hjelp?sak={om.split("/")[2]}"' in page


@pytest.mark.parametrize("kind", CASE_TYPES)
def test_every_type_has_both_pages(kind: str, rep: Browser, leader: int) -> None:
    club = clubs()[0]
    case = open_case(leader, NewCase(kind, club.id, (plain_member(club),)))
    pages = [rep.get(f"/saker/{case.id}/om{path}") for path in ("", "/lov")]
    assert [page.status_code for page in pages] == [200, 200] and str(GUIDES[kind].steps[0]) in pages[1].text
    texts = [readable(Page(page.text)) for page in pages]
    assert [text for text in texts if len(text.split()) > 210 or (len(text.split()) >= 60 and lix(text) > 30)] == []


def test_one_who_may_only_read_sees_no_way_to_change(world: World, leader: int, case: Case, om: str) -> None:
    chief = officers(clubs()[0].parent_id, "branch_leader")[0]
    share(leader, case.id, chief, False, "se på den", today())
    reader = world.enter(chief)
    page = reader.get(om).text
    assert "Har medlemmet brevet på papir?" in page and "/om/letter" not in page and "/ny/hjelp" not in reader.get(f"{om}/lov").text
    assert reader.get(f"{om}/letter").status_code == 404 and known(case) == {}


def test_one_without_the_case_sees_nothing(world: World, om: str) -> None:
    stranger = world.enter(officers(clubs()[5].id, *CLUB_ROLES)[0])
    assert [stranger.get(f"{om}{path}").status_code for path in ("", "/lov", "/letter")] == [404] * 3


def test_reading_is_on_record(rep: Browser, om: str, case: Case) -> None:
    rep.get(om)
    assert AuditEvent.select().where(AuditEvent.name == "case.read", AuditEvent.subject == case.id).count() == 1


def test_it_reads_no_more_as_a_case_grows(rep: Browser, om: str) -> None:
    few = statements(rep, om)
    for name in ("letter", "meeting_held", "delivered", "sick"):
        rep.post(f"{om}/{name}", answer="unknown")
    assert len(statements(rep, om)) == len(few) <= 8
