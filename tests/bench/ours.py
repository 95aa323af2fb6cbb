"""Pages of Klar as a phone meets them: signing in as in production, the rest in the demo."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from klar import demo_world
from klar.db import db
from tests.bench.cold import Opened
from tests.browser.conftest import SMALL
from tests.browser.flows import MEMBER, look_up, sign_in
from tests.browser.launched import chromium
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.test_sign_in_pages import empty, environ


@contextmanager
def opened() -> Iterator[list[Opened]]:
    with TemporaryDirectory() as made:
        demo, production = Path(made, "demo"), Path(made, "production")
        for folder in (demo, production):
            folder.mkdir()
        demo_world.prepare(demo)
        db.close()
        empty(production)
        servers = [Server(demo), Server(production, "serve", **os.environ | environ(production))]
        try:
            yield pages(*(server.start() for server in servers))
        finally:
            for server in servers:
                server.stop()


def pages(demo: Server, production: Server) -> list[Opened]:
    context = chromium().new_context(has_touch=True, viewport=SMALL)
    phone = sign_in(Phone(context, demo.base), "club_leader", 1)
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in context.cookies())
    case = phone.open("/saker").evaluate("document.querySelector(\"main a.row[href^='/saker/']\").getAttribute('href')")
    question = look_up(phone).tap("Ny sak").pick(MEMBER).path
    context.close()
    signed_in = [(f"{title} ({path})", demo.base + path) for title, path in (("Hjem", "/"), ("En sak", case), ("Et spørsmål", question), ("Søk", "/medlemmer"))]
    return [Opened("Innlogging (/logg-inn)", f"{production.base}/logg-inn"), *(Opened(title, address, cookie) for title, address in signed_in)]
