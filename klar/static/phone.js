// Every signed-in page: hands the worker what it seals with, asks it to send what waits, and says what it tells.
{
  const { worker, key, whose } = document.currentScript.dataset, { serviceWorker } = navigator;
  const policy = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: () => worker });
  const said = document.createElement("p");
  said.className = "message said";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);
  const tell = (message) => serviceWorker.ready.then(({ active }) => active.postMessage(message));
  const send = () => document.visibilityState === "visible" && tell({ send: true });
  const say = ({ say: text, look }) => {
    said.replaceChildren(look ? Object.assign(document.createElement("a"), { href: "/utboks" }) : "");
    (said.firstElementChild ?? said).textContent = text;
  };

  // Signing out empties the phone: who has something waiting is told first, and taps once more.
  const out = document.querySelector('form[action="/logg-ut"]');
  let told = !serviceWorker?.controller;
  out?.addEventListener("submit", (event) => {
    if (told) return;
    event.preventDefault();
    told = true;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data ? say({ say: data }) : out.submit());
    serviceWorker.controller.postMessage({ left: true }, [port2]);
  });
  if (serviceWorker) {
    serviceWorker.register(policy?.createScriptURL("") ?? worker);
    let last;
    addEventListener("submit", ({ target }) => (last = target.elements.once?.value), true);
    serviceWorker.addEventListener("message", ({ data }) => {
      if (data.whose && data.whose !== whose) return location.replace("/");
      if (data.say) say(data);
      if (data.result === "sent" && data.id === last && data.to && !("ahead" in document.documentElement.dataset)) location.replace(data.to);
    });
    const call = document.querySelector("a.help"), help = call && [call.getAttribute("href"), call.querySelector("small").textContent];
    tell({ known: { key, whose, help } });
    addEventListener("pageshow", send);
    addEventListener("online", send);
    document.addEventListener("visibilitychange", send);
  }
}

// A page that has had no word with Klar for half an hour hides itself, also behind other pages, and asks for itself anew:
// by then the server has locked. What was being written is in the draft. Tabs tell each other when one of them is used:
// else each would keep the others awake by asking. Without a line it waits, hidden, and saves first what could not be saved.
{
  const LIMIT = 30 * 60_000 + 5_000;
  const tabs = new BroadcastChannel("klar");
  let last;
  const used = () => (last = Date.now());
  const told = () => tabs.postMessage(used());
  const leave = () => {
    const draft = document.getElementById("draft")?.value;
    const begun = draft && /^\/ny\/[a-z]+$/.test(location.pathname);
    location.replace(begun ? `${location.pathname}/${draft}` : location.pathname + location.search);
  };
  // A phone says that it has a line before an answer comes through, and 204 is the worker's own word: so it is tried until Klar
  // has answered. Where Klar has locked, htmx goes to the lock by itself, and what was written is with it.
  const saveAndLeave = () => {
    const form = document.querySelector("form[hx-post]"), save = () => form.dispatchEvent(new Event("input"));
    if (!form) return leave();
    document.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && detail.xhr.status !== 204 && leave());
    setInterval(save, 3_000);
    save();
  };
  const check = () => {
    if (Date.now() - last < LIMIT) return;
    used();
    document.documentElement.hidden = true;
    navigator.onLine ? leave() : addEventListener("online", saveAndLeave, { once: true });
  };
  navigator.clearAppBadge?.();
  told();
  tabs.addEventListener("message", used);
  setInterval(check, 15_000);
  addEventListener("pageshow", check);
  document.addEventListener("visibilitychange", check);
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && told());
}
