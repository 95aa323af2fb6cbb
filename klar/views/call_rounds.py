"""«Ringerunder»: several callers share a list, one person at a time."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.call_round import end_round, my_rounds, read_round, resume_round
from klar.actions.round_call import my_call, next_call, others_calls, put_back, take_over
from klar.htmx import page
from klar.i18n import _, _n
from klar.models.call_round import TARGETS
from klar.views.follow_up import last_talk
from klar.views.follow_up_lines import person
from klar.wizards.questions import number

views = Blueprint("call_rounds", __name__, url_prefix="/oppfolging/runder")


@views.get("")
@access("follow.call", "round.call")
def every() -> ResponseReturnValue:
    return page("follow_up/rounds.html", rounds=[told(*one) for one in my_rounds(current_user.id)])


@views.get("/<int:round_id>")
@access("follow.call", "round.call")
def show(round_id: int) -> ResponseReturnValue:
    said = opened(round_id)
    return page("follow_up/round.html", round=said, others=others_calls(current_user.id, round_id), mine=my_call(current_user.id, round_id))


@views.post("/<int:round_id>/neste")
@access("follow.call", "round.call")
def take_next(round_id: int) -> ResponseReturnValue:
    next_call(current_user.id, round_id)
    return redirect(url_for(".call", round_id=round_id), 303)


@views.get("/<int:round_id>/ring")
@access("follow.call", "round.call")
def call(round_id: int) -> ResponseReturnValue:
    """Whom I have; a calm page when nobody waits for me."""
    said, row = opened(round_id), my_call(current_user.id, round_id)
    last = last_talk(row) if row else None
    return page("follow_up/call.html", rep=person(row) if row else None, last=last, round=said, left=0, saved=request.args.get("lagret", type=int))


@views.post("/<int:round_id>/legg-tilbake")
@access("follow.call", "round.call")
def release(round_id: int) -> ResponseReturnValue:
    put_back(current_user.id, round_id)
    return redirect(url_for(".show", round_id=round_id), 303)


@views.post("/<int:round_id>/ta-over")
@access("follow.call", "round.call")
def take(round_id: int) -> ResponseReturnValue:
    opened(round_id)
    if call_id := number(request.form.get("call")):
        take_over(current_user.id, round_id, call_id)
    return redirect(url_for(".call", round_id=round_id), 303)


@views.post("/<int:round_id>/avslutt")
@access("follow.call", "round.call")
def end(round_id: int) -> ResponseReturnValue:
    end_round(current_user.id, round_id)
    return redirect(url_for(".show", round_id=round_id), 303)


@views.post("/<int:round_id>/begynn-igjen")
@access("follow.call", "round.call")
def resume(round_id: int) -> ResponseReturnValue:
    resume_round(current_user.id, round_id)
    return redirect(url_for(".show", round_id=round_id), 303)


def opened(round_id: int) -> dict[str, Any]:
    return told(*(read_round(current_user.id, round_id) or abort(404)))


def told(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    again = row.tried - row.done
    return {
        "id": row.id,
        "version": row.version,
        "name": said.get("name", ""),
        "guide": said.get("guide", "").splitlines(),
        "who": TARGETS[row.target],
        "over": row.ended_at is not None,
        "far": _("%(done)s av %(all)s ringt", done=row.done, all=row.calls),
        "again": _n("%(count)s må ringes igjen.", "%(count)s må ringes igjen.", again) if again else "",
        "left": row.calls - row.done,
        "rests": row.rests,
    }
