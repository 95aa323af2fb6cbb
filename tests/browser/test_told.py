"""«Ja, varsle meg» in a real browser, and what its service worker shows when something comes. The push service is tests/notify."""

import json

from klar.assets import Assets
from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.notify.services import PushService

PAGE = "/mer/varsler"
SENTENCE = "Du har en frist i Klar som nærmer seg. Åpne Klar for å se den."
# What a phone has beside the page: a worker that is ready, and somebody who says yes or no. The real ones ask services far away.
PHONE = """([answer, made]) => {
  globalThis.asked = [];
  const pushManager = { getSubscription: async () => null, subscribe: async (how) => (asked.push(how.applicationServerKey), { toJSON: () => made }) };
  Object.defineProperty(navigator.serviceWorker, "ready", { value: Promise.resolve({ pushManager, active: { postMessage() {} } }) });
  Notification.requestPermission = async () => (asked.push("leave"), answer);
}"""


def phone_that(phones: Phones, answer: str) -> Phone:
    service = PushService()
    service.server.server_close()
    said = service.subscription()
    made = {"endpoint": f"https://fcm.googleapis.com/{said['auth']}", "keys": {"p256dh": said["p256dh"], "auth": said["auth"]}}
    phone = phones("club_leader", fresh=True)
    phone.context.grant_permissions(["notifications"])
    phone.page.add_init_script(f"({PHONE})({json.dumps([answer, made])})")
    return phone.open(f"{PAGE}/telefon")


def tap(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Ja, varsle meg").click()


def test_nothing_is_asked_before_the_tap_and_then_the_phone_is_on(phones: Phones) -> None:
    phone = phone_that(phones, "granted")
    assert phone.page.evaluate("asked") == []
    tap(phone)
    phone.page.get_by_role("heading", name="Telefoner som varsler").wait_for()
    phone.page.get_by_role("button", name="Slå av").first.click()
    phone.page.get_by_role("heading", name="Telefoner som varsler").wait_for(state="detached")


def test_who_says_no_is_told_how_to_say_yes(phones: Phones) -> None:
    phone = phone_that(phones, "denied")
    tap(phone)
    phone.page.get_by_text("Telefonen sier nei til varsler fra Klar.").wait_for()
    assert phone.page.evaluate("asked") == ["leave"] and not phone.page.get_by_role("button", name="Ja, varsle meg").is_visible()


def test_on_an_iphone_klar_goes_on_the_home_screen_first(phones: Phones) -> None:
    phone = phones("club_leader")
    phone.page.add_init_script("delete globalThis.PushManager; Object.defineProperty(navigator, 'standalone', { value: false })")
    phone.open(f"{PAGE}/telefon").page.get_by_role("link", name="Vis meg hvordan").click()
    phone.page.get_by_role("heading", name="Legg Klar på hjemskjermen").wait_for()


def test_without_a_script_the_page_says_what_to_do(phones: Phones) -> None:
    phone = phones("club_leader", script=False).open(f"{PAGE}/telefon")
    assert phone.page.get_by_text("Denne nettleseren kan ikke varsle deg.").is_visible()
    assert not phone.page.get_by_role("button", name="Ja, varsle meg").is_visible()


class Worker:
    """The part of the service worker that hears, by itself, and the browser that brings it what a push service sent."""

    def __init__(self, phone: Phone):
        self.phone, self.known = phone, {}
        self.line = phone.context.new_cdp_session(phone.page)
        self.line.on("ServiceWorker.workerRegistrationUpdated", lambda found: self.known.update({one["scopeURL"]: one["registrationId"] for one in found["registrations"]}))
        self.line.send("ServiceWorker.enable")
        address = Assets().urls["sw-push.js"]
        self.scope = phone.page.evaluate(REGISTER, address)

    def hears(self, **said: str) -> None:
        data = {"origin": self.phone.base, "registrationId": self.known[self.scope], "data": json.dumps(said)}
        self.line.send("ServiceWorker.deliverPushMessage", data)
        self.phone.page.wait_for_function(f"async ([scope, body]) => (await ({SHOWN})(scope)).some((one) => one.body === body)", arg=[self.scope, said["text"]])

    def tapped(self) -> None:
        """As if somebody tapped what is shown. That a window comes forward cannot be tried so: it takes a real tap."""
        inside = next(worker for worker in self.phone.context.service_workers if "sw-push" in worker.url)
        inside.evaluate("async () => dispatchEvent(new NotificationEvent('notificationclick', { notification: (await registration.getNotifications())[0] }))")

    def shown(self) -> list[dict[str, str]]:
        return self.phone.page.evaluate(SHOWN, self.scope)


REGISTER = """async (address) => {
  const made = await navigator.serviceWorker.register(address);
  const [one] = [made.installing, made.waiting, made.active].filter(Boolean);
  if (one.state !== "activated") await new Promise((done) => one.addEventListener("statechange", () => one.state === "activated" && done()));
  return made.scope;
}"""
SHOWN = """async (scope) => {
  const all = await (await navigator.serviceWorker.getRegistration(scope)).getNotifications();
  return all.map(({ title, body, lang, tag, data }) => ({ title, body, lang, tag, data }));
}"""


def test_what_comes_is_shown_as_one_sentence_and_the_next_takes_its_place(phones: Phones) -> None:
    phone = phones("club_leader", bypass_csp=True)  # the page itself may register no worker but Klar's
    phone.context.grant_permissions(["notifications"])
    worker = Worker(phone)
    worker.hears(text="Først", lang="nb")
    worker.hears(text=SENTENCE, lang="nb")
    assert worker.shown()[-1:] == [{"title": "Klar", "body": SENTENCE, "lang": "nb", "tag": "klar", "data": None}] and len(worker.shown()) == 1
    worker.tapped()
    phone.page.wait_for_function(f"async (scope) => !(await ({SHOWN})(scope)).length", arg=worker.scope)
