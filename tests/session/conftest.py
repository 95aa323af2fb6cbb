"""Klar as in production, and a real provider process that people sign in with."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from werkzeug.test import TestResponse

from klar import config, create_app
from klar.actions.session import _wrong, invite
from klar.db import db, today
from klar.models.installation import Installation
from klar.models.officer import Mandate, Officer, demo_people
from tests.conftest import Browser
from tests.engine import ON_POSTGRESQL, copy_of, drop, place

SECRET = "a secret that only the tests know, long enough to sign with"
HIGH = "idporten-loa-high"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The issuer of an oidc-provider-mock that runs as a process of its own. It signs in whoever it is told."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{issuer}/.well-known/openid-configuration", process)
        for person in ("ola", "kari"):
            vouch(issuer, person, acr=HIGH, amr=["BID"])
        yield issuer
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str, process: subprocess.Popen) -> None:
    for _attempt in range(200):
        assert process.poll() is None, "the provider ended by itself"
        try:
            requests.get(address, timeout=2)
            return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the provider did not start")


def vouch(issuer: str, subject: str, **claims: object) -> None:
    """What the provider says from now on of how this person signed in."""
    requests.put(f"{issuer}/users/{subject}", json=claims, timeout=10).raise_for_status()


class Phone(Browser):
    """A browser that can walk to the provider and back."""

    def leave(self, page: str = "/logg-inn") -> str:
        """Taps «Logg inn»; the address of the provider that the page leads to."""
        way = self.post("/logg-inn/start", page=page)
        return re.fullmatch("0; url=(.+)", way.headers["Refresh"])[1]

    def come_back(self, page: str = "/logg-inn", **answer: str) -> str:
        """Answers at the real provider, with sub="…" as that person; the path back to Klar."""
        return path_of(requests.post(self.leave(page), data=answer, allow_redirects=False, timeout=10).headers["Location"])

    def sign_in(self, subject: str) -> TestResponse:
        return self.get(self.come_back(sub=subject))

    def first_sign_in(self, subject: str, officer: Officer) -> TestResponse:
        self.sign_in(subject)
        return self.first_code(officer)

    def first_code(self, officer: Officer) -> TestResponse:
        return self.post("/logg-inn/kode", code=invite(officer.number))

    @property
    def cookie(self) -> str:
        return self.client.get_cookie("klar").value


def reaching(app: Flask, address: str) -> Phone:
    """A phone that reaches Klar at this address instead of http://localhost."""
    client = app.test_client()
    client.open = partial(client.open, base_url=address)
    return Phone(client)


def path_of(address: str) -> str:
    found = urlsplit(address)
    return f"{found.path}?{found.query}"


def asked_for(address: str) -> dict[str, str]:
    """What Klar asked the provider for, by name."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.fixture
def klar(made: Path, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Makes Klar as in production, on a copy of the demo's people, for an issuer."""
    folder = Path(shutil.copytree(made, tmp_path / "klar"))
    address = copy_of(place(made)) if ON_POSTGRESQL else ""

    def make(issuer: str, **environ: str) -> Flask:
        plain = {"KLAR_INSECURE_HTTP": "1"} if issuer.startswith("http:") else {}
        oidc = {"KLAR_OIDC_ISSUER": issuer, "KLAR_OIDC_CLIENT_ID": "klar", "KLAR_OIDC_CLIENT_SECRET": SECRET, "KLAR_OIDC_LEVEL_HIGH": HIGH}
        app = create_app(config.read({"KLAR_DATA": str(folder), "KLAR_DATABASE": address, **plain, **oidc, **environ}))
        Installation.delete().execute()  # no longer marked as a demo
        return app

    _wrong.clear()
    yield make
    db.close()
    drop(address)


@pytest.fixture
def phone(klar: Callable[..., Flask], provider: str) -> Phone:
    return Phone(klar(provider).test_client())


@pytest.fixture
def leader(phone: Phone) -> Officer:
    return a_leader()


@pytest.fixture
def signed_in(phone: Phone, leader: Officer) -> Phone:
    """A phone on which the leader is signed in."""
    assert phone.first_sign_in("ola", leader).status_code == 303
    return phone


def a_leader() -> Officer:
    return Officer.get_by_id(next(row.id for row in demo_people(today=today()) if row.role == "club_leader"))


def end_mandates(officer: Officer) -> None:
    Mandate.update(to_on="2020-01-01").where(Mandate.officer == officer).execute()
