"""What takes two steps: somebody out of a case, and a member's yes back."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.case.consent import withdraw_consent
from klar.actions.case.participant import remove_participant
from klar.actions.party import remove_party, restore_party
from klar.crypto import keys
from klar.htmx import page
from klar.i18n import _
from klar.models.case.participant import participants
from klar.views.cases.people_lines import in_case, said_yes

views = Blueprint("leaving", __name__, url_prefix="/saker/<int:case_id>")


@views.get("/folk/<int:party_id>/ta-bort")
@access("case.send")
def ask_party(case_id: int, party_id: int) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.send", case_id)
    people = in_case(keys.box(case.key), case.id)
    found = next((row for row in people if row["id"] == party_id), None)
    if found is None:
        return _back(case_id)
    last = found["member"] and sum(row["member"] for row in people) == 1
    return page("cases/leave.html", case=case, question=_("Vil du ta bort %(name)s?", name=found["name"]), text="" if last else _("Navnet blir stående i saken."), last=last)


@views.post("/folk/<int:party_id>/ta-bort")
@access("case.send")
def party(case_id: int, party_id: int) -> ResponseReturnValue:
    return _back(case_id, remove_party(current_user.id, case_id, party_id))


@views.post("/folk/angre/<int:entry_id>")
@access("case.send")
def restore(case_id: int, entry_id: int) -> ResponseReturnValue:
    restore_party(current_user.id, case_id, entry_id)
    return _back(case_id)


@views.get("/samtykke/<int:consent_id>/trekk")
@access("case.write")
def ask_consent(case_id: int, consent_id: int) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id)
    found = next((row for row in said_yes(keys.box(case.key), case.id) if row["id"] == consent_id), None)
    if found is None:
        return _back(case_id)
    return page("cases/leave.html", case=case, question=_("Har medlemmet trukket ja-et?"), text=f"{found['what']}. {found['note']}.", consent=True)


@views.post("/samtykke/<int:consent_id>/trekk")
@access("case.write")
def consent(case_id: int, consent_id: int) -> ResponseReturnValue:
    withdraw_consent(current_user.id, case_id, consent_id)
    return _back(case_id)


@views.get("/deltakere/<int:participant_id>/ta-bort")
@access("case.share")
def ask_participant(case_id: int, participant_id: int) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.share", case_id)
    found = next((row for row in participants(case=case.id) if row.id == participant_id), None)
    if found is None:
        return _back(case_id)
    return page("cases/leave.html", case=case, question=_("Vil du ta bort %(name)s?", name=found.name), text=_("Da ser ikke %(name)s saken mer.", name=found.name))


@views.post("/deltakere/<int:participant_id>/ta-bort")
@access("case.share")
def participant(case_id: int, participant_id: int) -> ResponseReturnValue:
    remove_participant(current_user.id, case_id, participant_id)
    return _back(case_id)


def _back(case_id: int, gone: int | None = None) -> ResponseReturnValue:
    """To the page itself, also when somebody else has been here first; `gone` is a line that can be undone."""
    return redirect(url_for("people.every", case_id=case_id, borte=gone), 303)
