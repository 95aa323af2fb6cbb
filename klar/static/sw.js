// What Klar can do on the phone when there is no line. No signed-in page, fragment or answer is ever kept: the cache holds files
// that are the same for everybody, and one page that says what is possible. A form that may wait is sealed to Klar's public key,
// so that nothing on the phone can open it, and is sent when there is a line. klar/views/files.py puts FILES, PAGE, CACHE and WORDS before this.
const MOST = 20, HOUR = 3_600_000, KEPT = 72 * HOUR, PATIENCE = 8_000, FAILS = 3;
const WAITS = [/^\/ny\/[a-z-]+(\/samlet|\/skriver)?$/, /^\/ny\/[a-z-]+\/\d+\/(?!slett$)[a-z0-9-]+$/, /^\/oppgaver\/\d+\/(ferdig|angre)$/];

addEventListener("install", (event) => {
  skipWaiting(); // no page is loaded anew by it: what is open goes on as it was
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...FILES, new Request(PAGE, { credentials: "omit" })])));
});
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), older()])));
const older = async () => Promise.all((await caches.keys()).filter((name) => name !== CACHE).map((name) => caches.delete(name)));

addEventListener("fetch", (event) => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (origin !== location.origin || pathname === "/del") return; // what another app shares: sw-share.js
  if (request.method === "GET" && pathname.startsWith("/static/")) event.respondWith(kept(request));
  else if (/\/(fil|original|word)$/.test(pathname)) return; // a file: the browser takes it, with its name, as it is
  else if (request.method === "GET" && request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  else if (request.method === "POST" && WAITS.some((one) => one.test(pathname))) event.respondWith(posted(event));
  else if (request.method === "POST" && request.mode === "navigate") event.respondWith(fetch(request).catch(() => stay(event, { say: WORDS.needs })));
});
const kept = async (request) => (await caches.match(request)) || fetch(request);

// 204: the page stays as it is, with everything that was typed, and is told why. WebKit does not say which page sends a form.
async function stay(event, message) {
  const page = await clients.get(event.clientId);
  page ? page.postMessage(message) : await tell(message);
  return new Response(null, { status: 204 });
}

async function posted(event) {
  const { pathname, search } = new URL(event.request.url), body = await event.request.clone().text(), begun = Date.now();
  const id = new URLSearchParams(body).get("once") || crypto.randomUUID(), path = pathname + search, items = await all().catch(() => []);
  if (covers(items, id, path, begun)) return new Response(null, { status: 204 });
  if (items.some((item) => item.id === id)) await change((store) => store.delete(id)); // the form has more to say now
  if (!items.some((item) => item.state === "waits") || (await send())) {
    try {
      return await soon(fetch(event.request));
    } catch { /* no line: below */ }
  }
  if (covers(await all().catch(() => []), id, path, begun)) return new Response(null, { status: 204 });
  return stay(event, await keep({ id, path, body }).catch(() => ({ say: WORDS.needs })));
}
// A save of what was being written that comes just after the form itself says nothing new, and must not take its place.
const covers = (items, id, path, begun) => path.includes("/skriver") && items.some((item) => item.id === id && item.sealed && !item.typing && item.at > begun - 3_000);
const soon = (answer) => Promise.race([answer, new Promise((_, no) => setTimeout(no, PATIENCE))]);

async function keep({ id, path, body }) {
  const me = await known(), items = (await all()).filter((item) => item.whose === me?.whose && item.sealed);
  if (!me || (items.length >= MOST && !items.some((item) => item.id === id))) return { say: me ? WORDS.full : WORDS.needs };
  const at = Date.now(), first = items.find((item) => item.id === id)?.first || at;
  const sealed = await seal(me.key, JSON.stringify({ whose: me.whose, at, path, body })), typing = path.includes("/skriver");
  await change((store) => store.put({ id, first, at, whose: me.whose, state: "waits", typing, sealed }));
  registration.sync?.register("outbox").catch(() => {});
  return { kept: !typing && id, say: items.length >= MOST - 5 ? WORDS.soonFull : WORDS.kept };
}

// ECDH on P-256 with a key that is forgotten at once, HKDF-SHA256, AES-256-GCM: klar/crypto/envelope.py opens it.
async function seal(address, text) {
  const curve = { name: "ECDH", namedCurve: "P-256" }, theirs = Uint8Array.from(atob(address), (c) => c.charCodeAt(0));
  const ours = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", ours.publicKey));
  const to = await crypto.subtle.importKey("raw", theirs, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: to }, ours.privateKey, 256);
  const start = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array([...point, ...theirs]), info: new TextEncoder().encode("klar:envelope") };
  const key = await crypto.subtle.deriveKey(how, start, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const secret = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text)));
  return btoa(Array.from([...point, ...iv, ...secret], (n) => String.fromCharCode(n)).join(""));
}

