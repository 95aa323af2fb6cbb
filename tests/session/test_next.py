"""The page that was asked for is remembered as an endpoint and its ids, and reached after sign-in."""

import pytest
from flask import Flask

from klar.crypto import token
from klar.models.officer import Officer
from klar.views.session import address_of
from tests.session.conftest import Phone


@pytest.mark.parametrize("path", ["/medlemmer", "/mer", "/saker"])
def test_leads_to_the_page_that_was_asked_for(phone: Phone, leader: Officer, path: str) -> None:
    phone.get(path)
    assert phone.first_sign_in("ola", leader).location == path


def test_ids_are_kept(phone: Phone, leader: Officer) -> None:
    phone.get("/saker/17")
    assert phone.first_sign_in("ola", leader).location == "/saker/17"


@pytest.mark.parametrize("trick", ["/medlemmer?next=//evil.example", "/logg-inn?next=https://evil.example", "//evil.example/", "/\\evil.example"])
def test_addresses_are_never_taken_from_outside(phone: Phone, leader: Officer, trick: str) -> None:
    phone.get(trick)
    location = phone.first_sign_in("ola", leader).location
    assert location in ("/", "/medlemmer")


def test_a_cookie_that_was_changed_is_worth_nothing(phone: Phone, leader: Officer) -> None:
    phone.get("/mer")
    body, *signature = phone.cookie.split(".")
    phone.client.set_cookie("klar", ".".join([body[:-4] + "AAAA", *signature]))
    assert phone.first_sign_in("ola", leader).location == "/"


def test_a_long_id_does_not_burst_the_cookie(phone: Phone) -> None:
    phone.get("/ny/sak/1/" + "".join(token() for _ in range(100)))
    assert len(phone.cookie) < 1000


@pytest.mark.parametrize("wanted", [None, [], ["no.such"], ["cases.show", {}], ["cases.show", {"case_id": "x y"}], ["home.home", 7], "https://evil.example"])
def test_what_is_no_page_leads_home(phone: Phone, wanted: object) -> None:
    app: Flask = phone.client.application
    with app.test_request_context():
        assert address_of(wanted) == "/"
