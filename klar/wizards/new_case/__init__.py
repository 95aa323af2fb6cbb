"""«Ny sak»: the eight first questions of domain.md § 2.1, each asked only where it applies.

What can be answered with a tap comes first; what takes writing is offered on the check page and holds nobody up."""

from klar.wizards.new_case.wizard import WIZARD

__all__ = [
    "WIZARD",
]