// Sends what waits, the oldest first, one at a time. True when nothing is left that could have gone before.
const send = () => navigator.locks.request("outbox", sendAll);
async function sendAll() {
  const items = await all(), now = Date.now();
  for (const { id, at, sealed } of items) if (now - at > (sealed ? 2 * KEPT : KEPT)) await change((store) => store.delete(id));
  // What is only being written is the open page's own to send, with what more is written there.
  const writing = (await clients.matchAll()).some(({ url }) => new URL(url).pathname.startsWith("/ny/"));
  const waiting = items.filter((item) => item.state === "waits" && !(item.typing && writing)).sort((a, b) => a.first - b.first);
  const me = await known();
  if (items.some(({ state, whose }) => state === "asks" && whose === me?.whose)) await tell({ say: WORDS.asks, look: true });
  if (!waiting.length) return true;
  try {
    const token = await soon(fetch("/utboks/tegn"));
    if (!token.ok || token.redirected) return await tell({ say: WORDS.signIn, look: true }), false;
    const { csrf_token, whose } = await token.json();
    const behind = []; // Klar's marks of what it fails at: of the same draft, task or case nothing goes before
    for (const item of waiting) if (item.whose === whose && !(await sent(item, csrf_token, behind))) return false;
    return true;
  } catch {
    return false;
  }
}

async function sent(item, csrf_token, behind) {
  const answer = await soon(fetch("/utboks", { method: "POST", body: new URLSearchParams({ csrf_token, sealed: item.sealed, behind }) }));
  const { state, at, to, thing } = await answer.json();
  if (thing) return behind.includes(thing) || failed(item, thing, behind);
  if (state === "sign-in") await tell({ say: WORDS.signIn, look: true });
  if (!["sent", "asks", "gone"].includes(state)) return false;
  const { sealed, ...rest } = item;
  const now = (await all()).find((one) => one.id === item.id);
  if (now?.at === item.at) await change((store) => store.put(state === "asks" ? { ...item, state } : { ...rest, state, sent: at }));
  await tell({ result: state, id: item.id, to, say: state === "sent" ? WORDS.sent.replace("%s", at) : WORDS[state], look: state !== "sent" });
  return true;
}
// What Klar has failed at three times stays, and is tried first each time; the rest goes past it.
async function failed(item, thing, behind) {
  const tries = (item.tries ?? 0) + 1, now = (await all()).find((one) => one.id === item.id);
  if (now?.at === item.at) await change((store) => store.put({ ...item, tries }));
  if (tries >= FAILS) behind.push(thing);
  return tries >= FAILS;
}
const tell = async (message) => (await clients.matchAll()).forEach((client) => client.postMessage(message));

addEventListener("sync", (event) => event.waitUntil(send()));
addEventListener("message", (event) => event.waitUntil(heard(event)));
async function heard({ data, source, ports }) {
  if (data.left) ports[0].postMessage((await all()).some(({ state, sealed }) => sealed && state !== "looked") ? WORDS.left : "");
  if (data.known) await clients.claim(); // a page that was opened while the worker was being made
  const me = data.known && { id: "known", ...data.known };
  if (me && JSON.stringify(await known()) !== JSON.stringify(me)) {
    await change((store) => store.put(me));
    await tell({ whose: me.whose }); // an open page of somebody else's would be sealed as this person's
  }
  const looked = data.looked && (await all()).find(({ id }) => id === data.looked);
  if (looked) await change((store) => store.put({ ...looked, state: "looked" }));
  if (data.keep) source.postMessage(await keep(data.keep));
  if (data.keep || data.send) await send();
}

// IndexedDB: one store; the phone's battery may go any time, so each change is on the disk before it is told of.
let database;
const opened = () => (database ??= new Promise((ok, no) => {
  const asked = indexedDB.open("klar", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "id" });
  asked.onsuccess = () => {
    asked.result.onclose = forget; // who signs out empties the phone: the next one gets an outbox of their own
    asked.result.onversionchange = () => (asked.result.close(), forget());
    ok(asked.result);
  };
  asked.onerror = () => (forget(), no(asked.error));
}));
const forget = () => (database = undefined);
async function change(work, mode = "readwrite") {
  const turn = (await opened()).transaction("outbox", mode, { durability: "strict" });
  const asked = work(turn.objectStore("outbox"));
  return new Promise((ok, no) => {
    turn.oncomplete = () => ok(asked?.result);
    turn.onabort = turn.onerror = () => no(turn.error);
  });
}
const rows = () => change((store) => store.getAll(), "readonly");
const known = async () => (await rows()).find((row) => row.id === "known");
const all = async () => (await rows()).filter((row) => row.id !== "known");
