"""One rep with a case of their own, at noon, and the services outside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from klar import jobs
from klar.actions.case import NewCase, open_case
from klar.actions.told import add_phone, choose
from klar.config import Mail, Settings, Sms
from klar.crypto import fingerprint
from klar.db import OSLO, now, today
from klar.models.case import Deadline
from klar.models.officer import Mandate, Officer, Session
from klar.models.told import Message
from klar.models.unit import Unit
from klar.notify import KINDS
from tests.conftest import World
from tests.notify.services import MailServer, Outside, PushService, running

MARKER = "Merkelapp Markesen"


class Rep:
    """Somebody with a mandate in a club and nothing else yet."""

    def __init__(self, name: str, settings: Settings):
        club = Unit.select().where(Unit.kind == "club").order_by(Unit.id).first()
        self.settings, self.unit = settings, club.id
        self.officer = Officer.create(number=name, name=f"{MARKER} {name}", phone="+4700000001", email="rep@example.no")
        self.id = self.officer.id
        self.mandate = Mandate.create(number=name, officer=self.officer, role="workplace_rep", unit=club, from_on=today() - timedelta(days=30))
        self.session = Session.create(token=fingerprint(name), officer=self.officer, created_at=now(), seen_at=now(), level="high", device="iPhone Safari")

    def wants(self, channel: str, *kinds: str, daily: bool = False) -> "Rep":
        choose(self.id, list(kinds or KINDS), channel, daily)
        return self

    def listens(self, service: PushService, name: str = "one") -> "Rep":
        add_phone(self.id, self.session.id, **service.subscription(name), hosts=self.settings.push_hosts)
        return self

    def case(self, left: int, **new: Any) -> Deadline:
        """A case of the rep's, and its deadline, which is so many days away."""
        trigger = ("dismissal_received", today() - timedelta(days=14 - left))
        made = open_case(self.id, NewCase(**{"kind": "oppsigelse_person", "unit": self.unit, "trigger": trigger, "happened": MARKER, "wish": MARKER, **new}))
        return Deadline.get(Deadline.case == made.id, Deadline.due_on == today() + timedelta(days=left))

    def messages(self) -> list[Message]:
        return list(Message.select().where(Message.officer == self.id).order_by(Message.id))

    def state(self) -> list[str]:
        return [row.status for row in self.messages()]

    def told(self) -> int:
        """A round of the clock."""
        return jobs.once(self.settings)


class Clock:
    """The time in Oslo, which goes on from where it is set."""

    def __init__(self, traveller: time_machine.Traveller):
        self.traveller, self.day = traveller, today()

    def at(self, hour: int, minute: int = 0, *, days: int = 0) -> None:
        self.traveller.move_to(datetime.combine(self.day + timedelta(days=days), time(hour, minute), OSLO))


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(datetime.combine(today(), time(12), OSLO)) as traveller:
        yield Clock(traveller)


@pytest.fixture
def push() -> Iterator[PushService]:
    with running(PushService()) as service:
        yield service


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with running(MailServer()) as server:
        yield server


@pytest.fixture
def kannel() -> Iterator[Outside]:
    with running(Outside()) as gateway:
        yield gateway


@pytest.fixture
def rep(world: World, clock: Clock, push: PushService, mail: MailServer, kannel: Outside) -> Rep:
    ways = {
        "push_hosts": (push.place,), "mail": Mail("smtp", "127.0.0.1", mail.port, "", "", "klar@example.no"),
        "sms": Sms(f"http://{kannel.place}/cgi-bin/sendsms", "klar", "hemmelig", "Klar"),
    }  # fmt: skip
    return Rep("X-varsel", replace(world.app.config["KLAR"], **ways))
