"""Opening a case, reading it, saying how it stands."""

from klar.actions.case.deadline import add_trigger, change_trigger, happened, recount, void_trigger
from klar.actions.case.deadline_answer import keep_deadline, reopen_deadline, set_deadline
from klar.actions.case.entry import add_entry, called, note, touch, undo_entry
from klar.actions.case.opening import CONSENTS, NewCase, open_case
from klar.actions.case.status import read_beside, read_case, read_readers, set_status

__all__ = [
    "CONSENTS",
    "NewCase",
    "add_entry",
    "add_trigger",
    "called",
    "change_trigger",
    "happened",
    "keep_deadline",
    "note",
    "open_case",
    "read_beside",
    "read_case",
    "read_readers",
    "recount",
    "reopen_deadline",
    "set_deadline",
    "set_status",
    "touch",
    "undo_entry",
    "void_trigger",
]
