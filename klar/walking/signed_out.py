"""The pages where one signs in: without anybody, with too little, too long ago, and when it fails."""

from datetime import timedelta
from typing import Any

from klar.db import now
from klar.models.officer import Session
from klar.walking.walk import Walk

LONG_AGO = timedelta(hours=1)
NOBODY = "http://127.0.0.1:9"  # a sign-in service that never answers


def at_the_door(walk: Walk, officer: int) -> None:
    walk.enter(None)
    walk.look("/logg-inn")
    walk.look("/logg-inn/svar")
    walk.look("/logg-inn/start", "POST")
    walk.say(link=[NOBODY, "", (now() + LONG_AGO).timestamp()])
    walk.look("/logg-inn/kode")
    for address, so in (("bankid", {"level": "low"}), ("igjen", {"created_at": now() - LONG_AGO}), ("apne", {"seen_at": now() - LONG_AGO})):
        walk.enter(officer)
        so_that(officer, so)
        walk.look(f"/logg-inn/{address}")
    walk.enter(officer)
    walk.look("/finnes-ikke")
    walk.look("/logg-ut", "POST")


def so_that(officer: int, so: dict[str, Any]) -> None:
    """The officer's sign-ins are like this."""
    Session.update(**so).where(Session.officer == officer).execute()
