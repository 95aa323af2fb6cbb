"""Pictures are made anew, upright, by a program that can reach nothing."""

import os
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from klar.files import PICTURES, Refused, pictures, received
from klar.files.pictures import ENCODER
from tests.files.pictures import CORNERS, HEIC, four, held, saved


def kept(content: bytes) -> Image.Image:
    return Image.open(BytesIO(received(BytesIO(content)).content))


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    right, below = picture.width - 6, picture.height - 6
    return [picture.convert("RGB").getpixel(at) for at in ((5, 5), (right, 5), (5, below), (right, below))]


def near(found: list[tuple[int, ...]], wanted: tuple = CORNERS) -> bool:
    return all(abs(a - b) < 12 for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_it_is_upright_however_it_was_held(orientation: int, form: str) -> None:
    again = kept(held(orientation, form))
    assert again.size == (64, 48) and near(corners(again))


def test_the_corners_would_show_it() -> None:
    assert not near(corners(Image.open(BytesIO(held(6)))))


def test_a_picture_of_a_telephone_becomes_one_that_all_can_see() -> None:
    found = received(BytesIO(HEIC))
    assert (found.kind, found.original) == ("jpeg", HEIC) and near(corners(kept(HEIC)))


def test_sixteen_bits_become_eight_of_the_same_grey() -> None:
    assert kept(saved(Image.new("I;16", (9, 9), 40_000), "PNG")).getpixel((4, 4)) == 156


def test_what_is_seen_through_lies_on_white() -> None:
    half = Image.new("RGBA", (9, 9), (200, 0, 0, 0))
    assert kept(saved(half, "PNG")).getpixel((4, 4)) == (255, 255, 255)


def test_ink_of_print_becomes_light() -> None:
    assert near(corners(kept(saved(four().convert("CMYK")))))


def test_what_is_kept_is_what_was_shown_and_no_more() -> None:
    again = received(BytesIO(saved(four()) + b"<script>")).content
    assert again.startswith(b"\xff\xd8") and again.endswith(b"\xff\xd9") and PICTURES == ("jpeg", "png")


def run(program: str) -> str:
    """A few lines in the program's place, after it has shut itself in."""
    shut = f"import sys, runpy; there = runpy.run_path({str(ENCODER)!r}); there['prepare'](); there['confine']()\n"
    done = subprocess.run([sys.executable, "-I", "-c", shut + program], capture_output=True, text=True, env={}, check=False)
    return (done.stderr.strip().splitlines() or [done.stdout])[-1]


@pytest.mark.parametrize(
    "program",
    ["open('/etc/passwd')", "open('/tmp/x', 'w')", "import socket; socket.socket()", "import os; os.open('/', 0)", "import subprocess; subprocess.run(['true'])"],
)
def test_inside_nothing_can_be_opened(program: str) -> None:
    assert "[Errno 24]" in run(program)


def test_inside_there_is_little_memory() -> None:
    assert run("b'x' * 400_000_000") == "MemoryError"


def test_inside_there_is_little_time() -> None:
    assert run("import resource; sys.stdout.write(str(resource.getrlimit(resource.RLIMIT_CPU)))") == "(20, 20)"


def test_it_has_none_of_our_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spy = tmp_path / "spy.py"
    spy.write_text("import os, sys; sys.stdout.write(repr(sorted(os.environ)))")
    monkeypatch.setenv("KLAR_OIDC_CLIENT_SECRET", "hemmelig")
    monkeypatch.setattr(pictures, "ENCODER", spy)
    assert b"KLAR" not in pictures.encode("jpeg", b"") and b"MALLOC" in pictures.encode("jpeg", b"")


def test_one_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text(f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    monkeypatch.setattr(pictures, "ENCODER", slow)
    monkeypatch.setattr(pictures, "SECONDS", 0.5)
    with pytest.raises(Refused, match="broken"):
        pictures.encode("jpeg", b"")
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_it_is_read_no_further_than_it_may_be() -> None:
    class Endless(BytesIO):
        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= 20_000_001
            return b"a" * size

    with pytest.raises(Refused, match="large"):
        received(Endless())


def test_this_process_is_not_shut_in() -> None:
    received(BytesIO(saved(four())))
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 3
