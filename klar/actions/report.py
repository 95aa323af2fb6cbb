"""The month's report: written by the coordinator, sent to the boards, read by them. What was sent stands."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from klar.access import fetch, listed
from klar.actions.report_sources import Asked, Figures, after, before, counted, last_day
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.few import told_again
from klar.models import sealed
from klar.models.gathering import gatherings
from klar.models.network import branches, one_network
from klar.models.officer import Mandate
from klar.models.report import MonthlyReport, ReportBoard, boards, gathered, one_report, reports
from klar.models.role import BRANCH_BOARD
from klar.notify.outbox import enqueue

BACK = 3  # months that may still be told of
KEPT = timedelta(days=730)


class Report(NamedTuple):
    row: Any
    figures: Figures
    text: str
    planned: str


def months_over(since: date = date.min) -> list[date]:
    """The months that can be told of: only what is over, or its numbers would change, and not from before a network began."""
    return [month for back in range(1, BACK + 1) if after(month := before(today().replace(day=1), back)) > since]


def read_report(by: int, report_id: int) -> Report:
    """404 when it is neither `by`'s own nor sent to a board of theirs."""
    fetch(by, "report.read", report_id)
    row = listed(by, "report.read", one_report, report=report_id)[0]
    said = sealed.get(keys.unlock([row.key]).get(row.key), "monthly_report", row)
    return Report(row, said["figures"], said["text"], said["planned"])


def figures(by: int, network_id: int, month: date) -> Figures:
    """What the report of a month tells. A number that has been sent once stays as it was told then."""
    network = fetch(by, "network.run", network_id)
    found, sent = counted(Asked(by, network_id, month, network.from_on)), _sent_months(by, network_id)
    counted_now = found["months"]
    found["months"] = told_again(sent, counted_now)
    found["talks"] = found["months"][month.isoformat()]
    if found["talks"] != counted_now[month.isoformat()]:
        found["needs"] = dict.fromkeys(found["needs"])  # parts of another whole
    return found


def planned(by: int, network_id: int, month: date) -> list[tuple[str, date, str]]:
    """The gatherings of the next month that the clubs are invited to: kind, day, and the name when `by`'s own unit holds it, else ""."""
    network, following = fetch(by, "network.run", network_id), after(month)
    rows = Asked(by, network_id, month, network.from_on).listed(gathered, first=following, last=last_day(following))
    own = {row.id: row for row in listed(by, "gathering.hold", gatherings)}
    boxes = keys.unlock(row.key for row in own.values())
    names = {number: sealed.get(boxes.get(row.key), "gathering", row).get("name", "") for number, row in own.items()}
    return [(row.kind, row.held_on, names.get(row.gathering_id, "")) for row in {row.gathering_id: row for row in rows}.values()]


def _sent_months(by: int, network_id: int) -> Figures:
    """Each month's number as it was sent first."""
    rows = [row for row in listed(by, "report.read", reports) if row.network_id == network_id and row.sent_at]
    boxes = keys.unlock(row.key for row in rows)
    first_last = sorted(rows, key=lambda row: row.sent_at, reverse=True)
    return {month: count for row in first_last for month, count in sealed.get(boxes.get(row.key), "monthly_report", row)["figures"]["months"].items()}


def written(by: int, network_id: int, month: date) -> Any | None:
    """The report of that month, when there is one."""
    return next((row for row in listed(by, "report.read", reports) if (row.network_id, row.month) == (network_id, month)), None)


def write_report(by: int, network_id: int, month: date, text: str, planned: str) -> int:
    """Keeps it, to be sent; what stood there before is replaced. Returns its id. Raises Conflict when that month's is sent, or is not over."""
    with atomic():
        network, row = fetch(by, "network.run", network_id), written(by, network_id, month)
        if month not in months_over(network.from_on) or (row and row.sent_at):
            raise Conflict
        told = figures(by, network_id, month)
        made = MonthlyReport.get_by_id(row.id) if row else MonthlyReport.create(network=network.id, month=month, made_by=by, changed_at=now(), key=keys.create())
        sealed.put(keys.box(made.key), made, figures=told, text=text, planned=planned)
        record("report.written", officer=by, subject=made.id, rule=network.allowed_by, network=network.id)
        return made.id


def send_report(by: int, report_id: int) -> None:
    """To the boards of the branches as they are now, who are told. 404 when it is not `by`'s to send, or is sent."""
    with atomic():
        row = fetch(by, "report.write", report_id)
        to = [one.branch_id for one in listed(by, "network.read", branches) if one.network_id == row.network_id]
        MonthlyReport.update(sent_at=now()).where(MonthlyReport.id == row.id).execute()
        for branch in to:
            ReportBoard.create(report=row.id, branch=branch)
        record("report.sent", officer=by, subject=row.id, rule=row.allowed_by, network=row.network_id, boards=len(to))
        enqueue("report", row.id, "sent", _members(to))


def _members(units: list[int]) -> set[int]:
    """Who sits on these boards today."""
    held = (Mandate.from_on <= today()) & (Mandate.to_on.is_null() | (Mandate.to_on >= today()))
    return {row.officer_id for row in Mandate.select(Mandate.officer).where(Mandate.unit.in_(units), Mandate.role.in_(BRANCH_BOARD), held)}


def mark_read(by: int, report_id: int, mine: list[int]) -> None:
    """For the boards that `by` sits on, `mine` being their branches; the first of them to say so counts. 404 when it was not sent there."""
    with atomic():
        row = fetch(by, "report.receive", report_id)
        for told in listed(by, "report.receive", boards):
            if told.report_id == row.id and told.branch_id in mine and told.read_at is None:
                ReportBoard.update(read_at=now(), read_by=by).where(ReportBoard.report == row.id, ReportBoard.branch == told.branch_id).execute()
                record("report.read", officer=by, subject=row.id, rule=row.allowed_by, branch=told.branch_id)


def unread(by: int, mine: list[int]) -> set[int]:
    """The reports that wait for boards of `by`, `mine` being their branches."""
    return {row.report_id for row in listed(by, "report.receive", boards) if row.branch_id in mine and row.read_at is None}


def network_of(by: int, network_id: int) -> Any | None:
    return next(iter(listed(by, "network.read", one_network, network=network_id)), None)


def forget_old_reports() -> None:
    """The numbers of two years ago are of use to nobody."""
    old = MonthlyReport.select(MonthlyReport.id, MonthlyReport.key).where(MonthlyReport.changed_at < now() - KEPT)
    with atomic():
        gone = list(old)
        ReportBoard.delete().where(ReportBoard.report.in_([row.id for row in gone])).execute()
        MonthlyReport.delete().where(MonthlyReport.id.in_([row.id for row in gone])).execute()
    for row in gone:
        keys.destroy(row.key)
