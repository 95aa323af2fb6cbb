"""Networks: the county says which branches, who coordinates, and until when. The register has who coordinators are."""

from datetime import date, timedelta
from typing import Any

from klar.access import fetch, units
from klar.audit import record
from klar.db import Conflict, atomic, today
from klar.models.network import SHARES, Network, NetworkBranch
from klar.models.officer import Mandate, Officer
from klar.models.role import NETWORK_MAKERS
from klar.models.unit import Unit


def candidates(by: int) -> list[Any]:
    """Coordinators of the counties where `by` may make a network: officers, each with the county."""
    counties, held = units(by, today(), NETWORK_MAKERS), Mandate
    now = (held.from_on <= today()) & (held.to_on.is_null() | (held.to_on >= today())) & (held.suspended_on.is_null() | (held.suspended_on > today()))
    query = Officer.select(Officer.id, Officer.name, Unit.parent.alias("county")).join(held).join(Unit)
    return list(query.where(held.role == "coordinator", Unit.parent.in_(counties), now).order_by(Officer.name, Officer.id).distinct().namedtuples())


def free_branches(by: int) -> list[Unit]:
    """Branches of the same counties that are in no network that runs or is to: else two reports could be subtracted."""
    running = NetworkBranch.select(NetworkBranch.branch).join(Network).where(Network.to_on.is_null() | (Network.to_on >= today()))
    query = Unit.select().where(Unit.kind == "branch", Unit.parent.in_(units(by, today(), NETWORK_MAKERS)), Unit.id.not_in(running))
    return list(query.where(Unit.closed_on.is_null() | (Unit.closed_on > today())).order_by(Unit.name, Unit.id))


def make_network(by: int, name: str, coordinator: int, percent: int, to_on: date | None, branches: list[int]) -> int:
    """From today. Returns its id. Raises Conflict when `by` may not with these, or a branch is in another network by now."""
    with atomic():
        county = next((row.county for row in candidates(by) if row.id == coordinator), None)
        free = {row.id for row in free_branches(by) if row.parent_id == county}
        if county is None or percent not in SHARES or not branches or not {*branches} <= free:
            raise Conflict
        made = Network.create(county=county, name=name, coordinator=coordinator, percent=percent, from_on=today(), to_on=to_on, made_by=by)
        for branch in dict.fromkeys(branches):
            NetworkBranch.create(network=made, branch=branch)
        record("network.made", officer=by, subject=made.id, rule="county", county=county, branches=len({*branches}))
        return made.id


def change_coordinator(by: int, network_id: int, coordinator: int) -> None:
    """From the next request; the reports follow the network. Raises Conflict when the county has no such coordinator by now."""
    with atomic():
        row = fetch(by, "network.change", network_id)
        if (coordinator, row.county_id) not in {(one.id, one.county) for one in candidates(by)}:
            raise Conflict
        Network.update(coordinator=coordinator).where(Network.id == row.id).execute()
        record("network.passed_on", officer=by, subject=row.id, rule=row.allowed_by, coordinator=coordinator)


def end_network(by: int, network_id: int) -> None:
    """The coordinator follows up nobody there from the next request. 404 when it is not a network of `by`'s county."""
    with atomic():
        row = fetch(by, "network.change", network_id)
        Network.update(to_on=today() - timedelta(days=1)).where(Network.id == row.id).execute()
        record("network.ended", officer=by, subject=row.id, rule=row.allowed_by)
