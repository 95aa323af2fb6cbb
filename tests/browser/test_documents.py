"""A paper into a case from a phone, with and without script; what others sent is shown and never run."""

from pathlib import Path

import pytest

from klar.files import pdf_of
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import open_case
from tests.browser.phone import Phone
from tests.files.papers import pdf
from tests.files.pictures import held

INJECTED = "<img src=x onerror=document.title='kjørt'>\"><script>document.title='kjørt'</script>"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """As a camera stores it when it is held upright."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(held(6))
    return path


def choose(phone: Phone, path: Path, field: str = "#photo") -> Phone:
    """«Ta bilde» or «Velg fil», and what the phone's own camera or list of files gives back."""
    phone.taps += 1
    phone.page.locator(field).set_input_files(path)
    return phone.tap("Legg ved")


def test_from_home_to_the_camera_in_three_taps(phones: Phones, photo: Path) -> None:
    phone = phones("club_leader", 2).tap("Mine saker")
    phone.tap(phone.page.locator("main a.row").first)
    with phone.page.expect_file_chooser() as camera:
        phone.tap(phone.page.locator(".attach label"), stays=True)
    phone.within(3, 0)
    assert camera.value.element.get_attribute("capture") == "environment" and not camera.value.is_multiple()
    with phone.page.expect_navigation():
        camera.value.set_files(photo)
    assert phone.heading == "Hva er dette?"


def test_without_script_there_is_a_page_for_it(phones: Phones) -> None:
    phone = phones("club_leader", 2, script=False).tap("Mine saker")
    phone.tap(phone.page.locator("main a.row").first)
    assert not phone.page.locator(".attach").is_visible()
    assert phone.tap("Legg ved en fil").page.locator("input[capture]").is_visible() and phone.taps == 3


def test_a_letter_is_photographed_into_a_case(phones: Phones, photo: Path, script: bool) -> None:
    phone = open_case(phones("club_leader", 3, script=script))
    case, phone.taps, phone.typed = phone.path, 0, 0
    choose(phone.tap("Legg ved en fil"), photo).tap("Brev fra arbeidsgiver").tap("Nei")
    phone.within(5, 0)
    picture = phone.page.locator("main img")
    phone.until(lambda: picture.evaluate("e => e.complete && e.naturalWidth") == 64)
    assert phone.heading == "Brev fra arbeidsgiver" and picture.evaluate("e => e.naturalHeight") == 48
    phone.open(case).tap("Papirer")
    assert phone.find("Brev fra arbeidsgiver").is_visible()


def test_a_pdf_is_handed_over(phones: Phones, tmp_path: Path, script: bool) -> None:
    (tmp_path / "Lønn mars.pdf").write_bytes(pdf())
    phone = open_case(phones("club_leader", 4, script=script)).tap("Legg ved en fil")
    choose(phone, tmp_path / "Lønn mars.pdf", "#file")
    assert phone.page.locator("#name").input_value() == "Lønn mars"
    phone.tap("Lagre navnet").expected = "ERR_ABORTED"
    with phone.page.expect_download() as download:
        phone.find("Last ned").tap()
    assert download.value.suggested_filename == "Lønn mars.pdf" and Path(download.value.path()).read_bytes() == pdf()


def test_a_pdf_is_read_page_by_page(phones: Phones, tmp_path: Path, script: bool) -> None:
    (tmp_path / "brev.pdf").write_bytes(pdf_of([held(1), held(6)]))
    phone = open_case(phones("club_leader", 4, script=script)).tap("Legg ved en fil")
    choose(phone, tmp_path / "brev.pdf", "#file")
    phone.tap("Lagre navnet").tap("Neste side")
    assert "Side 2 av 2" in phone.words and phone.page.locator("main img.paper").evaluate("image => image.naturalWidth") > 1000
    assert not script or breaches(phone) + faults(phone) == []
    assert "Side 1 av 2" in phone.tap("Forrige side").words


def test_what_is_not_taken_is_said_and_another_can_be_chosen(phones: Phones, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "virus.jpg").write_bytes(b"MZ\0\0")
    phone = open_case(phones("club_leader", 5)).tap("Legg ved en fil")
    phone.expected = "422"
    choose(phone, tmp_path / "virus.jpg", "#file")
    assert "Klar tar imot bilder" in phone.words and breaches(phone, brief=True, question=True) + faults(phone) == []
    assert choose(phone, photo).heading == "Hva er dette?"


def test_a_file_far_too_large_is_said_in_words(phones: Phones, tmp_path: Path) -> None:
    with (tmp_path / "film.jpg").open("wb") as file:
        file.truncate(40_000_000)
    phone = open_case(phones("club_leader", 6)).tap("Legg ved en fil")
    phone.expected = "413"
    choose(phone, tmp_path / "film.jpg", "#file")
    assert "Den kan være 20 MB" in phone.words and phone.page.title().startswith("Feil:")


def test_a_paper_is_taken_away_and_fetched_back(phones: Phones, photo: Path, script: bool) -> None:
    phone = open_case(phones("club_leader", 7, script=script)).tap("Legg ved en fil")
    choose(phone, photo).tap("Vaktplan").tap("Jeg vet ikke").tap("Slett papiret")
    phone.tap(phone.page.locator("#reason"), stays=True).type("Feil sak")
    phone.tap("Slett papiret")
    assert "Kan hentes tilbake i ett døgn." in phone.words and "Ingen papirer ennå." in phone.words
    assert not script or breaches(phone, lists="papers", brief=True) + faults(phone) == []
    assert phone.tap("Hent tilbake Vaktplan").heading == "Vaktplan"


def test_a_name_that_is_code_is_shown_as_text(phones: Phones, photo: Path) -> None:
    phone = open_case(phones("club_leader", 8)).tap("Legg ved en fil")
    case = phone.path.removesuffix("/papirer/ny")
    choose(phone, photo)
    phone.page.locator("#name").fill(INJECTED)
    phone.tap("Lagre navnet").tap("Nei")
    paper = phone.path
    for address in (paper, f"{paper}/navn", f"{paper}/slett", f"{case}/papirer", case):
        phone.open(address)
        assert "kjørt" not in phone.page.title() and phone.page.locator("img[src='x']").count() == 0


def test_to_another_club_it_is_not_there(phones: Phones, photo: Path) -> None:
    phone = open_case(phones("club_leader", 1)).tap("Legg ved en fil")
    paper = choose(phone, photo).path.removesuffix("/navn")
    other = phones("club_leader", 2)
    other.expected = "404"
    for address in (paper, f"{paper}/fil", f"{paper}/original", paper.rsplit("/", 1)[0], f"{paper}/slett"):
        assert other.open(address).heading == "Vi fant ikke siden"
