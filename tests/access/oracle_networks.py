"""The oracle's rules of networks and reports: who coordinates, the county that made it, and the boards of its branches."""

from typing import Any

from klar.models.network import Network, NetworkBranch
from klar.models.report import MonthlyReport, ReportBoard

NETWORKS = {"networks": Network, "within": NetworkBranch, "reports": MonthlyReport, "told": ReportBoard}
BRANCH_BOARD = {"branch_leader", "branch_deputy_leader", "training_officer"}
MAKERS = {"county_leader", "club_resource"}


class NetworkRules:
    """Part of tests.access.oracle.Oracle."""

    def network_run(self, me: int) -> list[Any]:
        """Those I coordinate today, as long as I am a coordinator at all."""
        if not self.units(me, {"coordinator"}):
            return []
        return [row for row in self.networks if row.coordinator_id == me and row.from_on <= self.today and (row.to_on is None or row.to_on >= self.today)]

    def network_change(self, me: int) -> list[Any]:
        counties = self.units(me, MAKERS)
        return [row for row in self.networks if row.county_id in counties]

    def network_read(self, me: int) -> list[Any]:
        """The coordinator's, the county's, and what the boards of branches are in."""
        counties, boards = self.units(me, MAKERS | {"training_officer"}), self.units(me, BRANCH_BOARD)
        ours = {row.network_id for row in self.within if row.branch_id in boards} | {row.id for row in self.network_run(me)}
        return [row for row in self.networks if row.id in ours or row.county_id in counties]

    def report_receive(self, me: int) -> list[Any]:
        boards = self.units(me, BRANCH_BOARD)
        got = {row.report_id for row in self.told if row.branch_id in boards}
        return [row for row in self.reports if row.id in got and row.sent_at]

    def reports_made(self, me: int) -> list[Any]:
        mine = {row.id for row in self.network_run(me)}
        return [row for row in self.reports if row.network_id in mine]

    def report_read(self, me: int) -> list[Any]:
        return list({row.id: row for row in [*self.report_receive(me), *self.reports_made(me)]}.values())

    def report_write(self, me: int) -> list[Any]:
        return [row for row in self.reports_made(me) if row.sent_at is None]
