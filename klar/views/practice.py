"""Only under `klar practice`: the way in, five exercises that see for themselves whether they are done, and a fresh start."""

from typing import NamedTuple

from babel.support import LazyProxy
from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ANY_LEVEL, LOCKED, PUBLIC, SIGNED_IN, access
from klar.actions.practice import Crowded, enter_practice
from klar.htmx import page
from klar.i18n import OFFERED, _l, use
from klar.models.practice import done_by
from klar.views.session import let_in

views = Blueprint("practice", __name__)


class Exercise(NamedTuple):
    """`event` is what stands on record when it is done: nobody ticks it off."""

    number: int
    event: str
    href: str
    title: LazyProxy
    what: LazyProxy
    kind: LazyProxy


EXERCISES = (
    Exercise(1, "member.opened", "/medlemmer", _l("Finn et medlem"), _l("Finn én i klubben din. Åpne kortet."), _l("Fint. Du fant et medlem.")),
    Exercise(2, "case.opened", "/ny/sak", _l("Ta opp en sak"), _l("Lag en ny sak. Finn på hva den handler om."), _l("Fint. Du har laget en sak.")),
    Exercise(3, "task.done", "/oppgaver", _l("Gjør en oppgave ferdig"), _l("Trykk Ferdig på en oppgave."), _l("Fint. En oppgave er ferdig.")),
    Exercise(4, "case.noted", "/ny/notat", _l("Skriv hva som har skjedd"), _l("Velg en sak. Skriv et kort notat."), _l("Fint. Det du skrev, står i saken.")),
    Exercise(5, "handover.sent", "/ny/hjelp", _l("Be om hjelp"), _l("Velg en sak. Spør fagforeningen."), _l("Fint. Nå vet du hvem du kan spørre.")),
)
EVENTS = {one.event: one for one in EXERCISES}


@views.get("/inn")
@access(PUBLIC)
def enter() -> ResponseReturnValue:
    """One tap from the real Klar. A GET that signs in, for a link is all that can lead from one Klar to another: no form goes there,
    and nothing of who comes. It makes what is invented alone, so many a minute; whoever is inside goes on where they were."""
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return "", 204
    if current_user.is_authenticated:
        return redirect(url_for("home.home"))
    if current_user.get_id():
        return let_in(current_user.id, "demo")
    language = request.args.get("sprak", session.get("language", "nb"))
    use(language)
    session.clear()  # a page that was asked for was another one's
    session["language"] = language if language in OFFERED else "nb"
    return let_in(enter_practice(), "demo")


@views.errorhandler(Crowded)
def crowded(_error: Crowded) -> ResponseReturnValue:
    return page("practice/full.html", code=429)


@views.post("/inn/videre")
@access(ANY_LEVEL, LOCKED)
def go_on() -> ResponseReturnValue:
    """Where the real Klar asks for a sign-in from just now, or is locked."""
    return let_in(current_user.id, "demo")


@views.get("/ovelser")
@access(SIGNED_IN)
def every() -> ResponseReturnValue:
    done = finished()
    left = [one for one in EXERCISES if one.event not in done]
    shown = next((one for one in left if str(one.number) == request.args.get("nr")), left[0] if left else None)
    return page("practice/every.html", exercises=EXERCISES, done=done, shown=shown, latest=EVENTS[done[-1]] if done else None)


@views.post("/ovelser/ny")
@access(SIGNED_IN)
def anew() -> ResponseReturnValue:
    session["language"] = current_user.row.language
    return let_in(enter_practice(), "demo")


@views.app_context_processor
def strip() -> dict[str, int | None]:
    """How many are done, for the strip on every page; none before one is inside."""
    return {"practised": len(finished()) if current_user.is_authenticated else None}


def finished() -> list[str]:
    """The events of the exercises that are done, the last one last."""
    return [row.name for row in done_by(me=current_user.id) if row.name in EVENTS]
