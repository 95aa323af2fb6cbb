"""A file that comes in parts: only what is whole becomes a paper, once, and only for whoever may write in the case."""

import os
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from klar.actions import upload_forgetting
from klar.actions.case.deletion import delete_case
from klar.actions.case.document_removal import remove_document, sweep, without_paper
from klar.actions.upload import MOST_PARTS, PART
from klar.actions.upload_forgetting import forget_old_uploads
from klar.crypto import keys
from klar.db import now
from klar.files import SENTENCES, store
from klar.models.case import Case, Document
from klar.models.upload import Upload, UploadPart
from tests.access.scenes import Scene, officers
from tests.conftest import Browser, World
from tests.files.pictures import held
from tests.stored import stored
from tests.views.sending import end, name_of, send_all, send_part

PHOTO = held(6)
SIZE = 300  # bytes in a part, so that a small picture is many


def added() -> list[Document]:
    return list(Document.select().order_by(Document.id))[2:]  # after those of the scene


def age(**past: int) -> None:
    Upload.update(made_at=now() - timedelta(**past)).execute()
    for name in store.files():
        os.utime(store.folder / name, (0, 0))


def test_in_parts_it_is_the_same_paper_as_whole(rep: Browser, papers: str) -> None:
    answer = end(rep, papers, send_all(rep, papers, PHOTO, SIZE))
    assert answer.status_code == 303 and answer.location.endswith(f"/{added()[0].id}/navn")
    picture = Image.open(BytesIO(rep.get(answer.location.removesuffix("navn") + "fil").data))
    assert picture.size == (64, 48) and not picture.getexif() and picture.getpixel((2, 2))[0] > 180
    assert "Er originalen bevis?" in rep.get(answer.location.removesuffix("navn") + "bevis").text


def test_each_answer_says_what_is_there(rep: Browser, papers: str) -> None:
    assert [send_part(rep, papers, PHOTO, number, SIZE).json for number in (2, 0, 0)] == [{"have": [2]}, {"have": [0, 2]}, {"have": [0, 2]}]
    assert UploadPart.select().count() == 2 and len(store.files()) == 6


def test_nothing_of_it_is_in_clear(rep: Browser, papers: str, world: World) -> None:
    send_part(rep, papers, b"Merkebytes " * 20, name="Merkenavn.txt")
    found = stored(world.folder)
    assert not any(piece in found for piece in (b"Merkebytes", b"Merkenavn", name_of(b"Merkebytes " * 20).encode()[:64]))


def test_ended_twice_it_is_one_paper(rep: Browser, papers: str) -> None:
    sent = send_all(rep, papers, PHOTO, SIZE)
    assert len({end(rep, papers, sent).location for _time in range(2)}) == 1
    assert send_part(rep, papers, PHOTO, 1, SIZE).json["have"] == [*range(-(-len(PHOTO) // SIZE))] and len(added()) == 1


def test_when_it_has_become_a_paper_nothing_else_is_left(rep: Browser, papers: str) -> None:
    sent = send_all(rep, papers, PHOTO, SIZE)
    key = Upload.get().key
    end(rep, papers, sent)
    assert UploadPart.select().count() == 0 and len(store.files()) == 6 and keys.unlock([key]) == {} and without_paper() == set()


def test_a_paper_that_was_taken_away_can_be_sent_again(rep: Browser, papers: str, scene: Scene) -> None:
    end(rep, papers, send_all(rep, papers, PHOTO, SIZE))
    remove_document(scene.leader, scene.ids["case_id"], added()[0].id, "Feil")
    assert end(rep, papers, send_all(rep, papers, PHOTO, SIZE)).status_code == 303 and len(added()) == 2


def test_several_become_the_pages_of_one(rep: Browser, papers: str) -> None:
    one, two = send_all(rep, papers, held(1)), send_all(rep, papers, held(3))
    paper = end(rep, papers, one, two).location.removesuffix("/navn")
    assert "Side 2" in rep.get(paper).text and len(added()) == 1
    assert end(rep, papers, one).location.endswith("/navn") and len(added()) == 1


def test_made_smaller_by_the_phone_there_is_no_original_to_ask_about(rep: Browser, papers: str) -> None:
    paper = end(rep, papers, send_all(rep, papers, PHOTO, smaller="1")).location.removesuffix("/navn")
    assert added()[0].evidence == added()[0].original == "" and rep.get(f"{paper}/bevis").location == paper


def test_an_original_that_is_evidence_is_kept_byte_for_byte(rep: Browser, papers: str) -> None:
    paper = end(rep, papers, send_all(rep, papers, PHOTO, SIZE), evidence="1").location.removesuffix("/navn")
    assert rep.get(f"{paper}/original").data == PHOTO and rep.get(f"{paper}/bevis").location == paper


def test_of_several_there_is_no_original_so_it_is_said(rep: Browser, papers: str) -> None:
    answer = end(rep, papers, send_all(rep, papers, held(1)), send_all(rep, papers, held(3)), evidence="1")
    assert answer.status_code == 422 and str(SENTENCES["evidence"]) in answer.text and added() == []


def test_with_a_part_missing_there_is_no_paper(rep: Browser, papers: str) -> None:
    send_part(rep, papers, PHOTO, 0, SIZE)
    answer = end(rep, papers, name_of(PHOTO))
    assert answer.status_code == 422 and str(SENTENCES["lost"]) in answer.text and added() == []


def test_what_is_no_picture_is_said_as_when_it_is_sent_whole(rep: Browser, papers: str) -> None:
    answer = end(rep, papers, send_all(rep, papers, b"MZ\0\0"))
    assert answer.status_code == 422 and str(SENTENCES["unknown"]) in answer.text and added() == []


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"sum": "0" * 64}, 422), ({"number": "7"}, 422), ({"of": "0"}, 422), ({"upload": "../../etc/passwd"}, 422),
        ({"upload": ""}, 422), ({"of": str(MOST_PARTS + 1)}, 413), ({"csrf_token": "x"}, 400),
    ],
    ids=["sum", "beyond", "of none", "odd name", "no name", "too many", "not ours"],
)  # fmt: skip
def test_a_part_that_does_not_hold_is_refused(other: dict[str, str], code: int, rep: Browser, papers: str) -> None:
    assert send_part(rep, papers, PHOTO, 0, **other).status_code == code
    assert Upload.select().count() == 0 and len(store.files()) == 4


