"""«Ansikt, finger eller skjermlås»: opens what is locked, for the one who turned it on, and nothing else."""

from datetime import timedelta

import pytest

from klar.crypto import challenge, keys
from klar.db import now, to_ms
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer, Passkey, Session
from klar.models.person import LONGEST
from tests.conftest import World
from tests.session.conftest import Phone, a_leader, end_mandates, reaching
from tests.session.device import UP, Device, asked
from tests.session.hostile import base64
from tests.session.test_locked import OPEN, leave
from tests.session.test_step_up import age

ADD, OFF, DEVICES = "/mer/enheter/skjermlas", "/mer/enheter/skjermlas/fjern", "/mer/enheter"


@pytest.fixture
def device(signed_in: Phone) -> Device:
    """The leader's, with a key that is turned on."""
    made = Device()
    assert signed_in.post(ADD, proof=made.add(signed_in.get(ADD).text)).location == DEVICES
    return made


@pytest.fixture
def left(signed_in: Phone, device: Device) -> Phone:
    leave()
    return signed_in


def last() -> AuditEvent:
    return AuditEvent.select().order_by(AuditEvent.id.desc()).get()


def opened(phone: Phone, proof: str) -> bool:
    """Whether it opens; what does not shows the lock, and says so."""
    answer = phone.post(OPEN, proof=proof)
    assert answer.location or (answer.status_code == 422 and "Det gikk ikke. Prøv igjen." in answer.text and "Klar er låst" in answer.text)
    return bool(answer.location) and phone.get("/saker").status_code == 200


def test_turned_on_it_stands_among_ones_devices(signed_in: Phone, device: Device, leader: Officer) -> None:
    page = signed_in.get(DEVICES).text
    assert "Slått på" in page and "Ukjent enhet" in page and (last().name, last().officer_id) == ("passkey.added", leader.id)


def test_it_opens_where_one_was(left: Phone, device: Device) -> None:
    left.get("/oppgaver")
    answer = left.post(OPEN, proof=device.open(left.get(OPEN).text))
    assert answer.location == "/oppgaver" and left.get("/oppgaver").status_code == 200
    assert (last().name, last().subject, last().data) == ("passkey.used", Passkey.get().id, f'{{"session":{Session.get().id}}}')


def test_it_is_no_sign_in(left: Phone, device: Device) -> None:
    """Neither twelve new hours, nor what asks for a sign-in from just now."""
    age(40)
    before = Session.get()
    assert opened(left, device.open(left.get(OPEN).text))
    assert (Session.get().created_at, Session.get().auth_at, Session.get().level) == (before.created_at, before.auth_at, "high")
    assert left.get("/ny/nodtilgang").location == "/logg-inn/igjen"


def test_the_cookie_from_before_opens_nothing(left: Phone, device: Device) -> None:
    before = left.cookie
    assert opened(left, device.open(left.get(OPEN).text))
    left.client.set_cookie("klar", before)
    assert left.get("/").location == "/logg-inn"


def test_a_device_that_does_not_count_does(left: Phone, device: Device) -> None:
    for _time in range(2):
        assert opened(left, device.open(left.get(OPEN).text, count=0))
        leave()


LIES = {
    "of another site": {"client": {"origin": "https://klar.example"}},
    "over https": {"client": {"origin": "https://localhost"}},
    "at another port": {"client": {"origin": "http://localhost:81"}},
    "for another site": {"host": "klar.example"},
    "in a frame": {"client": {"crossOrigin": True}},
    "as a new key": {"client": {"type": "webauthn.create"}},
    "with the lock not opened": {"flags": UP},
    "with nobody there": {"flags": 0x04},
    "by another device": {"key": Device().key},
    "to a challenge of its own": {"client": {"challenge": base64(bytes(56))}},
    "to none": {"client": {"challenge": ""}},
}


@pytest.mark.parametrize("lies", LIES.values(), ids=LIES)
def test_a_false_proof_opens_nothing(left: Phone, device: Device, lies: dict) -> None:
    assert not opened(left, device.open(left.get(OPEN).text, **lies))
    assert Passkey.get().used_at is None and last().name == "passkey.added" and opened(left, device.open(left.get(OPEN).text))


@pytest.mark.parametrize("sent", ["", "x", "[]", "{}", "null", "1e999", "[" * 9000, '{"response": {"clientDataJSON": "e30"}}', "\0"])
def test_what_is_no_answer_opens_nothing(left: Phone, sent: str) -> None:
    assert not opened(left, sent)


def test_a_count_that_goes_back_opens_nothing(left: Phone, device: Device) -> None:
    device.count = 7
    assert opened(left, device.open(left.get(OPEN).text)) and Passkey.get().count == 8
    leave()
    assert [opened(left, device.open(left.get(OPEN).text, count=count)) for count in (8, 3, 0, 9)] == [False, False, False, True]


def test_an_answer_counts_once(left: Phone, device: Device) -> None:
    answer = device.open(left.get(OPEN).text, count=0)
    assert opened(left, answer)
    leave()
    assert not opened(left, answer)


