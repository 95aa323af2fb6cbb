"""Static files, the manifest, and a sign of life."""

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from klar.access import PUBLIC, access
from klar.assets import YEAR
from klar.files import KINDS
from klar.i18n import OFFERED, _, speaking
from klar.installation import ready

views = Blueprint("files", __name__)
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


@views.get("/manifest.webmanifest")
@access(PUBLIC)
def manifest() -> ResponseReturnValue:
    """One for each language: what the phone keeps says what the page did when it was put there."""
    chosen = request.args.get("sprak", "nb")
    language = chosen if chosen in OFFERED else "nb"
    with speaking(language):
        answer = jsonify(**ABOUT, lang=language, **said())
    answer.mimetype = "application/manifest+json"
    return answer


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
