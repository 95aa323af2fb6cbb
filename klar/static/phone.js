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
  if (serviceWorker) {
    serviceWorker.register(policy?.createScriptURL("") ?? worker);
    serviceWorker.addEventListener("message", ({ data }) => data.say && (said.textContent = data.say));
    const call = document.querySelector("a.help"), help = call && [call.getAttribute("href"), call.querySelector("small").textContent];
    tell({ known: { key, whose, help } });
    addEventListener("pageshow", send);
    addEventListener("online", send);
    document.addEventListener("visibilitychange", send);
  }
}
