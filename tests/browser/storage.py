"""All that a phone keeps of Klar, read as somebody who holds it could read it."""

import re

from tests.browser.phone import Phone

READ = """async () => {
  const rows = (name) => new Promise((ok, no) => {
    const asked = indexedDB.open(name);
    asked.onerror = () => no(asked.error);
    asked.onsuccess = () => {
      const { result } = asked, stores = [...result.objectStoreNames];
      if (!stores.length) return (result.close(), ok([]));
      const turn = result.transaction(stores), found = stores.map((store) => turn.objectStore(store).getAll());
      turn.oncomplete = () => (result.close(), ok(found.flatMap(({ result }) => result)));
    };
  });
  const cached = async (name) => {
    const cache = await caches.open(name);
    return Promise.all((await cache.keys()).map(async ({ url }) => [new URL(url).pathname, await (await cache.match(url)).text()]));
  };
  return {
    local: { ...localStorage }, session: { ...sessionStorage }, history: history.state, cookie: document.cookie,
    databases: Object.fromEntries(await Promise.all((await indexedDB.databases()).map(async ({ name }) => [name, await rows(name)]))),
    caches: (await Promise.all((await caches.keys()).map(cached))).flat(),
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  };
}"""
SAME_FOR_ALL = re.compile(r"/static/[0-9a-f]{12}/(klar\.css|icons\.svg|favicon\.svg|waits\.js)|/uten-nett")
OF_THE_PERSON = {"id", "key", "whose", "help"}  # Klar's public key, a mark of the officer that says nothing, and the helper's number
OF_AN_ITEM = {"id", "first", "at", "whose", "state", "typing", "sealed", "sent", "tries"}


def stored(phone: Phone) -> dict:
    return phone.page.evaluate(READ)


def more_than_allowed(phone: Phone) -> list[str]:
    """What lies there that ux.md 33 and 34 do not allow: anything but files that are the same for all, and sealed items."""
    found = stored(phone)
    rows = [row for name, rows in found["databases"].items() for row in rows]
    clear = [name for name in ("local", "session", "history", "cookie") if found[name]]
    odd = [str(set(row) - (OF_THE_PERSON if row["id"] == "known" else OF_AN_ITEM)) for row in rows]
    return [*clear, *(name for name in odd if name != "set()"), *(path for path, _text in found["caches"] if not SAME_FOR_ALL.fullmatch(path))]


def nothing_kept(phone: Phone) -> bool:
    return not any(stored(phone).values())
