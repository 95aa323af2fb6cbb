"""The oracle's rules of those who help reps: whom they follow, call, invite and see, their networks and the reports to the boards."""

from typing import Any

from klar.db import now
from klar.models.article import Article, ArticleVersion
from klar.models.call_round import CallRound
from klar.models.gathering import Gathering, Signup
from klar.models.guiding import Guiding
from klar.models.network import Network, NetworkBranch
from klar.models.report import MonthlyReport, ReportBoard

HELPED = {
    "networks": Network, "within": NetworkBranch, "reports": MonthlyReport, "told": ReportBoard,
    "articles": Article, "article_versions": ArticleVersion, "guidings": Guiding, "rounds": CallRound, "gatherings": Gathering, "signups": Signup,
}  # fmt: skip
FOLLOWERS = {"branch_leader", "branch_deputy_leader", "training_officer", "county_leader", "club_resource", "coordinator"}
BRANCH_BOARD = {"branch_leader", "branch_deputy_leader", "training_officer"}
ADVISERS = {"centre_adviser", "legal_adviser"}
MAKERS = {"county_leader", "club_resource"}


class HelperRules:
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

    def round_call(self, me: int) -> list[Any]:
        mine = self.units(me, FOLLOWERS)
        return [row for row in self.rounds if row.unit_id in mine]

    def follow_read(self, me: int) -> list[Any]:
        mine = self.units(me, FOLLOWERS)
        networks = {row.id for row in self.network_run(me)}
        mine |= {row.branch_id for row in self.within if row.network_id in networks}
        return [row for row in self.unit_rows if row.kind == "club" and (row.parent_id in mine or self.above.get(row.parent_id) in mine)]

    def gathering_hold(self, me: int) -> list[Any]:
        """Those of the units where I follow up clubs, and of no unit above or below."""
        mine = self.units(me, FOLLOWERS)
        return [row for row in self.gatherings if row.unit_id in mine]

    def article_write(self, me: int) -> list[Any]:
        return self.articles if self.units(me, ADVISERS) else []

    def article_read(self, me: int) -> list[Any]:
        """What is let through, for whoever has a post; for advisers all of it."""
        has_post = bool(self.held[me])
        return self.article_write(me) or [row for row in self.articles if has_post and row.published and not row.withdrawn]

    def article_review(self, me: int) -> list[Any]:
        """Those that wait, and that this person, by whatever number, has had no hand in since they were let through last."""
        if not self.article_write(me):
            return []
        number = self.number_of[me]
        selves = {me} | {officer for officer, other in self.number_of.items() if number and other == number}
        published = {row.id: row.published for row in self.articles}
        mine = {row.article_id for row in self.article_versions if row.number > published[row.article_id] and row.written_by_id in selves}
        return [row for row in self.articles if row.status == "waiting" and row.id not in mine]

    def signup_own(self, me: int) -> list[Any]:
        active = self.active(me)
        return [row for row in self.signups if active and row.officer_id == me]

    def guiding_join(self, me: int) -> list[Any]:
        """Those waiting who have a post in a club that I follow; the kompetansesenter comes to anybody."""
        clubs = {row.id for row in self.follow_read(me)}
        reach = {m.officer_id for rows in self.held.values() for m in rows if m.unit_id in clubs}
        everybody = bool(self.units(me, {"centre_adviser"}))
        waits = [row for row in self.guidings if row.helper_id is None and row.code_until > now()]
        return [row for row in waits if row.officer_id != me and (everybody or row.officer_id in reach)]

    def guiding_see(self, me: int) -> list[Any]:
        helps = self.units(me, FOLLOWERS | {"centre_adviser"})
        return [row for row in self.guidings if helps and row.helper_id == me and row.until_at > now()]

    def guiding_own(self, me: int) -> list[Any]:
        return [row for row in self.guidings if row.officer_id == me]
