"""Each question of each wizard, answered without a line, and the phone killed at once: the answer is there when there is a line again."""

import pytest

from klar.wizards import WIZARDS
from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.browser.test_offline import items, line, ready
from tests.browser.test_wizards import ELSEWHERE, WALKS, WITH_SUBSTITUTE, prepared, step_of

NEEDS_LINE = {"medlemmer": "members are searched for", "nummer": "a sign-in from just now"}


def answered_and_killed(phone: Phone, name: str, step: str) -> None:
    line(ready(phone), up=False)
    phone.still, asked = True, (phone.heading, phone.text(".code"))
    WALKS[name][step](phone)
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
    phone = prepared(phones("club_leader", WITH_SUBSTITUTE.get(name, 6)), name).open(f"/ny/{name}")
    while (step := step_of(phone, name)) != "sjekk" and WALKS[name][step]:
        if step in NEEDS_LINE:
            WALKS[name][step](phone)
            continue
        answered_and_killed(phone, name, step)
        assert step_of(gone_on_with(phone), name) != step
