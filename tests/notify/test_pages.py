"""«Varsler» in the hands of a person: what is chosen is kept, and what cannot be is said."""

from html import unescape

import pytest

from klar.actions.told import add_phone
from klar.config import Mail, Sms
from klar.crypto.push_key import public_push_key
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer, Session
from klar.models.told import NotifyChoice, PushSubscription
from tests.conftest import Browser, World
from tests.notify.services import PushService

PAGE = "/mer/varsler"
ALL = {"kind": ["deadline", "meeting"], "when": "now"}
WAYS = {"mail": Mail("smtps", "mail.example.no", 465, "", "", "klar@example.no"), "sms": Sms("file:///tmp/x", "", "", "")}


@pytest.fixture
def me(world: World) -> Officer:
    for name, way in WAYS.items():
        object.__setattr__(world.app.config["KLAR"], name, way)
    return world.person("club_leader")


@pytest.fixture
def browser(world: World, me: Officer) -> Browser:
    return world.enter(me.id)


def choice(me: Officer) -> tuple[str, str, bool, str]:
    row = NotifyChoice.get(NotifyChoice.officer == me.id)
    return row.kinds, row.channel, row.daily, row.email


def subscription(name: str = "x") -> dict[str, str]:
    service = PushService()
    service.server.server_close()
    return {**service.subscription(), "endpoint": f"https://fcm.googleapis.com/{name}"}


def test_before_anything_is_chosen_nobody_is_told_and_mornings_are_offered(browser: Browser) -> None:
    page = browser.get(PAGE).text
    assert 'id="channel-none" name="channel" value="" checked' in page and 'value="daily" checked' in page and page.count(" checked") == 6


def test_what_is_chosen_is_kept_and_shown(browser: Browser, me: Officer) -> None:
    assert browser.post(PAGE, **ALL, channel="sms").location == PAGE
    assert choice(me) == ("deadline meeting", "sms", False, "")
    page = browser.get(PAGE).text
    assert 'value="sms" checked' in page and 'value="now" checked' in page and page.count(" checked") == 4


def test_a_way_that_the_operator_has_not_set_up_is_not_offered(browser: Browser, world: World) -> None:
    for name in WAYS:
        object.__setattr__(world.app.config["KLAR"], name, None)
    page = browser.get(PAGE).text
    assert "På telefonen" in page and "På SMS" not in page and "På e-post" not in page


def test_sms_is_for_those_whose_number_is_known(browser: Browser, me: Officer) -> None:
    Officer.update(phone="").where(Officer.id == me.id).execute()
    assert "På SMS" not in browser.get(PAGE).text


def test_the_address_is_asked_for_where_the_register_has_none_and_forgives_spaces(browser: Browser, me: Officer) -> None:
    assert "E-posten din" not in browser.get(PAGE).text
    Officer.update(email="").where(Officer.id == me.id).execute()
    assert browser.post(PAGE, **ALL, channel="email", email=" kari @example.no ").status_code == 303
    assert choice(me)[3] == "kari@example.no"


@pytest.mark.parametrize("wrong", ["", "kari", "kari@example", "a@b.no,c@d.no", "<kari@example.no>"])
def test_an_address_that_is_none_is_asked_for_anew(browser: Browser, me: Officer, wrong: str) -> None:
    Officer.update(email="").where(Officer.id == me.id).execute()
    answer = browser.post(PAGE, **ALL, channel="email", email=wrong)
    assert answer.status_code == 422 and "Skriv adressen slik" in answer.text and not NotifyChoice.select().exists()
    assert 'value="email" checked' in answer.text


def test_the_phone_is_asked_for_after_it_is_chosen(browser: Browser) -> None:
    assert browser.post(PAGE, **ALL, channel="push").location == f"{PAGE}/telefon"
    assert "Denne telefonen varsler ikke ennå." in browser.get(PAGE).text
    page = unescape(browser.get(f"{PAGE}/telefon").text)
    assert public_push_key() in page and "Ja, varsle meg" in page and "Denne nettleseren kan ikke varsle deg." in page


def test_a_phone_is_put_on_and_taken_off_both_on_record(browser: Browser, me: Officer) -> None:
    browser.post(PAGE, **ALL, channel="push")
    assert browser.post(f"{PAGE}/telefon", **subscription()).location == PAGE
    assert "Telefoner som varsler" in browser.get(PAGE).text and "varsler ikke ennå" not in browser.get(PAGE).text
    browser.post(f"{PAGE}/telefon/slutt", page=PAGE, phone=str(PushSubscription.get().id))
    assert not PushSubscription.select().exists()
    assert [row.name for row in AuditEvent.select().where(AuditEvent.name.startswith("push.")).order_by(AuditEvent.id)] == ["push.added", "push.ended"]


def test_a_phone_made_for_the_master_key_before_this_is_not_said_to_be_on(browser: Browser) -> None:
    browser.post(PAGE, **ALL, channel="push")
    browser.post(f"{PAGE}/telefon", **subscription())
    PushSubscription.update(key="another").execute()
    assert "Denne telefonen varsler ikke ennå." in browser.get(PAGE).text


@pytest.mark.parametrize("wrong", [{"endpoint": "https://evil.example/x"}, {"auth": "x"}, {"endpoint": "http://169.254.169.254/"}])
def test_another_address_is_refused_and_nothing_is_kept(browser: Browser, wrong: dict[str, str]) -> None:
    answer = browser.post(f"{PAGE}/telefon", **{**subscription(), **wrong})
    assert answer.status_code == 422 and not PushSubscription.select().exists()


def test_anothers_phone_is_as_one_that_is_not_there(browser: Browser, world: World) -> None:
    other = world.person("club_leader", 1)
    world.enter(other.id)
    add_phone(other.id, Session.get(Session.officer == other.id).id, **subscription(), hosts=("fcm.googleapis.com",))
    answer = browser.post(f"{PAGE}/telefon/slutt", page=PAGE, phone=str(PushSubscription.get().id))
    assert answer.status_code == 404 and PushSubscription.select().count() == 1


def test_signing_out_takes_the_phone_off(browser: Browser) -> None:
    browser.post(f"{PAGE}/telefon", **subscription())
    browser.post("/logg-ut", page="/mer")
    assert not PushSubscription.select().exists()


def test_signing_out_elsewhere_takes_that_phone_off_and_not_this(browser: Browser, world: World, me: Officer) -> None:
    browser.post(f"{PAGE}/telefon", **subscription("here"))
    world.enter(me.id).post(f"{PAGE}/telefon", **subscription("there"))
    browser.post("/mer/enheter/logg-ut-andre", page="/mer/enheter")
    assert [row.endpoint[-4:] for row in PushSubscription.select()] == ["here"]
