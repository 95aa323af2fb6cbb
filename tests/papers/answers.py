"""Drafts of papers that between them ask every question there is."""

from typing import Any

from klar.papers import FACTS, PAPERS, needed

DECIDING = ({"enighet": "delvis", "omfang": "alt", "bli": "ja", "rett": "faktisk"}, {"enighet": "uenige", "omfang": "alt", "bli": "ja", "rett": "fortrinn"})
# What the answer «which paper» keeps, by the paper's name, when the case knew nothing but its own number.
CHOSEN = {name: {"name": name, "known": {"maal": "nb", "sak": "1"}, "replaces": 0} for name in PAPERS}
GIVEN = {"line": "Kari Nordmann", "text": "Kort fortalt.", "people": "Kari Nordmann", "past": "2026-11-03", "ahead": "2026-12-01"}


def drafts() -> list[dict[str, Any]]:
    """As few as ask for every fact; «@» and a paper's name stands for what CHOSEN has."""
    found: list[dict[str, Any]] = []
    for name in sorted(PAPERS, key=lambda name: -len(needed(name, "nb", DECIDING[0]))):
        for deciding in DECIDING:
            asked = {key: deciding.get(key) or GIVEN[FACTS[key].kind] for key in FACTS if key in needed(name, "nb", deciding)}
            if not asked.keys() <= {key for draft in found for key in draft}:
                found.append({"sak": "@own_case", "papir": f"@{name}", "maal": "nb", **asked})
    return found
