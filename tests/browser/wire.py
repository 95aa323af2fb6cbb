"""What a page takes over the wire, and how it comes to rest, as the browser itself counts it."""

from playwright.sync_api import Page

# lcp: milliseconds until the largest part of the page was seen; cls: how much of the screen has jumped, and how far.
VITALS = """() => new Promise((done) => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 100);
})"""


class Wire:
    """What has come over the wire since, headers included; `script` is without them."""

    def __init__(self, page: Page):
        self.bytes, self.script, self.kinds, self.of = 0, 0, [], {}
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.send("Network.setBypassServiceWorker", {"bypass": True})  # the first time there is none
        self.session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.session.on("Network.responseReceived", self._received)
        self.session.on("Network.loadingFinished", self._finished)

    def _received(self, event: dict) -> None:
        self.kinds.append(event["type"])
        self.of[event["requestId"]] = event["type"], event["response"]["encodedDataLength"]

    def _finished(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]
        kind, headers = self.of.get(event["requestId"], ("", 0))
        if kind == "Script":
            self.script += event["encodedDataLength"] - headers
