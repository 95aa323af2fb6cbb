"""Everything about one member in one package, when each case has been gone through by whoever has it."""

from klar.actions.innsyn.asking import NoSuchMember, ask
from klar.actions.innsyn.package import FETCHED_FOR, Package, fetch_package
from klar.actions.innsyn.part import Part, Value
from klar.actions.innsyn.reviewing import Asked, answer, finish, open_review, tell

__all__ = [
    "FETCHED_FOR",
    "Asked",
    "NoSuchMember",
    "Package",
    "Part",
    "Value",
    "answer",
    "ask",
    "fetch_package",
    "finish",
    "open_review",
    "tell",
]
