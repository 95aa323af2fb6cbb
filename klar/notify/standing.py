"""Whether a message still has something to tell of, and its reader may see it: asked when it is sent, by the rules of klar.access."""

from klar.access import listed, may
from klar.db import today
from klar.models.case import Case, Deadline
from klar.models.club import ClubRecord
from klar.models.report import boards
from klar.models.gathering import Gathering, Signup
from klar.models.task import Task
from klar.notify.whose import hands, stand_ins

# Whoever hears of a hand-over, by what has happened to it: what they must be able to do with it.
HELP = {"sent": "handover.take", "asked": "handover.own", "answered": "handover.own", "replied": "handover.work"}


def stands(me: int, kind: str, about: int, mark: str) -> bool:
    return WAYS[kind](me, about, mark)


def _deadline(me: int, about: int, mark: str) -> bool:
    runs = Deadline.select(Deadline.case).join(Case).where(Deadline.id == about, Deadline.status == "open", Case.closed_on.is_null())
    row = runs.where(Deadline.due_on >= today(), Deadline.due_on == mark.partition(" ")[0]).first()
    return row is not None and may(me, "case.read", row.case_id) and me in stand_ins()(hands(row.case_id))


def _meeting(me: int, about: int, mark: str) -> bool:
    row = ClubRecord.get_or_none(ClubRecord.id == about, ClubRecord.from_on == mark, ClubRecord.from_on >= today())
    return row is not None and may(me, "club.read", about)


def _help(me: int, about: int, mark: str) -> bool:
    return may(me, HELP[mark.partition(" ")[0]], about)


def _task(me: int, about: int, _mark: str) -> bool:
    """Its owner's, or one that the owner's stand-in may do."""
    row = Task.get_or_none(Task.id == about, Task.status == "open")
    return row is not None and may(me, "task.own" if row.owner_id == me else "task.write", about) and me in stand_ins()({row.owner_id})


def _gathering(me: int, about: int, mark: str) -> bool:
    """What was to be told still holds: an invitation nobody has answered, a place, a gathering that is called off or was held."""
    row = Signup.select(Signup, Gathering).join(Gathering).where(Signup.id == about).first()
    if row is None or not may(me, "signup.own", about):
        return False
    what, comes = mark.partition(" ")[0], row.gathering.held_on >= today()
    if row.gathering.off_at:
        return what == "off" and comes
    return {"invited": comes and row.status == "invited", "rate": bool(row.came) and not row.rated}.get(what, comes and row.status in ("coming", "waiting"))


def _alert(me: int, about: int, _mark: str) -> bool:
    return may(me, "alert.read", about)


def _report(me: int, about: int, _mark: str) -> bool:
    """Sent to a board of mine that has not said that it is read."""
    waits = [row for row in listed(me, "report.receive", boards) if row.report_id == about and row.read_at is None]
    return bool(waits) and may(me, "report.receive", about)


WAYS = {"alert": _alert, "gathering": _gathering, "gathering_soon": _gathering, "deadline": _deadline, "meeting": _meeting, "help": _help, "task": _task, "report": _report}
