"""When something is wrong: plain words, what to do, and nothing typed is lost without saying so."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from traceback import format_tb

from flask import Flask, Response, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from peewee import DatabaseError, OperationalError
from werkzeug.exceptions import HTTPException

from klar.actions.both import Changed, chosen
from klar.actions.refusal import refused
from klar.crypto import token
from klar.db import AlreadyDone, Conflict, OtherContent, today
from klar.htmx import page
from klar.i18n import _, moment
from klar.late_post import NO_CONTENT
from klar.views.page_codes import BOTH, ERROR

log = logging.getLogger("klar")
CODE = re.compile("[a-z0-9_:.-]*")  # what a choice is sent as; everything else is in somebody's own words
OURS = ("csrf_token", "once", "keep", "seen")  # fields of the form that each sending has anew
DISK_FULL = "53100"  # what a PostgreSQL calls it, whatever language it speaks; SQLite has words only


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(CSRFError, stale_form)
    app.before_request(hear_choice)
    app.register_error_handler(Changed, both_texts)
    app.register_error_handler(Conflict, changed_meanwhile)
    app.register_error_handler(AlreadyDone, sent_before)
    app.register_error_handler(OtherContent, said_otherwise)
    app.register_error_handler(OperationalError, no_room)
    app.register_error_handler(Exception, broken)


def words(code: int) -> tuple[str, str]:
    """What is wrong, and what to do."""
    return {
        400: (_("Siden skjønte ikke det du sendte"), _("Gå tilbake og prøv igjen.")),
        403: (_("Du har ikke tilgang"), _("Vervet ditt åpner ikke denne siden.")),
        404: (_("Vi fant ikke siden"), _("Den er borte, eller du har ikke lov til å se den.")),
        405: (_("Vi fant ikke siden"), _("Gå tilbake og prøv igjen.")),
        409: (_("Noen har endret dette"), _("Gå tilbake og se hva som er nytt.")),
        413: (_("Det du sendte, er for stort"), _("Kort ned teksten og prøv igjen.")),
        422: (_("Noe må rettes"), _("Gå tilbake og se over svarene.")),
        507: (_("Klar er full akkurat nå"), _("Du kan lese. Vent litt og lagre på nytt.")),
        429: (_("Litt for mange forsøk"), _("Vent ett minutt. Prøv så igjen.")),
    }.get(code, (_("Noe gikk galt hos oss"), _("Prøv igjen om litt. Det du har lagret, er trygt.")))


def error_page(code: int) -> Response:
    title, advice = words(code)
    return page("errors/error.html", code=code, title=title, advice=advice, page_code=ERROR)


def http_error(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or (error.code or 500) < 400:
        return error
    if error.code in (403, 404) and request.endpoint and current_user.is_authenticated:
        turned_away(error.code)
    return error_page(error.code or 500)


def turned_away(code: int) -> None:
    """The same for a row that is not there as for one that is another's. What fails here changes no answer."""
    asked = next((value for name, value in request.view_args.items() if name.endswith("_id")), None)
    with suppress(DatabaseError):
        refused(current_user.id, request.endpoint, code, asked)


def stale_form(_error: CSRFError) -> ResponseReturnValue:
    """The form is older than the sign-in, or not ours."""
    title, advice = _("Siden var åpen for lenge"), _("Åpne den på nytt og send igjen.")
    return page("errors/error.html", code=400, title=title, advice=advice, page_code=ERROR)


def hear_choice() -> None:
    """What the person chose on the page with both texts."""
    sent = request.form if request.method == "POST" else {}
    version = sent.get("seen", "")
    chosen.set((sent.get("keep", ""), int(version) if re.fullmatch("[0-9]{1,15}", version) else 0))


def both_texts(error: Changed) -> Response:
    """Theirs and mine, with everything that was typed kept in the form."""
    typed = [] if error.again else [(name, value) for name, value in request.form.items(multi=True) if name not in OURS]
    when, g.again = moment(error.saved.at, today()), error.again
    again = error.again or request.full_path.rstrip("?")
    return page("cases/both.html", code=409, mine=error.mine, saved=error.saved, when=when, joins=error.joins, again=again, typed=typed, page_code=BOTH)


def changed_meanwhile(_error: Conflict) -> ResponseReturnValue:
    return error_page(409)


def sent_before(error: AlreadyDone) -> ResponseReturnValue:
    return redirect(error.location or "/", 303)


def said_otherwise(error: OtherContent) -> Response:
    """What is saved stays as it is; what is said now is there to see, and is saved beside it by who wants that."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in ("csrf_token", "once", "bundle")]
    mine = error.mine or "\n\n".join(value for name, value in typed if name not in NO_CONTENT and not CODE.fullmatch(value))
    again, fresh = request.full_path.rstrip("?"), token()[:32] if "bundle" in request.form else ""
    return page("errors/otherwise.html", code=409, mine=mine, saved=error.location or "/", again=again, typed=typed, fresh=fresh, page_code=BOTH)


def no_room(error: OperationalError) -> ResponseReturnValue:
    """A full disk: what is there can be read, and whoever runs Klar is told at once."""
    if not any("disk is full" in str(cause) or getattr(cause, "sqlstate", "") == DISK_FULL for cause in causes(error)):
        return broken(error)
    log.critical("the disk is full: nothing can be saved")
    return error_page(507)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what it came of: undoing a step that SQLite has undone already is an error of its own."""
    while error:
        yield error
        error = error.__cause__ or error.__context__


def broken(error: Exception) -> ResponseReturnValue:
    """Says what kind of error and where, never what anybody typed."""
    who = current_user.id if current_user.is_authenticated else None
    # The error's own words may quote what was typed; its kind and the lines of code it passed do not.
    where = "".join(format_tb(error.__traceback__))
    log.error("500 %s %s officer=%s %s\n%s", request.method, request.endpoint, who, type(error).__name__, where)
    return error_page(500)
