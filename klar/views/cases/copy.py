"""«Kopi av saken»: what goes along is gone through first; then a PDF, or a zip with the papers."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import FRESH, access
from klar.actions.copying import Copy, copy_case, to_choose
from klar.db import now
from klar.htmx import page
from klar.i18n import _, locale
from klar.papers import Block, Unprintable, press
from klar.views.innsyn_package import columns, one_file, said

views = Blueprint("copies", __name__, url_prefix="/saker/<int:case_id>/kopi")


@views.get("")
@access("case.share", FRESH)
def choose(case_id: int) -> ResponseReturnValue:
    return question(case_id)


@views.post("")
@access("case.share", FRESH)
def make(case_id: int) -> ResponseReturnValue:
    form = "pdf" if request.form.get("form") == "pdf" else "zip"
    copy = copy_case(current_user.id, case_id, request.form.getlist("place"), form)
    try:
        content = printed(copy) if form == "pdf" else zipped(copy)
    except Unprintable:
        return question(case_id, failed=True)
    name = f"sak-{copy.case}.{form}"
    return Response(content, mimetype=f"application/{form}", headers={"Content-Disposition": f"attachment; filename={name}"})


make.keeps = lambda case_id: ["copies.choose", {"case_id": case_id}]
make.repeats = True  # the page stays open while the file comes


def question(case_id: int, failed: bool = False) -> ResponseReturnValue:
    case, texts = to_choose(current_user.id, case_id)
    return page("cases/copy.html", code=422 if failed else 200, case=case, texts=texts, failed=failed)


def zipped(copy: Copy) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        file.writestr(f"sak-{copy.case}.html", one_file("cases/package.html", copy=copy, made=said(now())))
        for name, content in copy.papers:
            file.writestr(name, content)
    return held.getvalue()


def printed(copy: Copy) -> bytes:
    """Raises Unprintable."""
    title = _("Sak %(number)s", number=copy.case)
    blocks = [Block("title", (title,))]
    for part in copy.parts:
        blocks.append(Block("heading", (part.title,)))
        for row in part.rows:
            blocks += [Block("row", (name, said(row[name]))) for name in columns(part) if said(row.get(name))]
            blocks.append(Block("text", ("",)))
    head = _("Øvelse. Alt er oppdiktet.") if current_app.config["KLAR"].practising else _("Kopi fra Klar")
    return press(locale(), blocks, head, said(now())).pdf
