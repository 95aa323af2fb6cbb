"""Every page within the bars of ux.md §§ 1–2, and a new page must say here where it is seen."""

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.pages import ELSEWHERE, SIGHTS, Sight, endpoints


def test_every_page_is_seen() -> None:
    assert endpoints() == {sight.endpoint for sight in SIGHTS} | ELSEWHERE


@pytest.mark.parametrize("sight", SIGHTS, ids=str)
def test_page_is_within_the_bars(phones: Phones, ids: dict[str, int], sight: Sight) -> None:
    phone = phones(sight.role).open(sight.path(ids))
    assert phone.heading
    found = breaches(phone, lists=sight.lists, words=sight.words, question=sight.question, parts=sight.parts)
    assert found + faults(phone) == []


def test_nothing_moves_for_those_who_asked_for_that(phones: Phones) -> None:
    phone = phones(reduced_motion="reduce").open("/stil")
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    assert phone.page.evaluate(moving) == 0
