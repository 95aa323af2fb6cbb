"""«Les opp dette»: what one says on the phone, made from the case."""

from typing import Any

from klar.crypto import Box
from klar.db import today
from klar.deadlines import KEPT, TRIGGERS, rule
from klar.i18n import day
from klar.models import sealed
from klar.models.case.consent import may_share
from klar.models.case.dated import ended_deadlines
from klar.models.case.deadline import triggers
from klar.models.case.handover import open_handover
from klar.models.case_type import label_of


def sheet(box: Box, case: Any) -> dict[str, Any]:
    """What kind of case it is, what happened when, what is done, who has been asked, and whether the member's name may be said."""
    done = [sealed.get(box, "deadline", row)["code"] for row in ended_deadlines(case=case.id) if row.status == KEPT]
    return {
        "kind": label_of(sealed.get(box, "case", case).get("type", "")),
        "events": [(TRIGGERS[sealed.get(box, "trigger", row)["kind"]].label, day(row.happened_on, today())) for row in triggers(case=case.id)],
        "done": [rule(code).name for code in dict.fromkeys(reversed(done))],
        "asked": open_handover.one(case=case.id),
        "named": may_share(case.id, "share_with_branch", today()),
    }
