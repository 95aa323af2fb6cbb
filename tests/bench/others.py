"""The same kind of page as two public services make it: a question with answers to choose among, of their published packages.

Each is rendered by its own templates, with its own style sheet, script and fonts, and served with gzip, as we serve ours.
The packages are fetched by npm when it is measured, and are not kept.
"""

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from tests.bench.cold import Opened

PACKAGES = ("govuk-frontend@6.6.0", "nhsuk-frontend@10.6.1", "nunjucks@3.2.4")
# The name of each, and what it calls its parts.
SYSTEMS = {"GOV.UK": ("govuk", "govukBackLink, govukButton, govukRadios"), "NHS": ("nhsuk", "backLink, button, radios")}
PAGE = """
{% extends "NAME/template.njk" %}
{% from "NAME/components/back-link/macro.njk" import BACK as back %}
{% from "NAME/components/button/macro.njk" import BUTTON as button %}
{% from "NAME/components/radios/macro.njk" import RADIOS as radios %}
{% block pageTitle %}Where do you live?{% endblock %}
{% block head %}<link rel="stylesheet" href="/NAME/NAME-frontend.min.css">{% endblock %}
{% block beforeContent %}{{ back({ text: "Back", href: "#" }) }}{% endblock %}
{% block content %}<form method="post" novalidate>
{{ radios({ name: "where", fieldset: { legend: { text: "Where do you live?", isPageHeading: true, classes: "NAME-fieldset__legend--l" } },
  items: [{ value: "e", text: "England" }, { value: "s", text: "Scotland" }, { value: "w", text: "Wales" }, { value: "n", text: "Northern Ireland" }] }) }}
{{ button({ text: "Continue" }) }}</form>{% endblock %}
{% block bodyEnd %}<script type="module" src="/NAME/NAME-frontend.min.js"></script><script type="module" src="/start.js"></script>{% endblock %}
"""
START = 'import { initAll } from "/NAME/NAME-frontend.min.js"; initAll();'
RENDER = """
const [folder, source] = process.argv.slice(1);
const { Environment, FileSystemLoader } = require("nunjucks");
process.stdout.write(new Environment(new FileSystemLoader(folder), { autoescape: true, trimBlocks: true, lstripBlocks: true }).renderString(source));
"""


class NotHere(Exception):
    """Why the pages cannot be made: npm is missing, or cannot fetch."""


@contextmanager
def opened() -> Iterator[list[Opened]]:
    """Raises NotHere."""
    with TemporaryDirectory() as made:
        fetch(Path(made))
        servers = {title: served(Path(made), *said) for title, said in SYSTEMS.items()}
        try:
            yield [Opened(f"{title}, et spørsmål", f"http://127.0.0.1:{server.server_port}/") for title, server in servers.items()]
        finally:
            for server in servers.values():
                server.shutdown()


def fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise NotHere("npm finnes ikke her")
    (folder / "package.json").write_text(json.dumps({"private": True}))
    run([npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES], folder)


def run(command: list[str], folder: Path) -> bytes:
    done = subprocess.run(command, cwd=folder, capture_output=True)
    if done.returncode:
        raise NotHere(f"{Path(command[0]).name}: {done.stderr.decode().strip()[-300:]}")
    return done.stdout


def served(folder: Path, name: str, parts: str) -> ThreadingHTTPServer:
    dist, source = folder / f"node_modules/{name}-frontend/dist", PAGE.replace("NAME", name)
    for ours, theirs in zip(("BACK", "BUTTON", "RADIOS"), parts.split(", "), strict=True):
        source = source.replace(ours, theirs)
    page = run([shutil.which("node"), "-e", RENDER, str(dist), source], folder)
    made = {"/": (page, "text/html"), "/start.js": (START.replace("NAME", name).encode(), "text/javascript")}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, dist, name, made))
    Thread(target=server.serve_forever, daemon=True).start()
    return server


class Pages(BaseHTTPRequestHandler):
    """The page, its start, and the files of the package."""

    protocol_version = "HTTP/1.1"

    def __init__(self, dist: Path, name: str, made: dict[str, tuple[bytes, str]], *rest: object):
        self.dist, self.name, self.made = dist, name, made
        super().__init__(*rest)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        body, kind = self.made.get(path) or self.file(path)
        small = kind.startswith("text/") or kind.endswith(("svg+xml", "json"))
        body = gzip.compress(body, 9) if small and body else body
        self.send_response(200 if body else 404)
        for header, value in {"Content-Type": kind, "Content-Length": str(len(body)), **({"Content-Encoding": "gzip"} if small and body else {})}.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def file(self, path: str) -> tuple[bytes, str]:
        inside = path.replace("/assets/", f"/{self.name}/assets/", 1) if path.startswith("/assets/") else path
        found = (self.dist / inside.lstrip("/")).resolve()
        return (found.read_bytes() if found.is_relative_to(self.dist) and found.is_file() else b"", guess_type(path)[0] or "application/octet-stream")

    def log_message(self, *_about: object) -> None:
        """Says nothing."""
