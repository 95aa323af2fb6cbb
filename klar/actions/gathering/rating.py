"""What those who came thought of it. That somebody has answered is kept; which answer was whose, nowhere."""

from collections.abc import Callable

from klar.access import fetch
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic
from klar.models import sealed
from klar.models.gathering import Gathering, Signup
from klar.models.ratings import Tally, add, add_line


def rate(by: int, signup_id: int, values: list[int]) -> None:
    """Adds one answer, a value from 1 to 5 for each question; the second of one person changes nothing. 404 when it is not `by`'s."""
    _once(by, signup_id, 0, lambda tally: add(tally, values))


def write_line(by: int, signup_id: int, text: str) -> None:
    """One line, after the answer, once."""
    _once(by, signup_id, 1, lambda tally: add_line(tally, text))


def _once(by: int, signup_id: int, after: int, change: Callable[[Tally], Tally]) -> None:
    with atomic():
        row = fetch(by, "signup.own", signup_id)
        if not row.came or row.rated != after:
            return
        Signup.update(rated=after + 1).where(Signup.id == row.id).execute()
        gathering = Gathering.get_by_id(row.gathering_id)
        box = keys.box(gathering.key)
        said = sealed.get(box, "gathering", gathering)
        sealed.put(box, gathering, **{**said, "tally": change(said.get("tally", {}))})
        record("gathering.rated", officer=by, subject=gathering.id, rule=row.allowed_by)
