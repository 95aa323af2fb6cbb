"""htmx, hardened: what it is set to, what it may not run, and what it says when nobody answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Handset, Phones, sign_in
from tests.browser.flows import open_case, search
from tests.browser.phone import BLOCKED, Phone
from tests.browser.server import Server
from tests.engine import copied

SET = {
    "historyCacheSize": 0, "refreshOnHistoryMiss": True, "includeIndicatorStyles": False, "allowEval": False,
    "allowScriptTags": False, "selfRequestsOnly": True, "timeout": 15000,
}  # fmt: skip
TURNING = "\u202e\u202c"  # turn the direction of writing; Klar keeps no invisible signs
EVIL = (
    "<script>ran=1</script>", "<img src=x onerror=ran=1>", "<svg onload=ran=1>", "\"><script>ran=1</script>", "' onmouseover='ran=1",
    "\" autofocus onfocus=\"ran=1", "javascript:ran=1", "<a href=javascript:ran=1>trykk</a>", "<iframe src=//evil.example></iframe>",
    "<img src=//evil.example/x.png>", "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example'</style>",
    "<form action=//evil.example><button>Ferdig</button></form>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;//evil.example>",
    "<div hx-get=/mer hx-trigger=load></div>", "<div data-hx-get=/mer data-hx-trigger=load></div>", "<div hx-on:load=ran=1></div>",
    "<div hx-get='//evil.example' hx-trigger='load'></div>", "<div hx-vals='js:{a:ran=1}' hx-post=/logg-ut hx-trigger=load></div>",
    "{{ 7*7 }}", "{% raise %}", "${ran=1}", "#{7*7}", "</textarea><script>ran=1</script>", "<!--", "]]><script>ran=1</script>", "%3Cscript%3Eran=1%3C/script%3E",
    "&lt;script&gt;ran=1&lt;/script&gt;", "<math><mi xlink:href=javascript:ran=1>x", "\u202eavtale\u202c", "'; DROP TABLE member; --", "\" OR 1=1 --", "<details open ontoggle=ran=1>",
)  # fmt: skip


class Watched:
    """What a page tries when it has been fooled: dialogs, foreign addresses, code that runs, htmx on people's words."""

    def __init__(self, phone: Phone):
        self.phone, self.done = phone, []
        phone.page.on("dialog", lambda dialog: self.done.append(dialog.message) or dialog.dismiss())
        phone.page.on("request", lambda request: request.url.startswith(phone.base) or self.done.append(request.url))

    def harmless(self) -> bool:
        assert self.phone.page.evaluate("typeof ran") == "undefined"
        assert self.phone.page.locator(".time *:is([hx-get], [data-hx-get], [hx-post], img, script, iframe)").count() == 0
        return not self.done


def test_settings(phones: Phones) -> None:
    phone = phones("club_leader", 1).open("/medlemmer")
    config = phone.page.evaluate("htmx.config")
    assert {name: config[name] for name in SET} == SET
    assert [rule for rule in config["responseHandling"] if rule["code"] == "422"][0]["swap"]


def test_results_while_typing_leave_the_cursor(phones: Phones) -> None:
    phone = search(phones("club_leader", 1).tap("Finn medlem"), "an")
    phone.page.locator("#results a.row").nth(1).wait_for()
    phone.type("n")
    assert phone.page.get_by_role("searchbox").input_value() == "ann"


def test_what_people_write_is_only_words(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 2)).tap("Skriv et notat")
    watched = Watched(phone)
    phone.page.locator("textarea").fill("\n".join(EVIL))
    phone.page.wait_for_timeout(1200)  # the draft is saved and htmx puts in its answer
    phone.page.reload()
    phone.page.locator("textarea").fill("\n".join(EVIL))
    phone.tap("Lagre notatet")
    shown = phone.page.locator(".time").text_content()
    assert [text for text in EVIL if text.strip(TURNING) not in shown] == []
    phone.page.wait_for_timeout(300)
    assert watched.harmless()


def test_what_people_search_for_is_only_words(phones: Phones) -> None:
    phone = phones("club_leader", 3).open("/medlemmer")
    watched, box = Watched(phone), phone.page.get_by_role("searchbox")
    for text in EVIL[::3]:
        with phone.page.expect_response("**/medlemmer"):
            box.fill(text)
        assert box.input_value() == text
    phone.open(f"/medlemmer?q={EVIL[3].replace('<', '%3C')}")
    assert box.input_value() == EVIL[3] and watched.harmless()


@pytest.fixture
def mortal(made: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that may be stopped."""
    server = Server(copied(made, tmp_path / "served")).start()
    yield server
    server.stop()


def test_when_nobody_answers_it_is_said_within_a_second(chromium: Browser, mortal: Server) -> None:
    phone = sign_in(Handset(chromium, mortal).make(), "club_leader").open("/medlemmer")
    phone.expected = "ERR_CONNECTION_REFUSED|htmx:"
    mortal.stop()
    phone.tap(phone.page.get_by_role("searchbox"), stays=True).type("a")
    said = phone.page.get_by_role("alert")
    said.wait_for(timeout=1250)  # a search starts 250 ms after the last letter
    assert "Ingen kontakt" in said.inner_text()
    mortal.start()
    phone.type("n").page.locator("#results a.row").nth(1).wait_for()
    assert not said.is_visible() and not phone.trouble


def test_when_the_server_fails_it_is_said(phones: Phones) -> None:
    phone = phones("club_leader", 4, service_workers="block", expected=f"500|response:error|{BLOCKED}").open("/medlemmer")
    phone.page.route("**/medlemmer", lambda route: route.fulfill(status=500, body="no"))
    phone.tap(phone.page.get_by_role("searchbox"), stays=True).type("an")
    phone.page.get_by_role("alert").wait_for()
    assert "Det gikk ikke" in phone.words
