"""What a club does beside its cases, and taking over after one who has left."""

from klar.actions.club.records import add_record, change_record, remove_record
from klar.actions.club.takeover import branch_may, give_case, may_get, take_case, take_tasks

__all__ = [
    "add_record",
    "branch_may",
    "change_record",
    "give_case",
    "may_get",
    "remove_record",
    "take_case",
    "take_tasks",
]
