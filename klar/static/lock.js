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
  const saveAndLeave = () => {
    document.querySelector("form[hx-post]")?.dispatchEvent(new Event("input"));
    setTimeout(leave, 5_000);
  };
  const check = () => {
    if (Date.now() - last < LIMIT) return;
    used();
    document.documentElement.hidden = true;
    navigator.onLine ? leave() : addEventListener("online", saveAndLeave);
  };
  navigator.clearAppBadge?.();
  told();
  tabs.addEventListener("message", used);
  setInterval(check, 15_000);
  addEventListener("pageshow", check);
  document.addEventListener("visibilitychange", check);
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && told());
}
