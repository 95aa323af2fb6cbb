"""«Mine saker»: which cases, in what order, and the search in what is sealed, for those one may see and nobody else's."""

import re
from datetime import timedelta

import pytest

from klar.actions.case import NewCase, note, open_case, set_status
from klar.actions.case.finding import find_cases
from klar.db import today
from klar.models.case import Case, Deadline, Participant
from klar.models.case.lists import PAGE
from klar.models.member import Member
from klar.models.officer import demo_people, held
from tests.access.scenes import clubs, plain_member, set_scene
from tests.conftest import Browser, World
from tests.listening import listening
from tests.routes.test_statements import statements

WORD = "Kvitebjørnsøl"


@pytest.fixture
def me(world: World) -> int:
    """A leader without any case."""
    leader = world.person("club_leader").id
    Case.update(handler=world.person("branch_leader").id).where(Case.handler == leader).execute()
    Case.update(audience="participants").execute()
    Participant.delete().where(Participant.officer == leader).execute()
    return leader


def case(me: int, kind: str = "lonn_feil", **more: object) -> Case:
    return open_case(me, NewCase(kind=kind, unit=held(me=me, today=today())[0].unit, **more))


def shown(browser: Browser, query: str = "") -> list[int]:
    """The numbers of the cases on the list, in its order."""
    return [int(found) for found in re.findall(r'<a class="row" href="/saker/(\d+)', browser.get(f"/saker{query}").text)]


def found(browser: Browser, words: str) -> str:
    return browser.post("/saker", sok=words).text


@pytest.mark.parametrize("words", [WORD, "kvitebjorn", "KVITEBJØRNSØL lønn", "feil kvite"])
def test_a_word_of_a_note_finds_its_case(words: str, world: World, me: int) -> None:
    wanted, _other = case(me), case(me)
    note(me, wanted.id, f"Hun nevnte {WORD} i møtet.")
    assert [row.id for row in find_cases(me, words).cases] == [wanted.id]


def test_the_members_name_and_what_they_wish_do_too(world: World, me: int) -> None:
    member = plain_member(clubs()[0])
    wanted = case(me, members=(member,), wish=f"{WORD} tilbake")
    assert f"/saker/{wanted.id}" in found(world.enter(me), Member.get_by_id(member).name) and f"/saker/{wanted.id}" in found(world.enter(me), WORD)


def test_a_number_leads_straight_to_its_case_and_anothers_nowhere(world: World, me: int) -> None:
    mine, theirs = case(me), set_scene(clubs()[4], "named").ids["case_id"]
    browser = world.enter(me)
    assert browser.post("/saker", sok=str(mine.id)).location == f"/saker/{mine.id}"
    assert "Fant ingen saker" in found(browser, str(theirs)) and f"/saker/{theirs}" not in found(browser, str(theirs))


def test_nobody_elses_search_finds_it(world: World) -> None:
    scene = set_scene(clubs()[4], "named", WORD)
    finders = {person.id for person in demo_people(today=today()) if find_cases(person.id, WORD).cases}
    assert finders == {scene.leader}


def test_what_was_taken_back_is_not_found(world: World, me: int) -> None:
    wanted = case(me)
    note(me, wanted.id, WORD)
    browser = world.enter(me)
    line = re.search(r"/linjer/(\d+)/angre", browser.get(f"/saker/{wanted.id}").text)
    browser.post(line.group(0).join([f"/saker/{wanted.id}", ""]), f"/saker/{wanted.id}")
    assert find_cases(me, WORD).cases == []


def test_what_was_searched_for_stands_in_no_address_and_no_log(world: World, me: int, caplog: pytest.LogCaptureFixture) -> None:
    answer = world.enter(me).post("/saker", sok=WORD)
    links = re.findall(r'(?:href|action)="([^"]*)"', answer.text)
    assert answer.location is None and len(links) > 5 and not any(WORD in link for link in [*links, caplog.text])


def test_the_search_works_as_a_fragment_and_an_empty_one_is_the_list(world: World, me: int) -> None:
    wanted, browser = case(me), world.enter(me)
    for words in ("lonn", ""):
        answer = browser.client.post("/saker", data={"sok": words, "csrf_token": browser.hidden("/saker")["csrf_token"]}, headers={"HX-Request": "true"})
        assert f"/saker/{wanted.id}" in answer.text and "<html" not in answer.text


def test_each_list_shows_its_own(world: World, me: int) -> None:
    plain, waits, dated, done = (case(me).id for _ in range(4))
    Deadline.delete().where(Deadline.case.in_([plain, waits, done])).execute()
    Deadline.create(case=dated, due_on=today() + timedelta(days=9))
    for number, status in ((waits, "waiting"), (done, "closed")):
        set_status(me, number, status, waiting_for="employer", version=Case.get_by_id(number).version)
    browser = world.enter(me)
    lists = {which: set(shown(browser, f"?vis={which}")) for which in ("apne", "venter", "frist", "ferdige", "tull")}
    assert lists == {"apne": {plain, waits, dated}, "venter": {waits}, "frist": {dated}, "ferdige": {done}, "tull": {plain, waits, dated}}


def test_the_nearest_deadline_comes_first_and_none_last(world: World, me: int) -> None:
    later, none, soon = (case(me).id for _ in range(3))
    Deadline.delete().where(Deadline.case.in_([later, none, soon])).execute()
    for number, days in ((later, 20), (soon, 2)):
        Deadline.create(case=number, due_on=today() + timedelta(days=days))
    assert shown(world.enter(me), "?sorter=frist") == [soon, later, none] and shown(world.enter(me)) == [soon, none, later]


def test_the_case_leads_back_to_the_same_list(world: World, me: int) -> None:
    case(me)
    browser = world.enter(me)
    link = re.search(r'<a class="row" href="(/saker/\d+\?[^"]*)"', browser.get("/saker?sorter=frist").text).group(1)
    assert 'class="back" href="/saker?vis=apne&amp;sorter=frist&amp;side=1"' in browser.get(link.replace("&amp;", "&")).text


def test_many_cases_come_a_page_at_a_time_and_none_is_lost(world: World, me: int) -> None:
    made = {case(me).id for _ in range(PAGE + 3)}
    browser = world.enter(me)
    first, second = shown(browser), shown(browser, "?side=2")
    assert (len(first), len(second)) == (PAGE, 3) and {*first, *second} == made and "Neste side" not in browser.get("/saker?side=2").text


def test_neither_list_nor_search_asks_more_for_many(world: World, me: int) -> None:
    browser = world.enter(me)
    case(me)
    few = len(statements(browser, "/saker"))
    for _ in range(PAGE):
        note(me, case(me).id, WORD)
    assert len(statements(browser, "/saker")) == few <= 8 and len(searched(browser)) <= 10


def searched(browser: Browser) -> list[str]:
    with listening(to_keys=True) as said:
        assert "flere treff" in found(browser, WORD)
    return [text for text in said if text.lstrip().startswith("SELECT") and "set_config" not in text]
