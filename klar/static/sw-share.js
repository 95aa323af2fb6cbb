// «Del til Klar»: what another app shares is held in memory until the page at /del asks for it, two minutes at most.
// So it is sent by a page of ours, with the proof that every form has; a post straight to the server is refused.
{
  let held = [], until = 0;
  const hold = async (request) => {
    held = (await request.formData()).getAll("file").filter(({ size }) => size);
    until = Date.now() + 120_000;
  };
  addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    if (method !== "POST" || new URL(url).pathname !== "/del") return;
    event.respondWith(hold(event.request).catch(() => {}).then(() => Response.redirect("/del", 303)));
  });
  addEventListener("message", ({ data, ports }) => {
    if (data !== "shared") return;
    ports[0].postMessage(Date.now() < until ? held : []);
    held = [];
  });
}
