"""«Nettverk»: those one has to do with, which of their clubs have nobody, and who the reps are. People and posts only."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import FRESH, access, fetch, listed, may
from klar.actions.network import candidates, change_coordinator, end_network
from klar.actions.report import network_of
from klar.htmx import page
from klar.models.network import branches, network_clubs, network_reps, networks
from klar.models.role import NETWORK_MAKERS
from klar.views.network_lines import clubs_of, coverage, line
from klar.wizards.questions import number

views = Blueprint("networks", __name__, url_prefix="/nettverk")


@views.get("")
@access("follow.call", "network.read")
def every() -> ResponseReturnValue:
    rows = [line(row) for row in listed(current_user.id, "network.read", networks)]
    return page("networks/every.html", networks=rows, makes=bool(current_user.holds(NETWORK_MAKERS)))


@views.get("/<int:network_id>")
@access("follow.call", "network.read")
def show(network_id: int) -> ResponseReturnValue:
    """The clubs are those of the network that one follows up: to the board of a branch, its own."""
    row = found(network_id)
    seen = {name: listed(current_user.id, "follow.read", query, network=row.id) for name, query in (("clubs", network_clubs), ("reps", network_reps))}
    within = [one for one in listed(current_user.id, "network.read", branches) if one.network_id == row.id]
    return page(
        "networks/show.html",
        network=line(row),
        branches=[one.name for one in within],
        clubs=clubs_of(**seen),
        covered=coverage(within, seen["clubs"]),
        writes=may(current_user.id, "network.run", row.id),
        ends=may(current_user.id, "network.change", row.id),
    )


@views.get("/<int:network_id>/koordinator")
@access("network.change", FRESH)
def ask_coordinator(network_id: int) -> ResponseReturnValue:
    county = fetch(current_user.id, "network.change", network_id).county_id
    row = found(network_id)
    others = [one for one in candidates(current_user.id) if one.county == county and one.id != row.coordinator_id]
    return page("networks/coordinator.html", network=line(row), others=others)


@views.post("/<int:network_id>/koordinator")
@access("network.change", FRESH)
def coordinator(network_id: int) -> ResponseReturnValue:
    change_coordinator(current_user.id, network_id, number(request.form.get("coordinator")))
    return redirect(url_for(".show", network_id=network_id), 303)


@views.get("/<int:network_id>/avslutt")
@access("network.change")
def ask_end(network_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "network.change", network_id)
    return page("networks/end.html", network=line(found(network_id)))


@views.post("/<int:network_id>/avslutt")
@access("network.change")
def end(network_id: int) -> ResponseReturnValue:
    end_network(current_user.id, network_id)
    return redirect(url_for(".show", network_id=network_id), 303)


def found(network_id: int) -> Any:
    fetch(current_user.id, "network.read", network_id)
    return network_of(current_user.id, network_id) or abort(404)
