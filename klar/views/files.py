"""Static files, what makes Klar an app on the phone, and a sign of life."""

import json
from hashlib import sha256

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from klar.access import PUBLIC, access
from klar.assets import YEAR
from klar.files import KINDS
from klar.htmx import page
from klar.i18n import OFFERED, _, speaking
from klar.installation import ready

views = Blueprint("files", __name__)
WORKER = ("sw-push.js", "sw-share.js", "sw.js")  # one text: a worker that fetched a part of itself could be half old
WITHOUT_LINE = ("klar.css", "icons.svg", "favicon.svg", "waits.js")  # all that the page without a line needs
ABOUT = {
    "id": "/",
    "name": "Klar",
    "short_name": "Klar",
    "dir": "ltr",
    "start_url": "/",
    "scope": "/",
    "display": "standalone",
    "background_color": "#FAF5EC",
    "theme_color": "#FAF5EC",
}


@views.get("/static/<tag>/<path:name>")
@access(PUBLIC)
def static(tag: str, name: str) -> ResponseReturnValue:
    asset = current_app.extensions["assets"].find(tag, name) or abort(404)
    squeezed = asset.gzipped and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(asset.gzipped if squeezed else asset.body, mimetype=asset.kind)
    response.headers["Cache-Control"] = YEAR
    if asset.gzipped:
        response.vary.add("Accept-Encoding")
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    return response


@views.get('/<any("manifest.webmanifest", "sw.js", "uten-nett"):part>')
@access(PUBLIC)
def app(part: str) -> ResponseReturnValue:
    """The manifest, the service worker and the page it shows without a line: one of each for each language."""
    chosen = request.args.get("sprak", "nb")
    language = chosen if chosen in OFFERED else "nb"
    with speaking(language):
        return {"manifest.webmanifest": manifest, "sw.js": worker, "uten-nett": without_line}[part](language)


def manifest(language: str) -> Response:
    """What the phone keeps says what the page did when it was put there."""
    practising = {"name": _("Klar øvelse"), "short_name": _("Øvelse"), "theme_color": "#5B2A86"} if current_app.config["KLAR"].practising else {}
    answer = jsonify(**ABOUT | practising, lang=language, **said())
    answer.mimetype = "application/manifest+json"
    return answer


def worker(language: str) -> Response:
    """Its own text, and before it the addresses and the words it needs. Another text is another worker, with a cache of its own."""
    assets = current_app.extensions["assets"]
    files = [assets.urls[name] for name in WITHOUT_LINE]
    about = {"FILES": files, "PAGE": f"/uten-nett?sprak={language}", "WORDS": words()}
    text = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in about.items()) + "".join(assets.files[name].body.decode() for name in WORKER)
    return Response(f'const CACHE = "{sha256(text.encode()).hexdigest()[:12]}";\n{text}', mimetype="text/javascript")


def words() -> dict[str, str]:
    return {
        "kept": _("Lagret på telefonen. Venter på nett."),
        "soonFull": _("Lagret på telefonen. Finn nett snart, det er lite plass igjen."),
        "full": _("20 ting venter på nett. Finn nett før du gjør mer."),
        "needs": _("Ingen kontakt med nettet. Prøv igjen når du har nett."),
        "signIn": _("Noe venter på å bli sendt. Logg inn igjen."),
        "left": _("Noe er ikke sendt ennå. Trykk en gang til, så blir det slettet."),
        "sent": _("Sendt %s."),
        "asks": _("Klar lurer på noe. Se på det."),
        "gone": _("Noe kunne ikke sendes. Se på det."),
    }


def without_line(_language: str) -> Response:
    return page("errors/offline.html")


def said() -> dict[str, object]:
    url = current_app.extensions["assets"].urls
    icons = [
        {"src": url[f"icon{kind}-{size}.png"], "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for kind, purpose in (("", "any"), ("-maskable", "maskable"))
        for size in (192, 512)
    ]
    shortcuts = [
        {"name": _("Ny sak"), "url": "/ny/sak"},
        {"name": _("Ring et medlem"), "url": "/medlemmer"},
        {"name": _("Oppgaver"), "url": "/oppgaver"},
    ]
    seen = (("home", _("Hjem: det som haster, står øverst")), ("case", _("En sak med frist")), ("member", _("Et medlem: ring")))
    screenshots = [
        {"src": url[f"screenshots/{name}.png"], "sizes": "720x1440", "type": "image/png", "form_factor": "narrow", "label": label}
        for name, label in seen
    ]
    taken = ["image/*", "application/pdf", "text/plain", KINDS["docx"].mimetype]
    share = {"action": "/del", "method": "POST", "enctype": "multipart/form-data", "params": {"files": [{"name": "file", "accept": taken}]}}
    about = _("Saker, frister og medlemmer for tillitsvalgte")
    return {"description": about, "icons": icons, "shortcuts": shortcuts, "screenshots": screenshots, "share_target": share}


@views.get("/helse")
@access(PUBLIC)
def health() -> ResponseReturnValue:
    """«ok» when the process answers; with ?klar, when it can also serve: else 503, so that a proxy asks another."""
    if "klar" in request.args and not ready():
        return Response("ikke klar", 503, mimetype="text/plain")
    return Response("ok", mimetype="text/plain")
