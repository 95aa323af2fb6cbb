"""Where receiver and sender write: a question, its answer, a reason, the answer that ends it."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.handover import NobodyLeft, NoYes, ask, done, give_back, reply, send_back
from klar.db import Conflict
from klar.forms import TextForm
from klar.htmx import page
from klar.i18n import _, _l
from klar.views.handovers import stopped

views = Blueprint("handover_forms", __name__)
BOTH = ["GET", "POST"]


class Why(TextForm):
    question = _l("Hvorfor sender du saken tilbake?")
    label = _l("Den som sendte saken, leser dette")
    button, icon = _l("Send tilbake"), "undo"


class Question(TextForm):
    question = _l("Hva vil du spørre om?")
    label = _l("Den som sendte saken, leser dette")
    button, icon = _l("Send spørsmålet"), "send"


class Done(TextForm):
    question = _l("Hva er svaret ditt?")
    label = _l("Svaret blir stående i saken")
    hint = _l("Etterpå ser du ikke saken mer.")
    button, icon = _l("Send svaret"), "done"


class Reply(TextForm):
    question = _l("Hva vil du svare?")
    label = _l("De som hjelper deg, leser dette")
    button, icon = _l("Send svaret"), "send"


def written(form_type: type[TextForm], permission: str, handover_id: int, back: str, act: Callable[[int, int, str], None], to: str) -> ResponseReturnValue:
    """The page with the one question; sent, it is done and leads on."""
    fetch(current_user.id, permission, handover_id)
    sent = request.method == "POST"
    form = form_type(request.form if sent else None)
    if not sent or not form.validate():
        return asked(form, back, form.problems() if sent else [])
    try:
        act(current_user.id, handover_id, form.answer.data)
    except NobodyLeft:
        return stopped(_("Ingen andre kan ta saken nå"), _("Behold den, eller send den videre."), back)
    except NoYes:
        return asked(form, back, [("answer", _("Spør medlemmet på nytt først."))])
    except Conflict:
        return asked(form, back, [("answer", _("Noen har endret dette. Teksten din er ikke sendt. Gå tilbake og se hva som er nytt."))])
    return redirect(to, 303)


def asked(form: TextForm, back: str, errors: list[tuple[str, str]]) -> ResponseReturnValue:
    """The question, with what was typed and what is wrong with it."""
    return page("handovers/write.html", code=422 if errors else 200, form=form, back=back, action=request.path, errors=errors)


@views.route("/innboks/<int:handover_id>/send-tilbake", methods=BOTH)
@access("handover.take")
def refuse(handover_id: int) -> ResponseReturnValue:
    return written(Why, "handover.take", handover_id, f"/innboks/{handover_id}", send_back, url_for("handovers.desk"))


@views.route("/innboks/<int:handover_id>/gi-tilbake", methods=BOTH)
@access("handover.work")
def returned(handover_id: int) -> ResponseReturnValue:
    return written(Why, "handover.work", handover_id, f"/innboks/{handover_id}", give_back, url_for("handovers.desk"))


@views.route("/innboks/<int:handover_id>/spor", methods=BOTH)
@access("handover.work")
def question(handover_id: int) -> ResponseReturnValue:
    return written(Question, "handover.work", handover_id, f"/innboks/{handover_id}", ask, f"/innboks/{handover_id}")


@views.route("/innboks/<int:handover_id>/ferdig", methods=BOTH)
@access("handover.work")
def finish(handover_id: int) -> ResponseReturnValue:
    return written(Done, "handover.work", handover_id, f"/innboks/{handover_id}", done, url_for("handovers.desk"))


@views.route("/hjelp/<int:handover_id>/svar", methods=BOTH)
@access("handover.own")
def answer(handover_id: int) -> ResponseReturnValue:
    return written(Reply, "handover.own", handover_id, f"/hjelp/{handover_id}", reply, f"/hjelp/{handover_id}")
