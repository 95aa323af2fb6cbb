"""The declared events, recorded in the same transaction as the change, chained so that tampering shows.

An event says who did what to which row and by which rule: never what a case says.
"""

from klar.audit.bulk import Bulk
from klar.audit.chain import link
from klar.audit.checkpoint_files import checkpoint_lines, take_checkpoint
from klar.audit.checkpoint_reading import read_checkpoints
from klar.audit.checkpoints import Checkpoint
from klar.audit.events import EVENTS, UndeclaredEvent
from klar.audit.look import Look
from klar.audit.looks import case_readers, looked, open_now, refusals
from klar.audit.recording import record
from klar.audit.review import Review, reviewed
from klar.audit.signing import public_key
from klar.audit.verifying import Broken, verify

__all__ = [
    "EVENTS",
    "Broken",
    "Bulk",
    "Checkpoint",
    "Look",
    "Review",
    "UndeclaredEvent",
    "case_readers",
    "checkpoint_lines",
    "link",
    "looked",
    "open_now",
    "public_key",
    "read_checkpoints",
    "record",
    "refusals",
    "reviewed",
    "take_checkpoint",
    "verify",
]
