"""What was done on the machine itself, and by whom as the operating system tells: counts and times only."""

import os
from pwd import getpwuid

from klar.audit import record
from klar.db import atomic


def operated(event: str, **counts: object) -> None:
    """Puts on record that it was done. `counts` are the event's fields but for `login`."""
    with atomic():
        record(event, officer=None, rule="operator", login=login(), **counts)


def login() -> str:
    """Whose process this is; the number alone where the machine has no name for it. Not from the environment: that can say anything."""
    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
