"""What can go wrong on the way out. Whoever sends must know whether it may be tried again."""


class NotSent(Exception):
    """Surely not delivered: it may be tried again."""


class Gone(Exception):
    """There is nobody at that address any more."""


class Unsure(Exception):
    """The line fell after it was handed over: it may have been delivered, and is not sent again."""
