"""«Del til Klar» from another app: the service worker holds the picture, a page of ours sends it, and it goes into a case."""

from pathlib import Path

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.browser.storage import more_than_allowed
from tests.browser.test_offline import items, ready
from tests.files.letters import letter


def share(phone: Phone, *photos: Path) -> None:
    """As Android does with what is shared: a form of its own, to the action of the manifest."""
    made = """() => { const form = Object.assign(document.createElement("form"), {method: "POST", action: "/del", enctype: "multipart/form-data", id: "android"});
      form.append(Object.assign(document.createElement("input"), {type: "file", name: "file", multiple: true})); document.body.append(form) }"""
    phone.page.evaluate(made)
    phone.page.set_input_files("#android input", photos)
    phone.page.evaluate("document.getElementById('android').submit()")


@pytest.fixture
def phone(phones: Phones) -> Phone:
    return ready(phones("club_leader", 6))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (path := tmp_path / "IMG_7.jpg").write_bytes(letter())
    return path


def test_a_picture_goes_from_another_app_into_a_case(phone: Phone, photo: Path) -> None:
    share(phone, photo)
    phone.until(lambda: phone.path == "/del/sak", seconds=30)
    assert phone.heading == "Hvilken sak gjelder det?" and "Du delte 1 fil." in phone.words
    assert breaches(phone, lists="cases") + faults(phone) == []
    phone.tap(phone.page.locator(".answer").first)
    assert phone.heading == "Hva er dette?" and more_than_allowed(phone) == [] and items(phone) == []


def test_opened_without_anything_shared_it_says_what_to_do(phone: Phone) -> None:
    assert "Del bildet en gang til." in phone.open("/del").words and phone.page.locator(".lost").is_visible()
    assert phone.tap("Slett det jeg delte").path == "/"


def test_without_the_worker_nothing_is_taken_and_it_says_how(phones: Phones, photo: Path) -> None:
    phone = phones("club_leader", 5)
    phone.page.add_init_script("delete Navigator.prototype.serviceWorker")  # a browser that has none
    phone.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())))")
    phone.open()
    phone.expected = "400"
    share(phone, photo)
    phone.until(lambda: phone.heading == "Del bildet en gang til", seconds=10)
    assert breaches(phone) + faults(phone) == []
    assert "venter" not in phone.open("/del").words
