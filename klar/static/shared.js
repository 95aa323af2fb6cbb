// What another app shared waits in the service worker (sw-share.js); it goes from here in parts, as every file does (attach.js).
{
  const form = document.querySelector("form.shared"), say = saying(form), { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data }) => {
    if (!data.length) return;
    document.querySelector(".lost").hidden = true;
    say("readying");
    const files = [];
    for (const file of data) files.push(await ready(file));
    await sendAll(files, form.dataset.parts, form.elements.csrf_token.value, say).then(
      () => location.assign(form.dataset.then),
      () => say("failed"),
    );
  };
  navigator.serviceWorker?.controller?.postMessage("shared", [port2]);
}
