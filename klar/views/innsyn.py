"""Innsyn: the data protection officer opens it and hands out the package; whoever has a case goes through it first."""

import io
import json
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import FRESH, access, fetch
from klar.actions.innsyn import FETCHED_FOR, NoSuchMember, answer, ask, fetch_package, finish, open_review, tell
from klar.db import now, to_ms, today
from klar.deadlines import in_words, urgency
from klar.forms.base import clean
from klar.htmx import page
from klar.i18n import _, moment
from klar.models.innsyn import requests, reviewers
from klar.views.innsyn_package import as_data, as_page
from klar.wizards.questions import number

views = Blueprint("innsyn", __name__)


@views.get("/gjennomgang/innsyn")
@access("innsyn.answer")
def asked() -> ResponseReturnValue:
    names: dict[int, list[str]] = {}
    for row in reviewers(me=current_user.id):
        names.setdefault(row.innsyn_id, []).append(row.name)
    rows = [
        {"row": row, "due": in_words(row.due_on, today()), "urgency": urgency(row.due_on, today()), "last_day": row.due_on <= today(), "names": dict.fromkeys(names.get(row.id, ()))}
        for row in requests(me=current_user.id, since=to_ms(now() - FETCHED_FOR))
    ]
    until = {row.id: moment(row.made_at + FETCHED_FOR, today()) for row in (line["row"] for line in rows) if row.made_at}
    return page("innsyn/asked.html", rows=rows, until=until)


@views.get("/gjennomgang/innsyn/ny")
@access("innsyn.answer")
def new() -> ResponseReturnValue:
    return page("innsyn/new.html", errors=[], typed={})


@views.post("/gjennomgang/innsyn/ny")
@access("innsyn.answer")
def begin() -> ResponseReturnValue:
    typed = {name: clean(request.form.get(name))[:200] for name in ("number", "name")}
    try:
        ask(current_user.id, typed["number"], typed["name"])
    except NoSuchMember:
        return page("innsyn/new.html", code=422, errors=[("number", _("Fant ikke noe medlem med dette nummeret og dette navnet."))], typed=typed)
    return redirect(url_for(".asked"), 303)


@views.post("/gjennomgang/innsyn/hent")
@access("innsyn.answer", FRESH)
def hand_out() -> ResponseReturnValue:
    package = fetch_package(current_user.id, number(request.form.get("innsyn")))
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        file.writestr("innsyn.html", as_page(package))
        for name, content in package.papers:
            file.writestr(name, content)
        file.writestr("innsyn.json", json.dumps(as_data(package), ensure_ascii=False, indent=1))
    return Response(held.getvalue(), mimetype="application/zip", headers={"Content-Disposition": "attachment; filename=innsyn.zip"})


hand_out.keeps = lambda: ["innsyn.asked", {}]
hand_out.repeats = True  # the page stays open while the file comes, and a file that was lost is fetched by the same button


@views.get("/saker/<int:case_id>/innsyn")
@access("case.share")
def review(case_id: int) -> ResponseReturnValue:
    found = open_review(current_user.id, case_id)
    if found is None or found.row.shown is None:
        return page("innsyn/tell.html" if found else "innsyn/none.html", case=case_id, asked=found)
    places = [text.place for text in found.texts]
    wanted = request.args.get("tekst", "")
    if wanted not in places and found.gap:
        wanted = found.gap.place
    if wanted not in places:
        return page("innsyn/check.html", case=case_id, asked=found, words=words())
    text = found.texts[places.index(wanted)]
    when = moment(text.at, today()) if text.at else ""
    return page("innsyn/text.html", case=case_id, asked=found, text=text, when=when, place=places.index(wanted) + 1, said=found.answers.get(wanted), words=words())


@views.post("/saker/<int:case_id>/innsyn")
@access("case.share")
def say(case_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "case.share", case_id)
    said = request.form
    if "tell" in said:
        tell(current_user.id, case_id, said["tell"] == "yes")
    elif "answer" in said:
        answer(current_user.id, case_id, said.get("place", ""), said["answer"])
    elif "done" in said:
        finish(current_user.id, case_id)
        return redirect(url_for("cases.show", case_id=case_id), 303)
    else:
        abort(400)
    return redirect(url_for(".review", case_id=case_id), 303)


def words() -> dict[str, str]:
    """What each answer is called."""
    return {"give": _("Ja, gi den ut"), "others": _("Nei, den handler om andre"), "internal": _("Nei, bare et arbeidsnotat")}
