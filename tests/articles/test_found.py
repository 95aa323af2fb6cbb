"""Where a rep comes upon guidance: the list, the search, a case of its type, and while one is opened."""

import re

import pytest

from klar.actions.article import withdraw_article
from klar.search import find_articles
from tests.access.scenes import clubs, set_scene
from tests.articles.conftest import Centre
from tests.conftest import Browser, World
from tests.routes.test_statements import statements


@pytest.fixture
def rep(world: World) -> Browser:
    return world.sign_in("club_leader")


def test_the_list_is_by_what_they_are_about(centre: Centre, rep: Browser) -> None:
    centre.publishes()
    centre.publishes(title="Når lønnen er feil", types=("lonn_feil", "lonnstrekk"))
    page = rep.get("/veiledning").text
    assert page.index("Lønn og ferie") < page.index("Når lønnen er feil") < page.index("Advarsel og oppsigelse") < page.index("Når noen blir advart")
    assert 'href="/veiledning"' in rep.get("/laer").text


@pytest.mark.parametrize("query", ["advart", "ADVART", "når noen", "nar noen blir", "fagforeningen brevet", "Naar"])
def test_a_word_of_it_finds_it(query: str, centre: Centre, world: World) -> None:
    made, me = centre.publishes(), world.person("club_leader").id
    assert [row.id for row in find_articles(me, query)] == [made]


def test_a_title_comes_before_a_text_and_its_type_is_a_word_too(centre: Centre, world: World) -> None:
    text = centre.publishes(title="A først", body="Her står det om turnus.")
    title = centre.publishes(title="Ny turnus", body="Be om planen.")
    kind = centre.publishes(title="B plan", types=("turnus_arbeidsplan",))
    assert [row.id for row in find_articles(world.person("club_leader").id, "turnus")] == [title, kind, text]


@pytest.mark.parametrize("query", ["", "   ", "turnus", "advart turnus", "%", "art"])
def test_another_word_does_not(query: str, centre: Centre, world: World) -> None:
    centre.publishes()
    assert find_articles(world.person("club_leader").id, query) == []


def test_drafts_and_what_waits_or_is_withdrawn_are_found_by_nobody(centre: Centre, world: World) -> None:
    centre.writes()
    centre.sends()
    withdraw_article(centre.writer, centre.publishes())
    assert [find_articles(me, "advart") for me in (world.person("club_leader").id, centre.writer)] == [[], []]


def test_the_search_for_members_finds_it_too(centre: Centre, rep: Browser) -> None:
    made = centre.publishes()
    found = rep.post("/medlemmer", q="ADVART").text
    assert f'href="/veiledning/{made}"' in found and "Fant ingen." not in found
    assert "/veiledning/" not in rep.post("/medlemmer", q="an").text and "Fant ingen." in rep.post("/medlemmer", q="xyzxyz").text


def test_the_list_has_a_search_of_its_own(centre: Centre, rep: Browser) -> None:
    made = centre.publishes()
    assert f'href="/veiledning/{made}"' in rep.post("/veiledning", q="brevet").text
    assert "Fant ingenting." in rep.post("/veiledning", q="turnus").text


def test_a_case_of_its_type_leads_there_and_back(centre: Centre, world: World) -> None:
    scene = set_scene(clubs()[3], "sent")  # about a warning
    rep, case = world.enter(scene.leader), f"/saker/{scene.ids['case_id']}"
    made = scene.ids["article_id"]
    centre.publishes(title="Når lønnen er feil", types=("lonn_feil",))
    href = re.search(r'href="(/veiledning/[^"]+)"', rep.get(case).text)[1]
    assert href.startswith(f"/veiledning/{made}?") and f'href="{case}"' in rep.get(href).text


def test_what_is_no_more_to_read_is_offered_nowhere(centre: Centre, world: World) -> None:
    scene = set_scene(clubs()[3], "sent")
    rep, case = world.enter(scene.leader), f"/saker/{scene.ids['case_id']}"
    withdraw_article(centre.writer, scene.ids["article_id"])
    centre.sends()
    assert "Les: " not in rep.get(case).text and "Lær det på tre minutter" in rep.get(case).text


def test_a_case_asks_the_database_no_more_for_it(centre: Centre, world: World) -> None:
    centre.publishes()
    scene = set_scene(clubs()[3], "sent")
    said = statements(world.enter(scene.leader), f"/saker/{scene.ids['case_id']}")
    assert len(said) <= 12 and sum('"article"' in text for text in said) == 1


def test_while_a_case_is_opened_it_leads_back_to_the_question(centre: Centre, world: World) -> None:
    made, rep = centre.publishes(), world.sign_in("club_leader")
    member = re.search(r'name="answer" value="(\d+)"', rep.post("/ny/sak", q="an").text)[1]
    step = rep.post("/ny/sak", answer=member).location
    step = rep.post(step, answer="oppsigelse").location
    step = rep.post(step, answer="advarsel").location
    assert step.endswith("/dato")
    href = re.search(r'href="(/veiledning/[^"]+)"', rep.get(step).text)[1].replace("&amp;", "&")
    assert href.startswith(f"/veiledning/{made}?") and f'href="{step}"' in rep.get(href).text
    assert "/veiledning/" not in rep.get(step.replace("dato", "type")).text


def test_what_stands_after_the_address_leads_nowhere_else(centre: Centre, rep: Browser) -> None:
    made = centre.publishes()
    for odd in ("?ny=sak&utkast=1&steg=../../logg-ut", "?ny=//evil.example&utkast=1&steg=dato", "?sak=//evil", "?ny=sak&utkast=x&steg=dato"):
        links = re.findall(r'class="(?:act|back)[^"]*" href="([^"]+)"', rep.get(f"/veiledning/{made}{odd}").text)
        assert links and all(link in ("/veiledning", "/ny/sak") for link in links)