def test_a_part_that_is_too_large(rep: Browser, papers: str) -> None:
    assert [send_part(rep, papers, b"x" * size, size=size).status_code for size in (PART + 1, PART + 30_000)] == [413, 413]


def test_parts_of_another_cut_do_not_fit(rep: Browser, papers: str) -> None:
    send_part(rep, papers, PHOTO, 0, SIZE)
    assert send_part(rep, papers, PHOTO, 0).status_code == 422


def test_another_persons_is_as_one_that_is_not_there(rep: Browser, papers: str, world: World, scene: Scene) -> None:
    """A deputy leader who may write in the same case; and one who may not gets what everybody gets of it."""
    sent = send_all(rep, papers, PHOTO, SIZE)
    Case.update(audience="board").where(Case.id == scene.ids["case_id"]).execute()
    other = world.enter(officers(scene.club, "club_deputy_leader", "club_board_member")[0])
    answers = [end(other, papers, name).text for name in (sent, name_of(b"nobody's"))]
    assert str(SENTENCES["lost"]) in answers[0] and len({text.split('name="once"')[0] for text in answers}) == 1
    assert send_part(other, papers, PHOTO, 1, SIZE).json == {"have": [1]}


def test_when_the_case_is_lost_on_the_way_it_is_not_there(rep: Browser, papers: str, world: World, scene: Scene) -> None:
    sent = send_all(rep, papers, PHOTO, SIZE)
    Case.update(handler=world.person("branch_leader").id).where(Case.id == scene.ids["case_id"]).execute()
    assert [answer.status_code for answer in (send_part(rep, papers, PHOTO, 1, SIZE), send_part(rep, papers, PHOTO), end(rep, papers, sent))] == [404] * 3
    assert added() == []


def test_after_a_day_it_is_gone(rep: Browser, papers: str) -> None:
    sent = send_all(rep, papers, PHOTO, SIZE)
    age(hours=25)
    assert end(rep, papers, sent).status_code == 422
    forget_old_uploads()
    assert Upload.select().count() == UploadPart.select().count() == 0 and len(store.files()) == 4


def test_the_night_leaves_what_is_on_its_way(rep: Browser, papers: str) -> None:
    sent = send_all(rep, papers, PHOTO, SIZE)
    age(hours=23)
    forget_old_uploads()
    assert sweep() == 0 and end(rep, papers, sent).status_code == 303


def test_of_many_the_oldest_gives_way(rep: Browser, papers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_forgetting, "MOST", 2)
    sent = [send_all(rep, papers, held(turn)) for turn in (1, 3, 6)]
    assert Upload.select().count() == 2 and [end(rep, papers, each).status_code for each in sent] == [422, 303, 303]


def test_of_much_the_oldest_gives_way(rep: Browser, papers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_forgetting, "MOST_BYTES", 2 * len(PHOTO))
    sent = [send_all(rep, papers, held(turn)) for turn in (1, 3, 6)]
    assert [end(rep, papers, each).status_code for each in sent] == [422, 303, 303]


def test_with_the_case_it_goes(rep: Browser, papers: str, scene: Scene) -> None:
    send_all(rep, papers, PHOTO, SIZE)
    key = Upload.get().key
    delete_case(scene.ids["case_id"], "lagringstid")
    assert Upload.select().count() == UploadPart.select().count() == 0 and store.files() == {} and keys.unlock([key]) == {}
