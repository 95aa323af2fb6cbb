"""What the answers so far amount to."""

from datetime import date

from klar.access import listed
from klar.crypto import keys
from klar.db import today
from klar.deadlines import rules_for_type
from klar.forms import is_date
from klar.models import sealed
from klar.models.case import recent_types
from klar.models.case_type import CASE_TYPES
from klar.models.member import jobs
from klar.wizard import Answers
from klar.wizards.who import members_of


def last_types(me: int) -> list[str]:
    rows = listed(me, "case.read", recent_types)
    boxes = keys.unlock(row.key for row in rows)
    used = [sealed.get(boxes.get(row.key), "case", row).get("type") for row in rows]
    return [key for key in dict.fromkeys(used) if key in CASE_TYPES][:2]


def kind_of(answers: Answers) -> str:
    return answers.get("type") or str(answers.get("gruppe", "")).removeprefix("type:")


def trigger_of(answers: Answers) -> str:
    kinds = rules_for_type(kind_of(answers)) if kind_of(answers) in CASE_TYPES else []
    return kinds[0] if kinds else ""


def happened_on(answers: Answers) -> date | None:
    value = answers.get("annen-dato") or answers.get("dato")
    return date.fromisoformat(value) if is_date(value) else None


def law_facts(answers: Answers) -> dict[str, bool]:
    """What the register knows that changes the deadlines: the state has its own law (statsansatteloven)."""
    known = [job for member in members_of(answers) for job in jobs(member=member, today=today())]
    return {"state_employee": True} if any(job.tariff_area == "STAT" for job in known) else {}
