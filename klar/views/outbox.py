"""«Venter på nett»: what was done on the phone without a line, sealed there, sent when there is one (klar/late_post.py opens it)."""

from flask import Blueprint, Flask, Response, abort, current_app, g, jsonify, make_response, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import SIGNED_IN, access
from klar.cookies import form_token
from klar.crypto import keys
from klar.db import now, today
from klar.htmx import page
from klar.i18n import moment

views = Blueprint("outbox", __name__, url_prefix="/utboks")
# A page that wants something more of the person, or a form nobody could take: what they sent is not saved, and the phone keeps it.
ASKS = (200, 400, 409, 413, 422, 429)


def register(app: Flask) -> None:
    """After access has said who is let in: whose envelope it is, and what came of it."""
    app.before_request(judge)
    app.after_request(tell)


@views.get("")
@access(SIGNED_IN)
def waiting() -> ResponseReturnValue:
    return page("outbox/waiting.html")


@views.get("/tegn")
@access(SIGNED_IN)
def token() -> ResponseReturnValue:
    """What the phone needs to send: proof that it is our page that asks, and whose envelopes may go now."""
    return jsonify(csrf_token=form_token(), whose=keys.envelopes.whose(current_user.id))


@views.post("")
@access(SIGNED_IN)
def unreadable() -> ResponseReturnValue:
    """Only an envelope that could not be opened comes here. The phone is told in a word it knows: else what waits behind it would never be sent."""
    if "vis" in request.form:
        abort(400)
    return jsonify(state="asks"), 400


def judge() -> None:
    post = request.environ.get("klar.post")
    if not post or not request.endpoint:
        return
    if not getattr(current_app.view_functions[request.endpoint], "waits", False):
        abort(404)
    if post.whose != keys.envelopes.whose(current_user.id):
        abort(make_response(jsonify(state="others"), 403))
    if post.too_old:
        abort(make_response(jsonify(state="asks"), 409))
    if post.thing in post.behind:
        abort(make_response(jsonify(state="later", thing=post.thing), 503))


def tell(response: Response) -> Response:
    """For the phone, in one word, instead of the page: sent, asks, gone, later or sign-in. Who looks gets the page."""
    post = request.environ.get("klar.post")
    if not post or post.looked_at or response.is_json:
        return response
    repeats = getattr(current_app.view_functions.get(request.endpoint or ""), "repeats", False)
    if response.status_code < 400 and (response.location or repeats):
        g.again = response.location  # for klar.web.remember_location, which sees the word only
        return jsonify(state="sent", at=moment(now(), today()), to=response.location or "")
    if response.status_code == 401:
        return make_response(jsonify(state="sign-in"), 401)
    if response.status_code >= 500:
        return make_response(jsonify(state="later", thing=post.thing), response.status_code)
    return make_response(jsonify(state="asks" if response.status_code in ASKS else "gone"), response.status_code)
