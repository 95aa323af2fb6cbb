"""Every file of the corpus gets its right answer, within its memory."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from klar.files import SENTENCES, decide
from tests.files.corpus import every
from tests.files.pictures import SECRET

MEMORY, SECONDS = 300, 10  # MB and seconds for one file
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file under a number: what it is called must not count."""
    place = tmp_path_factory.mktemp("corpus")
    for number, (_name, content, _answer) in enumerate(every()):
        (place / str(number)).write_bytes(content)
    return place


@pytest.fixture(scope="module")
def judged(folder: Path) -> dict[str, dict]:
    done = subprocess.run([sys.executable, "-m", "tests.files.judge", str(folder)], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    return {name: {**said[str(number)], "right": right, "place": number} for number, (name, _content, right) in enumerate(every())}


def test_there_are_many_and_each_has_its_own_name(judged: dict[str, dict]) -> None:
    assert len(judged) == len(every()) >= 120


def test_each_gets_its_right_answer(judged: dict[str, dict]) -> None:
    assert {name: said["answer"] for name, said in judged.items() if said["answer"] != said["right"]} == {}


def test_every_sentence_is_somebodys(judged: dict[str, dict]) -> None:
    of_the_page = {"none", "many", "pages", "pictures", "lost", "evidence"}
    assert {said["answer"] for said in judged.values()} >= SENTENCES.keys() - of_the_page


def test_none_takes_much_memory_or_time(judged: dict[str, dict]) -> None:
    assert {name: said for name, said in judged.items() if said["memory"] > MEMORY or said["seconds"] > SECONDS} == {}


def pictures(folder: Path, judged: dict[str, dict]) -> dict[str, bytes]:
    return {name: (folder / f"{said['place']}.kept").read_bytes() for name, said in judged.items() if said["answer"] in ("jpeg", "png")}


def test_of_a_picture_nothing_is_left_but_the_picture(folder: Path, judged: dict[str, dict]) -> None:
    found = pictures(folder, judged)
    assert len(found) > 25
    for name, content in found.items():
        picture = Image.open(BytesIO(content))
        assert (dict(picture.getexif()), set(picture.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}) == ({}, set()), name
        assert not [word for word in (SECRET.encode(), b"Exif", b"ICC_PROFILE", b"<script", b"PK\x03\x04", b"acTL") if word in content], name
        assert decide(content) == judged[name]["answer"] and picture.mode in ("L", "RGB") and getattr(picture, "n_frames", 1) == 1, name


def test_what_is_kept_is_at_most_sixteen_megapixels(folder: Path, judged: dict[str, dict]) -> None:
    sizes = {name: Image.open(BytesIO(content)).size for name, content in pictures(folder, judged).items()}
    assert {name: size for name, size in sizes.items() if size[0] * size[1] > 16_000_000} == {}
    assert sizes["fifty megapixels.jpg"] == sizes["fifty see-through megapixels.png"] == (4_000, 3_125)
