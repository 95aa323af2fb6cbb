"""Making a paper as PDF and Word, against starting the program that makes it."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from klar.papers import FACTS, filled, press
from tests.bench.figures import Figure

NAME, LANGUAGE = "drofting", "nb"
STARTING = "import typst; from docx import Document; Document()"
MOST = 3.0  # times what only starting takes


def measured(rounds: int) -> Iterator[Figure]:
    """By turns, so that a machine that slows down slows both."""
    facts = {key: "Åtte ord som noen har skrevet om saken." for key in FACTS} | {"enighet": "delvis", "mote-dato": "2026-11-03"}
    blocks = filled(NAME, LANGUAGE, facts)
    turns = [(seconds(start), seconds(lambda: press(LANGUAGE, blocks, "Klubben", "Sak 1"))) for _ in range(rounds + 1)][1:]
    bare, made = (median(side) for side in zip(*turns, strict=True))
    ratio = median(after / before for before, after in turns)
    yield Figure("Papirer", "PDF og Word av et papir", made * 1000, "ms", ratio=ratio, limit=MOST, judged="ratio", note=f"bare å starte: {bare * 1000:.0f} ms")


def start() -> None:
    subprocess.run([sys.executable, "-I", "-c", STARTING], check=True)


def seconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began
