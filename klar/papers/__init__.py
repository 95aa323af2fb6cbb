"""Papers made from templates: what each says in each language, what it needs to know, and the letter as Word and PDF.

Knows no case and no database. A letter's text stands in letters/<language>/<name>.txt (how it is written: letter.py).
"""

from klar.papers.asking import FACTS, Fact
from klar.papers.catalogue import LANGUAGES, PAPERS, Paper, fitting
from klar.papers.letter import Block, Missing, filled, missing, needed, optional
from klar.papers.press import Made, Unprintable, press
from klar.papers.said import said

__all__ = [
    "FACTS",
    "LANGUAGES",
    "PAPERS",
    "Block",
    "Fact",
    "Made",
    "Missing",
    "Paper",
    "Unprintable",
    "filled",
    "fitting",
    "missing",
    "needed",
    "optional",
    "press",
    "said",
]