def challenged(phone: Phone, purpose: str, minutes: int) -> str:
    """A page that asks with a challenge Klar made, for this and until then."""
    with phone.client.application.app_context():
        made = challenge(purpose, to_ms(now() + timedelta(minutes=minutes)))
    return f'data-asked="{{&quot;challenge&quot;: &quot;{base64(made)}&quot;}}"'


def test_a_challenge_is_for_one_session_and_a_few_minutes(left: Phone, device: Device) -> None:
    this = Session.get().id
    tried = [("open", this, -1), ("open", this + 1, 4), ("add", this, 4), ("", this, 4)]
    assert not any(opened(left, device.open(challenged(left, f"{what}:{where}", until))) for what, where, until in tried)
    assert opened(left, device.open(challenged(left, f"open:{this}", 4)))


def other(phone: Phone) -> Phone:
    """Another officer, signed in on a phone of their own."""
    theirs = Phone(phone.client.application.test_client())
    theirs.first_sign_in("kari", Officer.select().where(Officer.id != a_leader().id).get())
    return theirs


def test_anothers_key_opens_nothing_and_is_not_asked_for(left: Phone, device: Device) -> None:
    theirs, key = other(left), Device(b"of another")
    assert theirs.post(ADD, proof=key.add(theirs.get(ADD).text)).location
    page = left.get(OPEN).text
    assert [one["id"] for one in asked(page)["allowCredentials"]] == [base64(device.name)] and not opened(left, key.open(page))


def test_one_that_was_turned_off_opens_nothing(signed_in: Phone, device: Device) -> None:
    assert signed_in.post(OFF, DEVICES, passkey=str(Passkey.get().id)).location == DEVICES and last().name == "passkey.removed"
    leave()
    assert "data-asked" not in signed_in.get(OPEN).text
    assert not opened(signed_in, device.open(challenged(signed_in, f"open:{Session.get().id}", 4)))


def test_anothers_cannot_be_turned_off(signed_in: Phone, device: Device) -> None:
    theirs = other(signed_in)
    answers = [theirs.post(OFF, "/mer", passkey=one) for one in (str(Passkey.get().id), "999", "x", "")]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[1].text)} and Passkey.select().count() == 1


def test_it_starts_no_session(left: Phone, device: Device) -> None:
    page = left.get(OPEN).text
    left.post("/logg-ut", OPEN)
    assert left.post(OPEN, "/logg-inn", proof=device.open(page)).location == "/logg-inn" and left.get("/").location == "/logg-inn"


def test_nor_opens_one_that_is_over(left: Phone, device: Device, leader: Officer) -> None:
    page = left.get(OPEN).text
    Session.update(created_at=now() - LONGEST - timedelta(seconds=1)).execute()
    assert left.post(OPEN, "/logg-inn", proof=device.open(page)).location == "/logg-inn"
    Session.update(created_at=now()).execute()
    end_mandates(leader)
    assert left.post(OPEN, "/logg-inn", proof=device.open(page)).location == "/logg-inn"


def test_turning_it_on_asks_for_a_sign_in_from_just_now(signed_in: Phone) -> None:
    page = signed_in.get(ADD).text
    age(11)
    assert signed_in.get(ADD).location == "/logg-inn/igjen"
    assert signed_in.post(ADD, DEVICES, proof=Device().add(page)).location == "/logg-inn/igjen" and not Passkey.select().count()


FALSE = {name: LIES[name] for name in ("of another site", "for another site", "in a frame", "to a challenge of its own")}
FALSE |= {"as a proof": {"client": {"type": "webauthn.get"}}, "with the lock not opened": {"flags": 0x41}}


@pytest.mark.parametrize("lies", FALSE.values(), ids=FALSE)
def test_a_false_key_is_not_taken(signed_in: Phone, lies: dict) -> None:
    answer = signed_in.post(ADD, proof=Device().add(signed_in.get(ADD).text, **lies))
    assert answer.status_code == 422 and "Feil:" in answer.text and not Passkey.select().count()


def test_a_key_is_taken_once_and_ten_at_most(signed_in: Phone, device: Device) -> None:
    again = [signed_in.post(ADD, proof=one.add(signed_in.get(ADD).text)).status_code for one in (device, *(Device(bytes([n]) * 9) for n in range(10)))]
    assert again == [422, *[303] * 9, 422] and Passkey.select().count() == 10


def test_the_device_is_told_nothing_of_the_person(signed_in: Phone, leader: Officer) -> None:
    options = asked(signed_in.get(ADD).text)
    assert options["user"]["name"] == options["user"]["displayName"] == options["rp"]["name"] == "Klar" and options["attestation"] == "none"
    assert options["authenticatorSelection"]["userVerification"] == "required" and len(options["user"]["id"]) == 43


def test_at_a_bare_address_it_is_not_offered(world: World) -> None:
    phone = reaching(world.app, "http://127.0.0.1")
    phone.post("/velg-person", officer=str(world.person("club_leader").id))
    assert "skjermlås" not in phone.get(DEVICES).text and "data-asked" not in phone.get(ADD).text
    assert phone.post(ADD, DEVICES, proof="x").status_code == 404


def test_a_challenge_cannot_be_made_without_the_master_key(signed_in: Phone) -> None:
    assert keys.derive("challenge") != keys.derive("cookies") and len({asked(signed_in.get(ADD).text)["challenge"] for _ in range(5)}) == 5
