"""A PDF that was handed in is read in Klar, a page at a time, drawn by a program of its own."""

from io import BytesIO

import pytest
from PIL import Image

from klar.files import Refused, leaf, pdf_of
from tests.access.scenes import Scene
from tests.conftest import Browser, World
from tests.files.papers import pdf
from tests.files.pictures import held
from tests.views.test_documents import sent

TWO = pdf_of([held(1), held(6)])


@pytest.fixture
def paper(scene: Scene, world: World) -> str:
    return sent(world.enter(scene.leader), f"/saker/{scene.ids['case_id']}/papirer", TWO, "brev.pdf")


def test_it_is_gone_through_page_by_page(rep: Browser, paper: str) -> None:
    first, second = rep.get(paper).text, rep.get(f"{paper}?side=2").text
    assert "Side 1 av 2" in first and f'src="{paper}/sider/1"' in first and "Neste side" in first and "Forrige side" not in first
    assert "Side 2 av 2" in second and f'src="{paper}/sider/2"' in second and "Forrige side" in second and "Last ned" in second


def test_a_page_is_a_picture_that_can_do_nothing(rep: Browser, paper: str) -> None:
    answer = rep.get(f"{paper}/sider/1")
    assert answer.mimetype == "image/jpeg" and answer.headers["Content-Security-Policy"].startswith("sandbox")
    shown = Image.open(BytesIO(answer.data))
    assert shown.format == "JPEG" and shown.size == (2339, 1653) and shown.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("number", [0, 3, 999])
def test_there_is_no_other(number: int, rep: Browser, paper: str) -> None:
    assert rep.get(f"{paper}/sider/{number}").status_code == 404


@pytest.mark.parametrize("side", ["0", "-1", "99", "x"])
def test_an_odd_page_is_the_nearest_there_is(side: str, rep: Browser, paper: str) -> None:
    assert "av 2" in rep.get(f"{paper}?side={side}").text


def test_to_another_club_it_is_not_there(world: World, paper: str) -> None:
    other = world.enter(world.person("club_leader", 3).id)
    assert [other.get(path).status_code for path in (paper, f"{paper}/sider/1")] == [404, 404]


def test_one_that_cannot_be_drawn_is_handed_over_as_before(rep: Browser, scene: Scene) -> None:
    page = rep.get(sent(rep, f"/saker/{scene.ids['case_id']}/papirer", pdf(), "brev.pdf")).text
    assert "Last ned" in page


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", TWO[:200]])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        leaf(content, 1)
