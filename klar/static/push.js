// «Ja, varsle meg»: only after that tap the browser is asked for leave, and for an address that Klar may send to. The worker that
// shows what comes is there on every page (klar/static/sw-push.js). Where a browser cannot, the page says what to do instead.
{
  const PATIENCE = 8_000;
  const form = document.querySelector("form[data-key]");
  const show = (name) => document.querySelectorAll("[data-when]").forEach((part) => (part.hidden = part.dataset.when !== name));
  const soon = (promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, PATIENCE))]);
  const outside = navigator.standalone === false; // Safari on an iPhone, not from the home screen

  const ask = async (event) => {
    event.preventDefault();
    try {
      if ((await Notification.requestPermission()) !== "granted") return show("refused");
      const { pushManager } = await soon(navigator.serviceWorker.ready);
      await (await pushManager.getSubscription())?.unsubscribe(); // may be another person's, or for another key
      const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key });
      const { endpoint, keys } = made.toJSON();
      for (const [name, value] of Object.entries({ endpoint, ...keys })) form.elements[name].value = value;
      form.submit();
    } catch {
      show("failed");
    }
  };
  form.addEventListener("submit", ask);
  if (!navigator.serviceWorker || !globalThis.PushManager) show(outside ? "outside" : "unable");
  else show(Notification.permission === "denied" ? "refused" : "ask");
}
