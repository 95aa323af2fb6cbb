"""The same headers on every answer: pages, files, redirects and errors of every kind, word for word."""

import pytest
from werkzeug.test import TestResponse

from klar.access import PUBLIC, access
from tests.conftest import World
from tests.routes.pages import Places, page_routes
from tests.routes.url_map import Route, named

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types klar default worker"
)
EVERYWHERE = {
    "Content-Security-Policy": CSP,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
OF_ITS_OWN = {"Content-Type", "Content-Length", "Cache-Control", "Set-Cookie", "Vary", "Location", "Allow"}


@pytest.fixture(scope="module")
def places(shared_world: World) -> Places:
    shared_world.app.add_url_rule("/velt", view_func=access(PUBLIC)(lambda: 1 / 0), endpoint="toy.falls")
    return Places(shared_world)


def guarded(answer: TestResponse, *more: str) -> None:
    assert {name: answer.headers.getlist(name) for name in EVERYWHERE} == {name: [value] for name, value in EVERYWHERE.items()}
    assert {name for name in answer.headers.keys() if name not in EVERYWHERE} <= OF_ITS_OWN | set(more)


@pytest.mark.parametrize("route", page_routes(), ids=named)
def test_every_page(route: Route, places: Places) -> None:
    for stop in places.stops(route):
        answer = places.browser(stop.who).get(stop.address)
        guarded(answer)
        assert answer.headers["Cache-Control"] == "no-store", stop


@pytest.mark.parametrize(
    ("path", "code"),
    [("/", 302), ("/finnes-ikke", 302), ("/velg-person/", 302), ("/static/0/klar.css", 404), ("/velt", 500), ("/helse", 200), ("/logg-inn", 302)],
)
def test_every_other_kind_of_answer(path: str, code: int, places: Places) -> None:
    answer = places.world.browser().get(path)
    assert answer.status_code == code
    guarded(answer)


@pytest.mark.parametrize(("method", "code"), [("PUT", 302), ("DELETE", 302), ("OPTIONS", 200), ("HEAD", 200)])
def test_every_method(method: str, code: int, places: Places) -> None:
    answer = places.world.app.test_client().open("/velg-person", method=method)
    assert answer.status_code == code
    guarded(answer)


def test_a_foreign_host(places: Places) -> None:
    answer = places.world.app.test_client().get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    guarded(answer)


def test_files_are_kept_for_good_and_have_the_same_headers(places: Places) -> None:
    for address in places.world.app.extensions["assets"].urls.values():
        answer = places.world.browser().get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200 and answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        guarded(answer, "Content-Encoding")


def test_signing_out_also_clears_the_device(places: Places) -> None:
    answer = places.world.sign_in("club_leader").post("/logg-ut", "/mer")
    guarded(answer, "Clear-Site-Data")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_a_form_with_errors_and_a_broken_form(places: Places) -> None:
    rep = places.browser("rep")
    wrong = rep.post("/ny/sak", hvem="x")
    assert (wrong.status_code, rep.client.post("/mer/tekst").status_code) == (422, 400)
    guarded(wrong)
    guarded(rep.client.post("/mer/tekst"))


def test_the_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere(places: Places) -> None:
    cookie = places.world.browser().get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie and "Domain" not in cookie
