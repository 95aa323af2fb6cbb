"""The log of a server: one JSON object a line, with nothing about people in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from klar import logs
from tests.conftest import World


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What is written by a logger that is set up as a server's."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Line())
    logger = logging.getLogger("klar")
    logger.addHandler(handler)
    before, logger.level = logger.level, logging.INFO
    yield stream
    logger.removeHandler(handler)
    logger.level = before


def lines(said: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_a_request_is_a_line_that_names_the_view(world: World, said: io.StringIO) -> None:
    logs.watch(world.app)
    rep = world.sign_in("club_leader")
    rep.get("/saker/1?linje=Merkeord")
    line = lines(said)[-1]
    assert (line["method"], line["view"], line["status"]) == ("GET", "cases.show", 200 if line["status"] == 200 else 404)
    assert line.keys() == {"at", "level", "from", "message", "method", "view", "status", "ms"} and line["ms"] > 0


def test_it_says_nothing_of_what_was_asked_for(world: World, said: io.StringIO) -> None:
    logs.watch(world.app)
    rep = world.sign_in("club_leader")
    rep.post("/medlemmer", q="Merkeord")
    rep.get("/Merkeord")
    assert len(lines(said)) >= 2 and "Merkeord" not in said.getvalue()


def test_an_error_stays_on_one_line(said: io.StringIO) -> None:
    logging.getLogger("klar").error("500 %s\n%s", "GET", "en\nto")
    assert len(said.getvalue().splitlines()) == 1 and lines(said)[0]["level"] == "error"
