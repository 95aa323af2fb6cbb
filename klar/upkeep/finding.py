"""What a check found."""

from typing import NamedTuple

OK, WARNING, ERROR = "ok", "advarsel", "feil"


class Finding(NamedTuple):
    """`said` names what was looked at and, when it is not right, what to do."""

    level: str
    said: str


def ok(said: str) -> Finding:
    return Finding(OK, said)


def warning(said: str) -> Finding:
    return Finding(WARNING, said)


def error(said: str) -> Finding:
    return Finding(ERROR, said)
