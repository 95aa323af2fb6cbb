"""«Mine saker»: a page of them at a time, by how they stand, and the search."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from htmx_flask import request as htmx_request

from klar.access import ROLE_RULES, access, listed, may
from klar.actions.case.finding import LONGEST, find_cases
from klar.crypto import keys
from klar.htmx import page
from klar.models import sealed
from klar.models.case.lists import PAGE, cases_page, closed_cases
from klar.views.cases.kept import leaves
from klar.views.cases.lines import titled
from klar.views.cases.routes import views
from klar.wizards.questions import number

LISTS = {"apne": "open", "venter": "waiting", "frist": "dated", "ferdige": "closed", "slettes": "leaving"}
ORDERS = {"nyest": "newest", "frist": "due"}


@views.get("")
@access("case.read")
def mine() -> ResponseReturnValue:
    """The choice stands in the address, so that Back and the case page lead to the same list."""
    asked, skip = chosen(), (max(number(request.args.get("side")), 1) - 1) * PAGE
    rows = going()[skip:] if asked["vis"] == "slettes" else listed(current_user.id, "case.read", cases_page(LISTS[asked["vis"]], ORDERS[asked["sorter"]]), skip=skip)
    return shown(asked, "", cases=titled(rows[:PAGE]), place=skip // PAGE + 1, onward=len(rows) > PAGE)


@views.post("")
@access("case.read")
def find() -> ResponseReturnValue:
    """Sent as a form, so that no name stands in an address or a browser's history. A number leads straight to its case."""
    query = request.form.get("sok", "")[:LONGEST].strip()
    if not query:
        return mine() if htmx_request.htmx else redirect(url_for(".mine"), 303)
    wanted = number(query)
    if wanted and not htmx_request.htmx and may(current_user.id, "case.read", wanted):
        return redirect(url_for(".show", case_id=wanted), 303)
    found = find_cases(current_user.id, query)
    return shown(chosen(), query, found=found, cases=titled(found.cases))


def going() -> list[Any]:
    """The closed cases that are about to be deleted: how long one is kept hangs on its type, which is sealed."""
    rows = listed(current_user.id, "case.read", closed_cases)
    boxes = keys.unlock(row.key for row in rows)
    return [row for row in rows if leaves(row, sealed.get(boxes.get(row.key), "case", row).get("type", ""))]


def chosen() -> dict[str, str]:
    """Which cases, and in what order; what is not known is as if nothing was said."""
    asked, order = request.args.get("vis", ""), request.args.get("sorter", "")
    asked = asked if asked in LISTS else "apne"
    return {"vis": asked, "sorter": order if order in ORDERS else "nyest"}


def shown(asked: dict[str, str], query: str, **values: Any) -> ResponseReturnValue:
    asks = bool(current_user.holds(ROLE_RULES["emergency.ask"]))
    return page("cases/mine.html", "results", asked=asked, query=query, asks=asks, **values)
