"""Five exercises that see for themselves whether they are done."""

from collections.abc import Callable

import pytest

from klar.actions.case import NewCase, called, note, open_case
from klar.actions.handover import send
from klar.actions.task import finish_task
from klar.models.case import Case
from klar.models.member import Member
from klar.models.officer import Mandate
from klar.models.practice import done_by
from klar.models.task import Task
from klar.models.unit import Unit
from klar.views.practice import EXERCISES
from tests.conftest import Browser
from tests.routes.html import Page, words

Enter = Callable[..., Browser]


def me() -> int:
    return Mandate.get(Mandate.role == "club_leader").officer_id


def club() -> Unit:
    return Unit.get(Unit.kind == "club")


# What is really done, by the exercise it finishes.
DOES = {
    1: lambda browser: browser.get(f"/medlemmer/{Member.get().id}"),
    2: lambda _browser: open_case(me(), NewCase("lonn_feil", club().id, (Member.get().id,))),
    3: lambda _browser: finish_task(me(), Task.get(Task.case.is_null()).id),
    4: lambda _browser: note(me(), Case.get().id, "Vi snakket sammen."),
    5: lambda _browser: send(me(), Case.get().id, "help", club().parent_id, "Se på fristen.", consent=True),
}


def done(browser: Browser) -> list[str]:
    """The titles with a tick, as the page has them."""
    return [tag.text for tag in ticked(Page(browser.get("/ovelser").text))]


def ticked(page: Page) -> list:
    rows = [tag for tag in page.named("div") if "checked" in tag.attrs.get("class", "")]
    return [bold for row in rows for bold in page.within(row, "b")]


def test_none_is_done_by_coming_in(enter: Enter) -> None:
    browser = enter()
    assert done(browser) == [] and [row.name for row in done_by(me=me())] == ["session.started"] and "Øvelser: 0 av 5" in browser.get("/mer").text


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.event)
def test_each_is_done_by_doing_it_and_nothing_else_is(one, enter: Enter) -> None:
    browser = enter()
    DOES[one.number](browser)
    assert done(browser) == [str(one.title)] and "1 av 5 klare" in browser.get("/").text
    assert str(one.kind) in words(Page(browser.get("/ovelser").text))


def test_they_are_in_any_order_and_the_last_one_is_praised(enter: Enter) -> None:
    browser = enter()
    for number in (4, 1):
        DOES[number](browser)
    said = browser.get("/ovelser").text
    assert str(EXERCISES[0].kind) in said and str(EXERCISES[3].kind) not in said


def test_a_call_is_something_that_has_happened_too(enter: Enter) -> None:
    browser = enter()
    called(me(), Case.get().id)
    assert "Skriv hva som har skjedd" in done(browser)


def test_what_another_does_counts_for_them_alone(enter: Enter) -> None:
    one, two = enter(), enter()
    DOES[1](one)
    assert "1 av 5 klare" in one.get("/").text and "0 av 5 klare" in two.get("/").text


def test_no_form_ticks_one_off(enter: Enter) -> None:
    page = Page(enter().get("/ovelser").text)
    assert [form.attrs["action"] for form in page.named("form")] == []


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_one_may_choose_which_and_show_me_leads_there(number: int, enter: Enter) -> None:
    browser, one = enter(), EXERCISES[number - 1]
    page = Page(browser.get(f"/ovelser?nr={number}").text)
    act = next(tag for tag in page.named("a") if "act" in tag.attrs.get("class", "").split())
    assert act.text.strip() == "Vis meg" and act.attrs["href"] == one.href and str(one.what) in words(page)
    assert browser.follow(browser.get(one.href)).status_code == 200


@pytest.mark.parametrize("nr", ["0", "6", "x", "1 OR 1"])
def test_another_number_is_the_next_one(nr: str, enter: Enter) -> None:
    assert str(EXERCISES[0].what) in enter().get(f"/ovelser?nr={nr}").text


def test_after_all_five(enter: Enter) -> None:
    browser = enter()
    for does in DOES.values():
        does(browser)
    page = Page(browser.get("/ovelser").text)
    assert "Nå kan du Klar." in words(page) and len(ticked(page)) == 5 and "5 av 5 klare" in browser.get("/").text


def test_at_most_five_choices_whatever_is_done(enter: Enter) -> None:
    browser = enter()
    for does in (lambda _browser: None, *DOES.values()):
        does(browser)
        page = Page(browser.get("/ovelser").text)
        assert len([tag for tag in page.within(page.named("main")[0], "a", "button")]) <= 5
