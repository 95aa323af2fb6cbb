"""Without a line in WebKit: the server is stopped, for there is no switch. The worker keeps what is done, sealed, and sends it."""

import json

from tests.browser.flows import open_case, sign_in
from tests.browser.server import Server
from tests.browser.storage import READ
from tests.browser.test_htmx import mortal  # noqa: F401
from tests.browser.webkit.conftest import Phones
from tests.browser.webkit.phone import WebkitPhone

SAID = "Skrevet i kjelleren."
# The worker has the page, and the questions ahead have come.
READY = "navigator.serviceWorker.controller !== null && performance.getEntriesByType('resource').some((e) => e.name.includes('/videre') && e.responseEnd)"


def kept(phone: WebkitPhone) -> list[dict]:
    """What waits, or has waited, on the phone."""
    return [row for row in phone.soon(f"({READ})()")["databases"].get("klar", []) if row["id"] != "known"]


def test_a_note_is_written_without_a_line_and_comes_through(phones: Phones, mortal: Server) -> None:  # noqa: F811
    phone = open_case(sign_in(phones(base=mortal.base), "club_leader", 1))
    case = phone.path
    phone.tap("Skriv et notat").until(lambda: phone.evaluate(READY), 15)
    mortal.stop()
    phone.fill("textarea", SAID).tap("Lagre notatet", stays=True)
    phone.until(lambda: "Vi sender det når du har nett igjen." in phone.words, 15)
    assert [item["state"] for item in kept(phone)] == ["waits"] and SAID not in json.dumps(kept(phone))
    mortal.start()
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.until(lambda: phone.path == case and SAID in phone.words, 30)
    assert [item["state"] for item in kept(phone)] == ["sent"]
    mortal.stop()
    assert phone.tap("Tilbake").heading == "Du har ikke nett nå" and "Få hjelp" in phone.words
