"""«Åpne saken igjen»: one question."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch
from klar.actions.case.ending import reopen_case
from klar.htmx import page
from klar.i18n import _
from klar.models.ending import WHY_AGAIN
from klar.views.cases.routes import views


@views.get("/<int:case_id>/apne-igjen")
@access("case.write")
def ask_again(case_id: int) -> ResponseReturnValue:
    return question(case_id)


@views.post("/<int:case_id>/apne-igjen")
@access("case.write")
def again(case_id: int) -> ResponseReturnValue:
    why = request.form.get("answer", "")
    if why not in WHY_AGAIN:
        return question(case_id, [("answer", _("Velg et svar."))])
    reopen_case(current_user.id, case_id, why)
    return redirect(url_for(".show", case_id=case_id), 303)


def question(case_id: int, errors: list[tuple[str, str]] | None = None) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.write", case_id)
    return page("cases/reopen.html", code=422 if errors else 200, case=case, reasons=WHY_AGAIN, errors=errors or [])
