"""The program that makes Word and PDF (typesetting.py), from here."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

TYPESETTING = Path(__file__).with_name("typesetting.py")
SECONDS = 30
_one_at_a_time = Lock()  # each takes some hundred MB


class Made(NamedTuple):
    """The same letter twice."""

    pdf: bytes
    word: bytes


class Unprintable(Exception):
    """The program made nothing of it: too long, or letters it cannot write."""


def press(language: str, blocks: list[Any], left: str, right: str) -> Made:
    """The letter, with `left` and `right` at the head of every page. Raises Unprintable."""
    title = next(block.text[0] for block in blocks if block.kind == "title")
    letter = {"lang": language, "title": title, "left": left, "right": right, "blocks": [[b.kind, list(b.text)] for b in blocks]}
    command = [sys.executable, "-I", str(TYPESETTING)]
    with _one_at_a_time:
        try:
            sent = json.dumps(letter).encode()
            done = subprocess.run(command, input=sent, capture_output=True, env={}, start_new_session=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:  # it has been killed
            raise Unprintable from error
    length = int.from_bytes(done.stdout[:4])
    if done.returncode or not length:
        raise Unprintable
    return Made(done.stdout[4 : 4 + length], done.stdout[4 + length :])
