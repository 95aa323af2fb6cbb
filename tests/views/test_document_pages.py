"""A paper of several photographs: all at once, or a page at a time without script."""

from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from klar.files import MOST_PAGES, pages_in, store
from klar.models.audit_event import AuditEvent
from klar.models.case import Document
from tests.access.scenes import clubs, officers
from tests.conftest import Browser, World
from tests.files.papers import pdf
from tests.files.pictures import held


def send(rep: Browser, at: str, page: str, *contents: bytes) -> TestResponse:
    files = [(BytesIO(content), f"{number}.jpg") for number, content in enumerate(contents)]
    return rep.client.post(at, data={**rep.hidden(page), "file": files}, content_type="multipart/form-data")


def pages(rep: Browser, paper: str) -> list[bytes]:
    return pages_in(rep.get(f"{paper}/fil").data)


def test_several_pictures_are_one_paper(rep: Browser, papers: str) -> None:
    paper = send(rep, papers + "/ny", papers + "/ny", held(1), held(3), held(6)).location.removesuffix("/navn")
    assert rep.get(f"{paper}/fil").content_type == "application/pdf" and len(pages(rep, paper)) == 3
    shown = rep.get(paper).text
    assert [f'src="{paper}/sider/{number}"' in shown for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_a_page_at_a_time(rep: Browser, papers: str) -> None:
    paper = send(rep, papers + "/ny", papers + "/ny", held(1)).location.removesuffix("/navn")
    assert "Legg til en side" in rep.get(paper).text
    assert send(rep, f"{paper}/sider", f"{paper}/sider", held(3)).location == f"{paper}/sider"
    assert send(rep, f"{paper}/sider", f"{paper}/sider", held(6)).status_code == 303
    assert len(pages(rep, paper)) == 3 and "Ferdig" in rep.get(f"{paper}/sider").text
    assert rep.get(f"{paper}/sider/3").content_type == "image/jpeg" and rep.get(f"{paper}/sider/4").status_code == 404


def test_pages_are_moved_and_taken_out(rep: Browser, papers: str) -> None:
    paper = send(rep, papers + "/ny", papers + "/ny", held(1), held(3), held(6)).location.removesuffix("/navn")
    first, second, third = pages(rep, paper)
    rep.post(f"{paper}/sider/3/fram", page=f"{paper}/sider")
    assert pages(rep, paper) == [first, third, second]
    rep.post(f"{paper}/sider/1/bort", page=f"{paper}/sider")
    assert pages(rep, paper) == [third, second]
    assert AuditEvent.select().where(AuditEvent.name == "case.document_pages").count() == 2


def test_the_last_page_stays_and_no_file_is_left_behind(rep: Browser, papers: str) -> None:
    paper = send(rep, papers + "/ny", papers + "/ny", held(1), held(3)).location.removesuffix("/navn")
    before = len(store.files())
    for _again in range(3):
        rep.post(f"{paper}/sider/1/bort", page=f"{paper}/sider")
    assert len(pages(rep, paper)) == 1 and len(store.files()) == before


@pytest.mark.parametrize("contents", [(held(1), pdf()), (held(1), b"MZ"), (pdf(), pdf())])
def test_several_must_all_be_pictures(contents: tuple[bytes, ...], rep: Browser, papers: str) -> None:
    before = Document.select().count()
    answer = send(rep, papers + "/ny", papers + "/ny", *contents)
    assert answer.status_code == 422 and Document.select().count() == before


def test_no_more_pages_than_a_paper_has(rep: Browser, papers: str) -> None:
    answer = send(rep, papers + "/ny", papers + "/ny", *[held(1)] * (MOST_PAGES + 1))
    assert answer.status_code == 422 and "for mange sider" in answer.text


def test_a_pdf_somebody_sent_has_no_pages_to_move(rep: Browser, papers: str) -> None:
    paper = send(rep, papers + "/ny", papers + "/ny", pdf()).location.removesuffix("/navn")
    assert rep.get(f"{paper}/sider").location == paper and rep.get(f"{paper}/sider/1").status_code == 404
    assert send(rep, f"{paper}/sider", f"{papers}/ny", held(1)).status_code == 404


def test_to_another_club_there_is_no_page(rep: Browser, papers: str, world: World) -> None:
    paper = send(rep, papers + "/ny", papers + "/ny", held(1), held(3)).location.removesuffix("/navn")
    other = world.enter(officers(clubs()[2].id, "club_leader")[0])
    assert [other.get(f"{paper}{end}").status_code for end in ("", "/sider", "/sider/1", "/fil")] == [404] * 4
    assert other.post(f"{paper}/sider/1/bort", page="/ny/sak").status_code == 404
