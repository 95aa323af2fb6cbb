"""A world to drill in: a fresh demo, with people signed in as the server will know them."""

import re
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Flask

from klar import config, create_app, demo_world
from klar.actions.session import start_session
from klar.audit import verify
from klar.crypto import token
from klar.db import db
from klar.models.case import Case
from klar.models.officer import Officer
from tests.engine import ON_POSTGRESQL, place

PROOF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Result(NamedTuple):
    count: int
    faults: list[str]
    note: str = ""


class Visitor(NamedTuple):
    """A person signed in: what a browser would send."""

    officer: int
    cookie: str
    proof: str

    def headers(self) -> dict[str, str]:
        return {"Cookie": f"klar={self.cookie}", "Content-Type": "application/x-www-form-urlencoded"}

    def post(self, connection: HTTPConnection, path: str, once: str, **fields: str) -> int:
        """The status of the answer."""
        connection.request("POST", path, urlencode({"csrf_token": self.proof, "once": once, **fields}), self.headers())
        answer = connection.getresponse()
        answer.read()
        return answer.status


class Drilled(NamedTuple):
    folder: Path
    app: Flask

    def visitor(self, officer: int) -> Visitor:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session.update({"_user_id": start_session(officer, "drill", "demo"), "_fresh": True})
        proof = PROOF.search(client.get("/mer").text)[1]
        return Visitor(officer, client.get_cookie("klar").value, proof)

    def handlers(self) -> list[tuple[int, int]]:
        """(officer, case) of every open case."""
        rows = Case.select(Case.handler, Case.id).join(Officer).where(Case.closed_on.is_null()).order_by(Case.id)
        return [(row.handler_id, row.id) for row in rows]


def made(folder: str) -> Drilled:
    address = str(place(Path(folder)))
    demo_world.prepare(Path(folder), database=address)
    return Drilled(Path(folder), create_app(config.read({"KLAR_DATA": folder, "KLAR_DATABASE": address, "KLAR_INSECURE_HTTP": "1"})))


def sound() -> list[str]:
    """What is wrong with the database, if anything: its structure, its references, its record."""
    faults = []
    if not ON_POSTGRESQL:  # a server looks after both by itself
        faults = [row[0] for row in db.execute_sql("PRAGMA integrity_check") if row[0] != "ok"]
        faults += [f"foreign key {row}" for row in db.execute_sql("PRAGMA foreign_key_check")]
    broken = verify()[1]
    return [*faults, *([f"record broken at {broken}"] if broken else [])]


def key() -> str:
    return token()[:32]
