"""The number at the foot of a rep's page, and the same page in an invented union: what stands there, and what to say."""

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from klar.access import access
from klar.htmx import page
from klar.i18n import _, locale
from klar.recorded import Page, Part, find

views = Blueprint("page_numbers", __name__, url_prefix="/sidetall")
DIGITS = 4


@views.get("")
@access("guiding.help")
def ask() -> ResponseReturnValue:
    if "side" not in request.args:
        return page("guiding/number.html", typed="", errors=[])
    typed = "".join(filter(str.isdecimal, request.args["side"]))[: DIGITS + 1]
    try:
        if numbered(typed):
            return redirect(url_for(".show", code=int(typed)))
        wrong = _("Ingen side har det tallet. Be dem lese det igjen.") if typed else _("Skriv tallet først.")
    except FileNotFoundError:
        wrong = _("Sidene er ikke laget ennå. Si fra til de som driver Klar.")
    return page("guiding/number.html", code=422, typed=typed, errors=[("side", wrong)])


@views.get("/<code>")
@access("guiding.help")
def show(code: str) -> ResponseReturnValue:
    try:
        found = numbered(code) or abort(404)
    except FileNotFoundError:
        return redirect(url_for(".ask", side=code))
    title = next((part.text for part in found if part.kind == "title"), "")
    return page("guiding/numbered.html", number=int(code), title=title, parts=[(part, to_say(part)) for part in found if part.kind != "title"])


def numbered(code: str) -> Page | None:
    return find(current_app.config["KLAR"].pages, locale(), int(code)) if code.isdecimal() and len(code) <= DIGITS else None


def to_say(part: Part) -> str:
    """A sentence that tells somebody on the phone what to do with it; empty for what is only read."""
    if not part.own:
        return {"row": _("Trykk på raden dere leter etter."), "answer": _("Trykk på svaret som passer."), "tick": _("Sett kryss ved det som passer.")}.get(
            part.kind, _("Trykk på det dere leter etter.")
        )
    said = {
        "back": _("Trykk på «%(label)s», øverst til venstre.", label=part.text),
        "more": _("Trykk på «%(label)s», øverst til høyre.", label=part.text),
        "help": _("Trykk på «%(label)s», nederst på siden.", label=part.text),
        "act": _("Trykk på den grønne, «%(label)s».", label=part.text),
        "danger": _("Trykk på den røde, «%(label)s».", label=part.text),
        "row": _("Trykk på raden «%(label)s».", label=part.text),
        "answer": _("Trykk på svaret «%(label)s».", label=part.text),
        "field": _("Skriv i feltet «%(label)s».", label=part.text),
        "file": _("Trykk på feltet «%(label)s».", label=part.text),
        "tick": _("Sett kryss ved «%(label)s».", label=part.text),
    }
    return said.get(part.kind, _("Trykk på «%(label)s».", label=part.text) if part.kind in ("quiet", "link") else "")
