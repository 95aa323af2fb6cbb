"""«Del til Klar»: what another app shared comes in parts, waits sealed for its case, and becomes a paper there."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from klar.access import SIGNED_IN, access, fetch, listed
from klar.actions.upload_end import from_elsewhere
from klar.actions.upload_forgetting import forget_shared
from klar.crypto import keys
from klar.files import SENTENCES, Refused
from klar.htmx import page
from klar.models.case import open_cases
from klar.views import errors
from klar.views.cases import documents
from klar.views.cases.arriving import keep
from klar.views.cases.uploads import answered
from klar.wizards.questions import number, title_of

views = Blueprint("shared", __name__, url_prefix="/del")
views.register_error_handler(OSError, documents.no_room)
RECENT = 5


@views.url_value_preprocessor
def read_nothing(endpoint: str | None, _values: dict | None) -> None:
    if endpoint == "shared.caught":
        request.max_content_length = 0


@views.get("")
@access(SIGNED_IN)
def wait() -> ResponseReturnValue:
    return page("shared/wait.html", waiting=len(from_elsewhere(current_user.id)))


@views.post("")
@access(SIGNED_IN)
def caught() -> ResponseReturnValue:
    """Straight from another app, without proof that it is ours: nothing is read. With a service worker it never comes here."""
    return again()


@views.errorhandler(CSRFError)
@views.errorhandler(RequestEntityTooLarge)
def again(error: HTTPException | None = None) -> ResponseReturnValue:
    if request.endpoint == "shared.caught":
        return page("shared/again.html", code=400)
    return errors.stale_form(error) if isinstance(error, CSRFError) else errors.error_page(413)


@views.post("/deler")
@access(SIGNED_IN)
def part() -> ResponseReturnValue:
    return answered(None)


@views.get("/sak")
@access(SIGNED_IN)
def ask() -> ResponseReturnValue:
    return asked() if from_elsewhere(current_user.id) else redirect(url_for(".wait"))


@views.post("/sak")
@access(SIGNED_IN)
def put() -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", number(request.form.get("case")))
    if not (waiting := from_elsewhere(current_user.id)):
        return redirect(url_for(".wait"), 303)
    try:
        added = keep(current_user.id, case.id, waiting)
    except Refused as error:
        return asked(str(SENTENCES[error.why]))
    return redirect(url_for("papers.ask_name", case_id=case.id, document_id=added), 303)


@views.post("/bort")
@access(SIGNED_IN)
def drop() -> ResponseReturnValue:
    forget_shared(current_user.id)
    return redirect(url_for("home.home"), 303)


def asked(said: str = "") -> ResponseReturnValue:
    """The cases used last, and the way to them all."""
    rows = listed(current_user.id, "case.write", open_cases)
    shown = rows if "alle" in request.args else rows[:RECENT]
    boxes = keys.unlock(row.key for row in shown)
    cases = [(row.id, title_of(boxes.get(row.key), row), row.about or "") for row in shown]
    wrong = [("case", said)] if said else []
    return page("shared/ask.html", code=422 if said else 200, cases=cases, more=len(rows) > len(shown), waiting=len(from_elsewhere(current_user.id)), errors=wrong)
