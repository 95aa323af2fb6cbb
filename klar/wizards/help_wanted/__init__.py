"""Be om hjelp and Send videre: which of the two, to whom, what is asked, how much they see, and the member's yes."""

from klar.wizards.help_wanted.wizard import WIZARD

__all__ = ["WIZARD"]
