"""Each question of each wizard, answered without a line, and the phone killed at once: the answer is there when there is a line again."""

from collections.abc import Callable

import pytest

from klar.wizards import WIZARDS
from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.browser.test_ending import closed
from tests.browser.test_offline import items, line, ready
from tests.browser.test_papers import NAMES, answer, begin
from tests.browser.test_papers import step_of as fact_of
from tests.browser.test_wizards import ELSEWHERE, WALKS, prepared, step_of, whose

NEEDS_LINE = {"medlemmer": "members are searched for", "nummer": "a sign-in from just now"}


def answered_and_killed(phone: Phone, act: Callable[[Phone], object]) -> None:
    line(ready(phone), up=False)
    phone.still, asked = True, (phone.heading, phone.text(".code"))
    act(phone)
    phone.until(lambda: (phone.heading, phone.text(".code")) != asked and any(item["state"] == "waits" for item in items(phone)), 10)
    phone.page.close()
    phone.still = False
    phone.page = line(phone, up=True).tab()


def gone_on_with(phone: Phone) -> Phone:
    """The same wizard, from Home, once what waited has been sent."""
    phone.open("/utboks").until(lambda: all(item["state"] != "waits" for item in items(phone)), 15)
    return phone.open().tap("Fortsett der du slapp")


@pytest.mark.parametrize("name", [name for name in WIZARDS if name not in ELSEWHERE])
def test_no_answer_is_lost(phones: Phones, name: str) -> None:
    phone = prepared(phones(*whose(name, 6)), name).open(f"/ny/{name}")
    while (step := step_of(phone, name)) != "sjekk" and WALKS[name][step]:
        if step in NEEDS_LINE:
            WALKS[name][step](phone)
            continue
        answered_and_killed(phone, WALKS[name][step])
        assert step_of(gone_on_with(phone), name) != step


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_no_answer_for_a_paper_is_lost(phones: Phones, name: str) -> None:
    phone = begin(phones("club_leader", 6), name)
    while (step := fact_of(phone)) != "sjekk":
        answered_and_killed(phone, lambda phone, step=step: answer(phone, step, last=False))
        assert fact_of(gone_on_with(phone)) != step


def test_no_answer_about_keeping_a_case_longer_is_lost(phones: Phones) -> None:
    phone = phones("club_leader", 2)
    case = closed(phone, found=[])
    phone.open(f"/ny/lagring?sak={case.rsplit('/', 1)[1]}")
    answered_and_killed(phone, lambda phone: phone.tap("1 år til"))
    assert gone_on_with(phone).page.locator("#answer").is_visible()
    answered_and_killed(phone, lambda phone: phone.fill("#answer", "Kan bli ny sak.").tap("Behold saken"))
    phone.open(case).until(lambda: "Saken beholdes lenger" in phone.reload().words, 15)
