"""Files that people attach: six kinds, known by how they are built; pictures made anew; kept sealed.

Knows no case and no database.
"""

from klar.files.copying import NO_FILES, check_all, copy_all
from klar.files.deciding import decide
from klar.files.kinds import KINDS, LARGEST, PICTURES, SENTENCES, Refused
from klar.files.pages import MOST_PAGES, pages_in, pdf_of
from klar.files.pictures import leaf
from klar.files.receiving import Received, received, received_page
from klar.files.store import SEAL, store

__all__ = [
    "KINDS",
    "LARGEST",
    "MOST_PAGES",
    "NO_FILES",
    "PICTURES",
    "SEAL",
    "SENTENCES",
    "Received",
    "Refused",
    "check_all",
    "copy_all",
    "decide",
    "leaf",
    "pages_in",
    "pdf_of",
    "received",
    "received_page",
    "store",
]
