"""Folk og samtykke: who is in the case, what the members have said yes to, and who has it now."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, may
from klar.actions.case import read_case
from klar.crypto import keys
from klar.db import today
from klar.htmx import page
from klar.models.case import missing, open_handover, shares
from klar.models.officer import club_officers
from klar.views.cases.people_lines import holders, in_case, said_yes

views = Blueprint("people", __name__, url_prefix="/saker/<int:case_id>")


@views.get("/folk")
@access("case.read", "case.write", "case.send", "case.share")
def every(case_id: int) -> ResponseReturnValue:
    me = current_user.id
    case = read_case(me, case_id)
    box, handovers = keys.unlock([case.key]).get(case.key), open_handover(case=case.id)
    people = in_case(box, case.id)
    return page(
        "cases/people.html",
        case=case,
        members=[row for row in people if row["member"]],
        others=[row for row in people if not row["member"]],
        consents=said_yes(box, case.id),
        holders=holders(case, handovers),
        waiting=[row for row in handovers if row.status == "sent"],
        still_shared=still_shared(case),
        writes=case.may_also,
        sends=may(me, "case.send", case.id),
        shares=may(me, "case.share", case.id),
        undo=request.args.get("borte", type=int),
    )


def still_shared(case: Any) -> list[Any]:
    """The shares outside the club that run on without a member's yes: it stops what is new, and these are for the handler to end."""
    if not missing(case.id, "share_with_branch", today()):
        return []
    club = {row.id for row in club_officers(club=case.unit_id, today=today())}
    return [row for row in shares(case=case.id, today=today()) if row.officer_id not in club]
