"""What an operator does to keep Klar whole: backup, restore, a new master key, and a look at everything.

It works on files, beside a running Klar or before it starts, and is reached from the command line only.
"""

from klar.upkeep.ageing import prune
from klar.upkeep.backup import back_up
from klar.upkeep.checks import look_over
from klar.upkeep.finding import ERROR, Finding
from klar.upkeep.moving import move_in
from klar.upkeep.refused import Refused
from klar.upkeep.restore import restore
from klar.upkeep.rotation import rotate

__all__ = [
    "ERROR",
    "Finding",
    "Refused",
    "back_up",
    "look_over",
    "move_in",
    "prune",
    "restore",
    "rotate",
]
