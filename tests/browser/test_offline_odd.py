"""Without a line, and in a hurry: what is saved while it is still being written, and what the next one on the same phone meets."""

from tests.browser.conftest import Phones
from tests.browser.flows import open_case, sign_in
from tests.browser.phone import Phone
from tests.browser.test_offline import items, line, ready, says, stays, write


def test_who_saves_at_once_after_writing_gets_all_of_it_saved(phones: Phones) -> None:
    phone = ready(open_case(phones("club_leader", 1)).open("/ny/notat"))
    stays(line(phone, up=False), phone.page.locator("main button[name=answer]").first)
    write(phone, "Skrevet i all hast.")
    says(stays(phone, "Lagre notatet"), "Vi sender det når du har nett igjen.")
    phone.page.wait_for_timeout(2_500)  # what is being written is saved every other second
    line(phone, up=True).until(lambda: phone.path.startswith("/saker/"), 10)
    says(phone, "Skrevet i all hast.")


def test_a_save_of_the_writing_does_not_take_the_place_of_the_form(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 2))
    phone.context.route("**/videre*", lambda route: route.abort())
    ready(phone.tap("Skriv et notat"))
    write(line(phone, up=False), "Et helt notat.")
    says(stays(phone, "Lagre notatet"), "Lagret på telefonen.")
    phone.page.wait_for_timeout(2_500)
    assert [item["typing"] for item in items(phone)] == [False]


EMPTIED = "new Promise((ok) => Object.assign(indexedDB.deleteDatabase('klar'), { onsuccess: () => ok(true), onblocked: () => ok(false) }))"


def test_the_outbox_lets_itself_be_emptied_and_begins_anew(phones: Phones) -> None:
    phone = ready(open_case(phones("club_leader", 3)).tap("Skriv et notat"))
    assert phone.page.evaluate(EMPTIED), "the worker holds on to it: what is kept later would go with it"
    ready(phone.reload())
    write(line(phone, up=False), "Etter den forrige.")
    says(stays(phone, "Lagre notatet"), "Vi sender det når du har nett igjen.")
    assert [item["state"] for item in items(phone)] == ["waits"]


ASKED = """new Promise((ok) => { indexedDB.open("klar", 1).onsuccess = ({ target: { result } }) => {
  const turn = result.transaction("outbox", "readwrite"), store = turn.objectStore("outbox");
  store.getAll().onsuccess = ({ target }) => target.result.filter((row) => row.sealed).forEach((row) => store.put({ ...row, state: "asks" }));
  turn.oncomplete = () => (result.close(), ok()); } })"""


def test_what_klar_asks_about_is_asked_once(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 2))
    ready(phone.tap("Skriv et notat"))
    write(line(phone, up=False), "Gammelt notat")
    says(stays(phone, "Lagre notatet"), "Vi sender det når du har nett igjen.")
    phone.page.evaluate(ASKED)
    line(phone, up=True)
    says(phone.open("/utboks"), "Klar lurer på noe om det du gjorde")
    assert phone.tap("Se på det").path.startswith("/saker/") and "Gammelt notat" in phone.words
    says(phone.open("/utboks"), "Du har sett på det du gjorde")


def test_a_page_that_somebody_else_left_open_is_left(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 4, fresh=True))
    ready(phone.tap("Skriv et notat"))
    left = phone.page
    phone.expected += "|400"  # what was being written there is not saved as somebody else's
    left.locator("textarea").fill("Skrevet av den forrige.")
    phone.page = phone.tab()
    phone.open("/mer").tap("Logg ut")
    sign_in(phone, "club_leader", 5)
    left.wait_for_url(f"{phone.base}/")
    assert "Skrevet av den forrige." not in left.content()


FAILS = """(bad) => { const real = self.fetch; self.fetch = (to, how) => how?.body?.get?.("sealed") === bad
  ? Promise.resolve(new Response('{"state": "later", "thing": "a mark"}', { status: 500 })) : real(to, how); }"""
KEEP = "([id, path, body]) => navigator.serviceWorker.controller.postMessage({ keep: { id, path, body } })"
SEND = "() => navigator.serviceWorker.controller.postMessage({ send: true })"


def states(phone: Phone) -> dict[str, tuple[str, int]]:
    return {item["id"]: (item["state"], item.get("tries", 0)) for item in items(phone)}


def test_what_klar_fails_at_three_times_does_not_hold_up_the_rest(phones: Phones) -> None:
    phone = ready(phones("club_leader", 4).open("/oppgaver"))
    line(phone, up=False)
    for name, path in (("first", "/oppgaver/7/ferdig"), ("second", "/ny/sak")):
        phone.page.evaluate(KEEP, [name, path, f"once={name}&answer=several"])
        phone.until(lambda name=name: name in states(phone), 5)
    worker = next(worker for worker in phone.context.service_workers if worker.url.endswith("/sw.js") or "/sw.js?" in worker.url)
    worker.evaluate(FAILS, next(item["sealed"] for item in items(phone) if item["id"] == "first"))
    line(phone, up=True)
    phone.until(lambda: phone.page.evaluate(SEND) or states(phone)["second"][0] == "sent", 10)
    assert states(phone)["first"][0] == "waits" and states(phone)["first"][1] >= 3
    says(phone.open("/utboks"), "Noe gikk galt hos oss med det du gjorde")
    assert "venter på nett. Gjort" not in phone.words and phone.sees("Send nå")
