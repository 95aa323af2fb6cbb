"""Web push to a service that opens it as a browser does: one fixed sentence, signed by Klar, once; and what happens when it does not go."""

import time
from datetime import timedelta

import pytest

from klar.actions.session import end_session
from klar.actions.told import NoPhone, add_phone, carry_over
from klar.config.names import PUSH_HOSTS
from klar.crypto import fingerprint
from klar.crypto.push_key import public_push_key
from klar.db import now
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer, Session
from klar.models.told import PushSubscription
from klar.notify import is_push_service
from tests.notify.conftest import MARKER, Clock, Rep
from tests.notify.services import Outside, PushService


@pytest.fixture
def due(rep: Rep, push: PushService) -> Rep:
    """Wants it on the phone, at once, and has a deadline tomorrow."""
    rep.wants("push").listens(push).case(1)
    return rep


def test_the_browser_opens_one_neutral_sentence(due: Rep, push: PushService) -> None:
    assert due.told() == 1
    assert push.opened() == [{"text": "Du har en frist i Klar som nærmer seg. Åpne Klar for å se den.", "lang": "nb"}]
    assert MARKER not in str(push.got) and due.state() == ["sent"]


def test_in_the_officers_language(due: Rep, push: PushService) -> None:
    Officer.update(language="en").where(Officer.id == due.id).execute()
    due.told()
    assert push.opened()[0]["lang"] == "en"


def test_the_service_can_check_who_sends(due: Rep, push: PushService) -> None:
    due.told()
    claims, key = push.signed()
    assert key == public_push_key() and claims["aud"] == f"http://{push.place}" and claims["sub"].startswith("https://")
    assert 0 < claims["exp"] - time.time() <= 24 * 3600


def test_what_waits_at_the_service_is_one(due: Rep, push: PushService) -> None:
    due.told()
    headers = push.got[0][0]
    assert (headers["topic"], headers["content-encoding"]) == ("klar", "aes128gcm") and int(headers["ttl"]) > 0


@pytest.mark.parametrize("code", [404, 410])
def test_a_phone_that_is_gone_is_forgotten(due: Rep, push: PushService, code: int) -> None:
    push.answers = [(code, {})]
    assert due.told() == 0 and not PushSubscription.select().exists() and due.state() == ["dropped"]
    assert AuditEvent.select().where(AuditEvent.name == "push.ended").count() == 1


def test_a_service_that_is_down_is_tried_again_later(due: Rep, push: PushService, clock: Clock) -> None:
    push.answers = [(503, {}), (503, {})]
    sent = []
    for minute in (0, 4, 6, 25, 28, 60):
        clock.at(12, minute) if minute < 60 else clock.at(13)
        sent.append(due.told())
    assert sent == [0, 0, 0, 0, 1, 0] and len(push.got) == 3 and due.messages()[0].tries == 3


def test_it_gives_up_after_five_and_rests_at_night(due: Rep, push: PushService, clock: Clock) -> None:
    push.answers = [(503, {})] * 9
    for day, hour in ((0, 12), (0, 13), (0, 14), (0, 16), (0, 22), (1, 6), (1, 7)):
        clock.at(hour, days=day)
        due.told()
    assert due.state()[0] == "dropped" and len(push.got) == 5


def test_the_other_phone_got_it(due: Rep, push: PushService) -> None:
    due.listens(push, "two")
    push.answers = [(503, {})]
    assert due.told() == 1 and due.state() == ["sent"]


def test_nobody_is_followed_elsewhere(due: Rep, push: PushService, kannel: Outside) -> None:
    push.answers = [(307, {"Location": f"http://{kannel.place}/"})]
    assert due.told() == 0 and kannel.got == []


def test_signing_out_ends_it(due: Rep, push: PushService) -> None:
    end_session(due.id, due.session.id)
    assert not PushSubscription.select().exists() and due.told() == 0 and push.got == []


def test_a_sign_in_ended_by_the_register_ends_it(due: Rep, push: PushService) -> None:
    Session.update(ended_at=now()).where(Session.id == due.session.id).execute()
    assert due.told() == 0 and push.got == [] and not PushSubscription.select().exists()


def test_a_later_sign_in_on_the_phone_keeps_it(due: Rep) -> None:
    later = Session.create(token=fingerprint("later"), officer=due.id, created_at=now(), seen_at=now() + timedelta(days=1))
    carry_over("X-varsel", "later")
    assert PushSubscription.get().session_id == later.id


def test_anothers_sign_in_on_the_phone_ends_it(due: Rep) -> None:
    Session.create(token=fingerprint("other"), officer=Officer.get(Officer.id != due.id).id, created_at=now(), seen_at=now())
    carry_over("X-varsel", "other")
    assert not PushSubscription.select().exists()


def test_one_made_for_another_key_is_not_used(due: Rep, push: PushService) -> None:
    PushSubscription.update(key="another").execute()
    assert due.told() == 0 and push.got == [] and not PushSubscription.select().exists()


def test_a_browser_is_one_persons(due: Rep, push: PushService) -> None:
    other = Officer.get(Officer.id != due.id)
    add_phone(other.id, due.session.id, **push.subscription(), hosts=due.settings.push_hosts)
    assert PushSubscription.get().officer_id == other.id


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x", "https://fcm.googleapis.com.evil.example/x", "https://evil.example/fcm.googleapis.com", "https://127.0.0.1/x", "https://localhost/x",
        "https://a@fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "https://[::1]/x", "https://[", "https://x.y.notify.windows.com/", "file:///etc/passwd", "",
        "https://fcm.googleapis.com/" + "x" * 1000,
    ],
)  # fmt: skip
def test_no_other_address_is_sent_to(endpoint: str) -> None:
    refused({"endpoint": endpoint})


@pytest.mark.parametrize("wrong", [{"p256dh": ""}, {"auth": "kort"}, {"auth": "§" * 22}, {"p256dh": "<script>" * 11}])
def test_a_key_that_is_none_is_refused(wrong: dict[str, str]) -> None:
    refused(wrong)


def refused(wrong: dict[str, str]) -> None:
    service = PushService()
    service.server.server_close()
    with pytest.raises(NoPhone):
        add_phone(1, 1, **{**service.subscription(), **wrong}, hosts=(*PUSH_HOSTS, service.place))


@pytest.mark.parametrize("host", ["fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "db5p.notify.windows.com"])
def test_those_of_the_browsers_are(host: str) -> None:
    assert is_push_service(f"https://{host}/x", PUSH_HOSTS)
