"""How hard a text is to read."""

import re

HARD = 35  # from here on a text is heavy for somebody who reads little
WORD = re.compile(r"[A-Za-zÆØÅæøåÁáČčĐđŊŋŠšŦŧŽž]+")


def lix(text: str) -> float:
    """Läsbarhetsindex: words a sentence plus the share of words over six letters."""
    found = WORD.findall(text)
    ends = max(1, len(re.findall(r"[.!?:]|\n", text)))
    return len(found) / ends + 100 * sum(len(word) > 6 for word in found) / max(1, len(found))
