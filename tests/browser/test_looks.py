"""What a person has chosen counts more than what the phone says, and every choice holds the bars."""

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import Phone

GROUND = "() => getComputedStyle(document.body).backgroundColor"
LIGHT, DARK, WHITE = "rgb(250, 245, 236)", "rgb(20, 25, 22)", "rgb(255, 255, 255)"


def choose(phone: Phone, look: str) -> Phone:
    return phone.open("/mer/utseende").tap(look)


@pytest.mark.parametrize(("look", "scheme", "ground"), [("Mørkt", "light", DARK), ("Lyst", "dark", LIGHT), ("Sterke kontraster", "dark", WHITE), ("Som telefonen", "dark", DARK)])
def test_a_choice_is_kept_whatever_the_phone_says(look: str, scheme: str, ground: str, phones: Phones) -> None:
    phone = choose(phones("workplace_rep", 1), look)
    phone.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = phone.page.evaluate(GROUND)
    trouble = breaches(phone.open("/saker"), lists="cases", brief=True) + faults(phone)
    choose(phone, "Som telefonen")
    assert found == ground and trouble == []


def test_calm_holds_the_bars(phones: Phones) -> None:
    phone = phones("workplace_rep", 1).open("/mer/utseende").tap("Slå på rolig").open("/")
    trouble = breaches(phone, brief=True) + faults(phone)
    phone.open("/mer/utseende").tap("Slå av rolig")
    assert trouble == [] and phone.find("Slå på rolig").is_visible()


def test_every_part_is_clear_in_high_contrast(phones: Phones) -> None:
    phone = phones().open("/stil")
    phone.page.emulate_media(contrast="more")
    assert faults(phone) == []  # in light and in dark
