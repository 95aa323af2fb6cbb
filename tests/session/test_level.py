"""Cases, members and desks ask for a sign-in of level High; with less one is in, and sees nothing of anybody's."""

from collections.abc import Callable

import pytest
from flask import Flask

from klar.access import ANY_LEVEL, FEED, LOCKED, PUBLIC
from klar.actions.task import make_task
from klar.db import today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case
from klar.models.officer import Officer, Session
from klar.models.task import Task
from tests.conftest import World
from tests.routes.html import Page, words
from tests.routes.url_map import ROUTES, Route, named
from tests.session.conftest import HIGH, Phone, a_leader, asked_for, vouch
from tests.session.hostile import running

SUBSTANTIAL = "idporten-loa-substantial"


@pytest.fixture
def low(phone: Phone, leader: Officer, provider: str) -> Phone:
    """The leader, at a provider that answers with less than it was asked for."""
    vouch(provider, "lav", acr=SUBSTANTIAL, amr=["BIS"])
    assert phone.first_sign_in("lav", leader).status_code == 303
    return phone


def level() -> tuple[str, str]:
    row = Session.select().order_by(Session.id.desc()).get()
    return row.level, row.acr


def test_the_provider_is_asked_for_high(phone: Phone) -> None:
    assert asked_for(phone.leave())["acr_values"] == HIGH


def test_what_the_provider_said_is_kept(signed_in: Phone) -> None:
    assert level() == ("high", f"{HIGH} BID")


def test_less_is_kept_as_less_also_through_the_first_sign_in(low: Phone) -> None:
    assert level() == ("low", f"{SUBSTANTIAL} BIS")


def test_home_shows_nothing_of_anybodys(low: Phone, leader: Officer) -> None:
    make_task(leader.id, "Ring Kari", today())
    home = low.get("/")
    assert home.status_code == 200 and "Logg inn med BankID" in home.text
    said = words(Page(home.text))
    assert not any(word in said for word in ("åpen", "åpne", "i dag", "Frist", "Sak ", "Fortsett")) and not any(c.isdigit() for c in said)


CLOSED = [route for route in ROUTES if not {PUBLIC, ANY_LEVEL, LOCKED, FEED} & set(route.access)]


def test_what_is_open_with_less_is_named() -> None:
    """A new page asks for High until it stands here."""
    assert {route.endpoint for route in ROUTES if ANY_LEVEL in route.access} == {
        "home.home", "home.more", "home.text_size", "home.sent", "session.sign_out", "session.higher", "session.again",
        "devices.mine", "devices.out", "devices.others_out", "passkeys.remove",
        "settings.every", "settings.language", "settings.set_own_language", "settings.home_screen", "settings.look", "settings.choose_look", "settings.choose_calm", "settings.accessibility",
    }  # fmt: skip


@pytest.fixture(scope="module")
def lowered(shared_world: World) -> World:
    """The demo, everybody signed in at the lower level."""
    shared_world.app.config["WTF_CSRF_ENABLED"] = False
    return shared_world


@pytest.mark.parametrize("route", CLOSED, ids=named)
def test_every_other_page_leads_to_bankid(route: Route, lowered: World) -> None:
    browser = lowered.sign_in("club_leader")
    Session.update(level="low").execute()
    with lowered.app.test_request_context():
        values = {name: 1 if name.endswith(("_id", "number")) else "sak" for name in route.arguments}
        address = lowered.app.url_for(route.endpoint, _external=False, **values)
    before = Case.select().count(), Task.select().count(), AuditEvent.select().count()
    answer = browser.client.open(address, method=route.method)
    assert (answer.status_code, answer.location) == (302, "/logg-inn/bankid")
    assert (Case.select().count(), Task.select().count(), AuditEvent.select().count()) == before


def test_the_demo_counts_as_high(world: World) -> None:
    assert world.sign_in("club_leader").get("/saker").status_code == 200


def test_a_fragment_leads_the_whole_page_there(low: Phone) -> None:
    answer = low.get("/medlemmer?q=a", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.text) == (401, "/logg-inn/bankid", "")


def test_after_bankid_one_is_where_one_wanted(low: Phone, provider: str) -> None:
    assert low.get("/saker").location == "/logg-inn/bankid"
    assert "Saker og medlemmer er ekstra godt beskyttet." in low.get("/logg-inn/bankid").text
    vouch(provider, "lav", acr=HIGH)
    assert low.get(low.come_back("/logg-inn/bankid", sub="lav")).location == "/saker"
    assert low.get("/saker").status_code == 200 and low.get("/logg-inn/bankid").location == "/"


def test_with_less_again_one_is_no_further(low: Phone) -> None:
    low.get("/saker")
    assert low.get(low.come_back("/logg-inn/bankid", sub="lav")).location == "/saker"
    assert low.get("/saker").location == "/logg-inn/bankid"


ACR = {
    "none": {},
    "empty": {"acr": ""},
    "substantial": {"acr": SUBSTANTIAL},
    "in capitals": {"acr": HIGH.upper()},
    "with a tail": {"acr": f"{HIGH}-not"},
    "with a space": {"acr": f"{HIGH} "},
    "several words": {"acr": f"{SUBSTANTIAL} {HIGH}"},
    "a list": {"acr": [HIGH]},
    "an object": {"acr": {HIGH: True}},
    "a number": {"acr": 4},
    "true": {"acr": True},
    "said as amr": {"amr": [HIGH]},
    "amr of odd things": {"amr": [1, None, {"a": HIGH}]},
}


@pytest.mark.parametrize("claims", ACR.values(), ids=ACR)
def test_what_is_not_high_to_the_letter_is_low(klar: Callable[..., Flask], claims: dict) -> None:
    with running() as server:
        phone = Phone(klar(server.issuer).test_client())
        for _time in range(2):  # linked by the first
            asked = asked_for(phone.leave("/mer" if Session.select().count() else "/logg-inn"))
            server.say(id_token=server.id_token(asked["nonce"], **claims))
            answer = phone.get(f"/logg-inn/svar?code=c&state={asked['state']}")
            if answer.location == "/logg-inn/kode":
                phone.first_code(a_leader())
        assert level()[0] == "low" and phone.get("/saker").location == "/logg-inn/bankid"


def test_the_right_one_is_high_there_too(klar: Callable[..., Flask]) -> None:
    with running() as server:
        phone = Phone(klar(server.issuer, KLAR_OIDC_LEVEL_HIGH=f"urn:bankid:bid;LOA=4, {HIGH}").test_client())
        asked = asked_for(phone.leave())
        assert asked["acr_values"] == f"urn:bankid:bid;LOA=4 {HIGH}"
        server.say(id_token=server.id_token(asked["nonce"], acr="urn:bankid:bid;LOA=4"))
        phone.get(f"/logg-inn/svar?code=c&state={asked['state']}")
        phone.first_code(a_leader())
        assert level() == ("high", "urn:bankid:bid;LOA=4") and phone.get("/saker").status_code == 200
