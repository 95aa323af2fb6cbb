"""«Månedsrapport»: the coordinator sends it, the boards read it and say so; as a page and as PDF."""

from typing import Any

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ROLE_RULES, access, fetch, listed, may
from klar.actions.report import Report, mark_read, read_report, send_report, unread
from klar.htmx import page
from klar.i18n import _, locale
from klar.models.report import boards, reports
from klar.models.report_words import coverage, kept_back, month_name, months
from klar.models.role import BRANCH_BOARD
from klar.papers import Block, Unprintable, press
from klar.views.report_lines import blocks, board, line

views = Blueprint("reports", __name__, url_prefix="/rapporter")


@views.get("")
@access("follow.call", "report.read")
def every() -> ResponseReturnValue:
    rows, waiting = listed(current_user.id, "report.read", reports), unread(current_user.id, our_branches())
    return page("reports/every.html", reports=[line(row, row.id in waiting) for row in rows], writes=bool(current_user.holds(ROLE_RULES["report.make"])))


@views.get("/<int:report_id>")
@access("follow.call", "report.read")
def show(report_id: int) -> ResponseReturnValue:
    return shown(read_report(current_user.id, report_id))


@views.get("/<int:report_id>/pdf")
@access("follow.call", "report.read")
def pdf(report_id: int) -> ResponseReturnValue:
    report = read_report(current_user.id, report_id)
    try:
        made = press(locale(), [Block(kind, text) for kind, text in blocks(report)], report.row.name, month_name(report.row.month)).pdf
    except Unprintable:
        return shown(report, failed=True)
    name = f"rapport-{report.row.month.isoformat()[:7]}.pdf"
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": f"attachment; filename={name}"})


@views.post("/<int:report_id>/send")
@access("report.make", "report.write")
def send(report_id: int) -> ResponseReturnValue:
    send_report(current_user.id, report_id)
    return redirect(url_for(".show", report_id=report_id), 303)


@views.post("/<int:report_id>/lest")
@access("follow.call", "report.receive")
def read(report_id: int) -> ResponseReturnValue:
    mark_read(current_user.id, report_id, our_branches())
    return redirect(url_for(".show", report_id=report_id), 303)


def our_branches() -> list[int]:
    """Where I sit on the board."""
    return [held.unit for held in current_user.holds(BRANCH_BOARD)]


def shown(report: Report, failed: bool = False) -> ResponseReturnValue:
    me, row, mine = current_user.id, report.row, our_branches()
    to = [one for one in listed(me, "report.read", boards) if one.report_id == row.id]
    return page(
        "reports/show.html",
        code=422 if failed else 200,
        failed=failed,
        report=line(row, False),
        said=report,
        months=months(report.figures),
        covered=coverage(report.figures),
        why=kept_back(),
        sends=may(me, "report.write", row.id),
        boards=[board(one) for one in to] if may(me, "network.run", row.network_id) else [],
        waits=any(one.branch_id in mine and one.read_at is None for one in to),
    )
