"""Without a line, and in a hurry: what is saved while it is still being written, and what the next one on the same phone meets."""

from tests.browser.conftest import Phones
from tests.browser.flows import open_case, sign_in
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
    left.locator("textarea").fill("Skrevet av den forrige.")
    phone.page = phone.tab()
    phone.open("/mer").tap("Logg ut")
    sign_in(phone, "club_leader", 5)
    left.wait_for_url(f"{phone.base}/")
    assert "Skrevet av den forrige." not in left.content()
