"""A photograph over a bad line: made smaller on the phone, sent in parts, and one paper whatever the line does."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Route

from klar.actions.upload import PART
from klar.assets import load
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import BLOCKED, Phone
from tests.files.letters import FULL, letter
from tests.files.pictures import CORNERS

LINE_DOWN = "ERR_FAILED|ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (path := tmp_path / "IMG_0001.jpg").write_bytes(letter())
    return path


class Line:
    """What the phone sends in parts; each that `cut` says of by its number is lost on the way."""

    def __init__(self, phone: Phone, cut: Callable[[int], bool] = lambda _number: False):
        self.phone, self.cut, self.sent, self.lost, self.sizes = phone, cut, 0, 0, []
        phone.page.route("**/deler", self._pass)

    def _pass(self, route: Route) -> None:
        self.sent += 1
        self.of = int(re.search(rb'name="of"\s+(\d+)', route.request.post_data_buffer)[1])
        self.sizes.append(len(route.request.post_data_buffer))
        if self.cut(self.sent):
            self.lost += 1
            route.abort()
        else:
            route.continue_()


def choose(phone: Phone, path: Path) -> None:
    phone.page.set_input_files("#photo", path)


def arrived(phone: Phone) -> Image.Image:
    """The picture as it is kept, once it has come."""
    phone.until(lambda: phone.path.endswith("/navn"), seconds=30)
    address = phone.base + phone.path.removesuffix("/navn")
    return Image.open(BytesIO(phone.context.request.get(f"{address}/fil").body()))


def watched(phones: Phones, nth: int) -> Phone:
    """In a case, on a phone without the worker: Playwright does not show, and cannot cut, what goes past one."""
    phone = phones(expected=f"{LINE_DOWN}|{BLOCKED}", role="club_leader", nth=nth, service_workers="block")
    return in_case(phone)


def in_case(phone: Phone) -> Phone:
    """On the page of the case that this person used last and may write in: others' tests hand some of theirs on."""
    rows = phone.tap("Mine saker").page.locator("main a.row[href^='/saker/']").all()
    paths = [row.get_attribute("href") for row in rows]
    return next(phone for path in paths if phone.open(path).sees("Legg ved en fil"))


def papers(phone: Phone, case: str) -> int:
    return len(re.findall(rf'href="{case}/papirer/\d+"', phone.context.request.get(f"{phone.base}{case}/papirer").text()))


def is_the_letter(picture: Image.Image) -> bool:
    """Upright and whole: the right colour in each corner, to what two JPEGs after another leave of it."""
    width, height = picture.size
    at = ((40, 40), (width - 40, 40), (40, height - 40), (width - 40, height - 40))
    near = [max(abs(a - b) for a, b in zip(picture.getpixel(place), colour, strict=True)) for place, colour in zip(at, CORNERS, strict=True)]
    return height > width and max(near) < 30


def test_a_line_that_loses_every_third_part_still_brings_one_paper(phones: Phones, tmp_path: Path) -> None:
    """Twelve megapixels, five megabytes: half a megabyte goes over the line. The last answer is lost too, after Klar has done it."""
    (photo := tmp_path / "IMG_0001.jpg").write_bytes(letter(size=FULL))
    phone = watched(phones, 3)
    case, line = phone.path, Line(phone, cut=lambda number: number % 3 == 0)
    before = papers(phone, case)
    phone.page.route("**/papirer/ny", lambda route: (route.fetch(max_redirects=0), route.abort()), times=1)
    choose(phone, photo)
    picture = arrived(phone)
    assert is_the_letter(picture) and picture.size == (1500, 2000) and max(line.sizes) < 140_000
    assert line.lost >= 1 and sum(line.sizes) < photo.stat().st_size / 5 and papers(phone, case) == before + 1


def test_the_scripts_are_small() -> None:
    assert len(load()["attach.js"].gzipped) < 2_700 and len(load()["shared.js"].gzipped) + len(load()["sw-share.js"].gzipped) < 1_000


def test_with_the_line_gone_in_the_middle_it_waits_says_so_and_goes_on(phones: Phones, photo: Path) -> None:
    phone = watched(phones, 4)
    case, line = phone.path, Line(phone)
    before = papers(phone, case)
    line.cut = lambda number: number == 2 and phone.context.set_offline(True) is None
    choose(phone, photo)
    phone.until(lambda: "Nettet er borte." in phone.words, seconds=20)
    phone.context.set_offline(False)
    assert is_the_letter(arrived(phone)) and papers(phone, case) == before + 1


