// Klar says that something waits: shows the one sentence that came, and opens Klar when it is tapped. Nothing of it is kept.
// A page that is open comes forward as it is: somebody may be in the middle of writing.
{
  const forward = async () => {
    const [open] = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return open ? open.focus() : clients.openWindow("/");
  };
  addEventListener("push", (event) => {
    const { text, lang } = event.data.json();
    const shown = registration.showNotification("Klar", { body: text, lang, tag: "klar" });
    event.waitUntil(Promise.all([shown, navigator.setAppBadge?.()]));
  });
  addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(Promise.all([forward(), navigator.clearAppBadge?.()]));
  });
}
