// Lists what waits on this phone: how many, since when, what became of it. Only times are in the clear there.
{
  const box = document.getElementById("waits"), words = box.dataset, look = document.getElementById("look"), send = document.getElementById("send");
  const { serviceWorker } = navigator, lang = document.documentElement.lang;
  const time = (at) => `${part(at, { weekday: "long" })} ${lang === "en" ? "" : "kl. "}${part(at, { hour: "2-digit", minute: "2-digit" }).replace(":", ".")}`;
  const part = (at, what) => new Date(at).toLocaleString(lang === "en" ? "en-GB" : "nb-NO", { timeZone: "Europe/Oslo", ...what });
  const fill = (text, ...values) => values.reduce((done, value) => done.replace("%s", value), text);
  const add = (text) => box.appendChild(Object.assign(document.createElement("p"), { textContent: text }));

  const rows = () =>
    new Promise((ok) => {
      const asked = indexedDB.open("klar", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "id" });
      asked.onsuccess = () => {
        const all = asked.result.transaction("outbox").objectStore("outbox").getAll();
        all.onsuccess = () => (asked.result.close(), ok(all.result));
      };
      asked.onerror = () => ok([]);
    });

  async function list() {
    const all = await rows(), { help, whose } = all.find(({ id }) => id === "known") || {};
    const items = all.filter((item) => item.state && item.whose === whose), stuck = ({ state, tries }) => state === "waits" && tries >= 3;
    const left = items.filter(({ state }) => state === "waits"), waiting = left.filter((item) => !stuck(item));
    const oldest = Math.min(...waiting.map(({ first }) => first));
    box.replaceChildren();
    if (waiting.length) add(fill(words.waits, waiting.length > 1 ? fill(words.many, waiting.length) : words.one, time(oldest)));
    if (waiting.length) add(fill(words.soon, time(oldest + 72 * 3_600_000)));
    for (const { at } of items.filter(stuck)) add(fill(words.stuck, time(at)));
    for (const { id, state, at, sent, sealed } of items.filter((item) => item.state !== "waits")) {
      add(fill(words[state], sent || time(at)));
      if (sealed && look) box.append(button(id, sealed));
    }
    if (!items.length) add(words.none);
    if (send) send.hidden = !left.length;
    if (help) call(help);
  }

  function button(id, sealed) {
    const open = Object.assign(document.createElement("button"), { className: "act quiet", textContent: words.look });
    open.addEventListener("click", async () => {
      (await serviceWorker.ready).active.postMessage({ looked: id }); // asked once; it stays here until it is too old
      look.elements.sealed.value = sealed;
      look.submit();
    });
    return open;
  }

  // «Få hjelp» calls the one who helps this person, not only the union's own line.
  function call([href, label]) {
    const there = document.querySelector(".help");
    if (!there) return;
    const link = document.createElement("a");
    link.className = "row help";
    link.href = href;
    link.append(...there.childNodes);
    link.querySelector("small").textContent = label;
    there.replaceWith(link);
  }

  list();
  send?.addEventListener("click", async () => (await serviceWorker.ready).active.postMessage({ send: true }));
  serviceWorker?.addEventListener("message", list);
  // The page without a line: a phone says «online» before an answer comes through, so an answer is waited for.
  const back = () => navigator.onLine && fetch("/helse").then(({ ok }) => ok && location.reload(), () => {});
  if (!send) addEventListener("online", back);
  if (!send) setInterval(back, 5_000);
}
