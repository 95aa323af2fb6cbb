"""Every string of tests/browser/injections.py in every text field, in Chromium: nothing runs, nothing is sent."""

from klar import config, create_app
from tests.browser import launched
from tests.browser.injecting import Injecting
from tests.browser.injections import INJECTIONS
from tests.browser.server import Server
from tests.conftest import World
from tests.drill.world import Drilled, Result


def drill(world: Drilled, times: int) -> Result:
    """At least `times` of the strings."""
    app = create_app(config.read({"KLAR_DATA": str(world.folder), "KLAR_DEMO": "1"}))
    server = Server(world.folder).start()
    try:
        injecting = Injecting(launched.chromium(), World(world.folder, app), server)
        watched = injecting.run(some=max(1, len(INJECTIONS) // times))
    finally:
        server.stop()
        launched.close()
    unseen = [f"never seen again: {field}" for field in injecting.unseen()]
    count = len(INJECTIONS[:: max(1, len(INJECTIONS) // times)])
    return Result(count, [*watched.faults, *unseen], f"{len(injecting.fields)} skjemaer, {watched.sent} sendt, {watched.looked} sider sett på")