def test_reloaded_in_the_middle_only_what_is_missing_is_sent(phones: Phones, photo: Path) -> None:
    phone = watched(phones, 5)
    case, line = phone.path, Line(phone, cut=lambda number: number > 2)
    before = papers(phone, case)
    choose(phone, photo)
    phone.until(lambda: line.lost > 0, seconds=20)
    phone.open(case)
    line.cut, line.sizes = lambda _number: False, []
    choose(phone, photo)
    arrived(phone)
    assert len(line.sizes) == line.of - 1 and papers(phone, case) == before + 1  # two had come, and one is sent to ask


def test_sent_in_two_tabs_at_once_it_is_one_paper(phones: Phones, photo: Path) -> None:
    phone = in_case(phones("club_leader", 6))
    case, other = phone.path, phone.tab()
    before = papers(phone, case)
    other.goto(phone.page.url)
    for tab in (phone.page, other):
        tab.set_input_files("#photo", photo)
    other.wait_for_url("**/navn")
    assert is_the_letter(arrived(phone)) and papers(phone, case) == before + 1


def test_an_original_that_is_evidence_goes_as_it_was_taken(phones: Phones, photo: Path) -> None:
    phone = watched(phones, 7).tap("Legg ved en fil")
    line = Line(phone)
    choose(phone, photo)
    phone.page.locator("#evidence").check()
    phone.tap("Legg ved", stays=True)
    arrived(phone)
    phone.tap("Brev fra arbeidsgiver")
    original = phone.context.request.get(f"{phone.page.url}/original").body()
    assert original == letter() and line.sent == -(-len(original) // PART)


def test_what_was_sent_is_sent_again_as_evidence(phones: Phones, tmp_path: Path) -> None:
    Image.open(BytesIO(letter())).reduce(4).save(path := tmp_path / "IMG_4.jpg")  # so small that it goes as it is
    phone = in_case(phones("club_leader", 7))
    before = papers(phone, phone.path)
    case = phone.path
    for evidence in (False, True):
        phone.open(case).tap("Legg ved en fil")
        choose(phone, path)
        phone.page.locator("#evidence").set_checked(evidence)
        phone.tap("Legg ved", stays=True)
        arrived(phone)
    phone.tap("Brev fra arbeidsgiver")
    assert phone.find("Last ned originalen").is_visible() and papers(phone, case) == before + 2


def test_a_blurred_photo_is_asked_about_and_sent_all_the_same(phones: Phones, tmp_path: Path) -> None:
    (path := tmp_path / "IMG_2.jpg").write_bytes(letter(blurred=6))
    phone = in_case(phones("club_leader", 8))
    choose(phone, path)
    phone.until(lambda: "Bildet kan være uklart." in phone.words, seconds=20)
    assert breaches(phone, lists="the case page", words=200) + faults(phone) == []
    with phone.page.expect_file_chooser() as camera:
        phone.tap("Ta bildet på nytt", stays=True)
    camera.value.set_files(path)
    phone.tap("Send det likevel", stays=True)
    assert arrived(phone).height == 2000


def test_several_pictures_are_counted_in_words(phones: Phones, photo: Path, tmp_path: Path) -> None:
    (other := tmp_path / "IMG_3.jpg").write_bytes(letter(light=0.6))
    phone = watched(phones, 2).tap("Legg ved en fil")
    Line(phone)
    said = "e => { globalThis.said = []; new MutationObserver(() => said.push(e.textContent)).observe(e, {childList: true}) }"
    phone.page.locator(".hint[role=status]").first.evaluate(said)
    phone.page.set_input_files("#file", [photo, other])
    phone.tap("Legg ved", stays=True)
    phone.page.route("**/papirer/ny", lambda route: (words.extend(phone.page.evaluate("said")), route.continue_())[1])
    words: list[str] = []
    phone.until(lambda: phone.path.endswith("/navn"), seconds=30)
    assert words[:2] == ["Gjør bildet klart …", "Sender bilde 1 av 2 … 0 prosent"] and any(line.startswith("Sender bilde 2 av 2 … ") for line in words)
    assert len(words) > 6 and "2" in phone.open(phone.path.removesuffix("/navn")).words
