"""The declared events, recorded in the same transaction as the change, chained so that tampering shows.

An event says who did what to which row and by which rule: never what a case says.
"""

from klar.audit.chain import link
from klar.audit.events import EVENTS, UndeclaredEvent
from klar.audit.looks import case_readers, looked
from klar.audit.recording import record
from klar.audit.verifying import Broken, verify

__all__ = [
    "EVENTS",
    "Broken",
    "UndeclaredEvent",
    "case_readers",
    "link",
    "looked",
    "record",
    "verify",
]
