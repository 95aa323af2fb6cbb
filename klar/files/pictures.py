"""Pictures are made anew by a program of its own (encoder.py), so that nothing that came with them comes along."""

import subprocess
import sys
from pathlib import Path
from threading import Lock

from klar.files.kinds import Refused

ENCODER = Path(__file__).with_name("encoder.py")
SECONDS = 30
ENVIRON = {"MALLOC_MMAP_THRESHOLD_": "131072"}  # and nothing of ours: what is let go of is given back at once
WHY = {3: "pixels", 4: "broken"}
_one_at_a_time = Lock()  # each may take some hundred MB


def encode(kind: str, content: bytes, page: bool = False) -> bytes:
    """The picture upright, without anything that told where or by what it was taken: JPEG, or PNG of a PNG. Raises Refused.

    As a `page` it is a JPEG always, and no finer than print.
    """
    return _run(kind, *(["page"] if page else []), content=content)


def leaf(pdf: bytes, number: int) -> bytes:
    """A page of a PDF as a JPEG, the first being 1. Raises Refused."""
    return _run("pdf", str(number), content=pdf)


def leaves(pdf: bytes) -> int:
    """How many pages a PDF has; 0 when nobody can show them."""
    try:
        return int(_run("pdf", content=pdf))
    except Refused:
        return 0


def _run(*how: str, content: bytes) -> bytes:
    command = [sys.executable, "-I", str(ENCODER), *how]
    with _one_at_a_time:
        try:
            done = subprocess.run(command, input=content, capture_output=True, env=ENVIRON, start_new_session=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:  # it has been killed
            raise Refused("broken") from error
    if done.returncode or not done.stdout:
        raise Refused(WHY.get(done.returncode, "broken"))
    return done.stdout
