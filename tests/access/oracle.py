"""The rules of trust.md § 1 once more, in plain Python over plain rows: what the queries of klar.access are held against.

Written from the document, sharing nothing with klar/access.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from klar.access import RULES
from klar.db import now
from klar.models.case import Case, Entry, Handover, Participant, Party, Share
from klar.models.case.deadline import Alert, Deadline
from klar.models.case.emergency import Emergency
from klar.models.club import ClubRecord
from klar.models.draft import Draft
from klar.models.employer import Workplace
from klar.models.member import Employment, Lookup, Member
from klar.models.officer import Mandate, Officer
from klar.models.task import Task
from klar.models.unit import Unit
from tests.access.oracle_helpers import FOLLOWERS, HELPED, HelperRules

REPS = {"club_leader", "club_deputy_leader", "workplace_rep", "chief_rep"}
BOARD = {"club_leader", "club_deputy_leader", "chief_rep"}
BRANCH = {"branch_leader", "branch_deputy_leader", "register_officer"}
TAKERS = {
    "branch_leader", "branch_deputy_leader", "county_leader", "club_resource", "coordinator", "centre_adviser", "legal_adviser",
    "club_leader", "club_deputy_leader", "chief_rep",
}  # fmt: skip
SEATS = {"club_board_member", "club_secretary", "club_treasurer"}


class Oracle(HelperRules):
    """Everything that is stored, and what each officer may see of it today."""

    def __init__(self, today: date):
        self.today = today
        for name, model in {
            "mandates": Mandate, "members": Member, "jobs": Employment, "cases": Case, "participants": Participant,
            "parties": Party, "handovers": Handover, "shares": Share, "emergencies": Emergency, "tasks": Task, "drafts": Draft, "entries": Entry,
            "lookups": Lookup, "alerts": Alert, "deadlines": Deadline, "records": ClubRecord, "unit_rows": Unit,
            **HELPED,
        }.items():  # fmt: skip
            setattr(self, name, list(model.select()))
        self.by_case = defaultdict(list)
        for row in (*self.participants, *self.parties, *self.handovers, *self.shares):
            self.by_case[type(row), row.case_id].append(row)
        self.asked = defaultdict(list)
        for row in self.emergencies:
            self.asked[row.officer_id, row.case_number].append(row)
        self.held = defaultdict(list)
        for row in filter(self.holds, self.mandates):
            self.held[row.officer_id].append(row)
        self.member_number = {row.id: row.number for row in self.members}
        self.number_of = {row.id: row.member_number for row in Officer.select()}
        self.above = {row.id: row.parent_id for row in Unit.select()}
        self.club_of = {row.id: row.club_id for row in Workplace.select()}

    def allowed(self, permission: str, me: int) -> set[int]:
        """The ids of the rows this officer may see."""
        return {row.id for row in getattr(self, permission.replace(".", "_"))(me)}

    def seen(self, officers: Iterable[Officer]) -> dict[tuple[str, int], set[int]]:
        return {(name, me.id): self.allowed(name, me.id) for name in RULES for me in officers}

    def of_case(self, rows: list[Any], case: Any) -> list[Any]:
        return self.by_case[type(rows[0]) if rows else None, case.id]

    def units(self, me: int, roles: Iterable[str]) -> set[int]:
        return {m.unit_id for m in self.held[me] if m.role in roles}

    def holds(self, mandate: Any) -> bool:
        begun = mandate.from_on <= self.today
        over = mandate.to_on is not None and mandate.to_on < self.today
        suspended = mandate.suspended_on is not None and mandate.suspended_on <= self.today
        return begun and not over and not suspended

    def active(self, me: int) -> bool:
        return bool(self.units(me, REPS | BRANCH | TAKERS | SEATS))

    def at_work(self, me: int) -> bool:
        """Whoever calls and teaches reps has drafts and tasks, without having cases."""
        return self.active(me) or bool(self.units(me, FOLLOWERS))

    def member_read(self, me: int) -> list[Any]:
        clubs, branches = self.units(me, REPS), self.units(me, BRANCH)
        mine = {job.member_id for job in self.jobs if self.club_of[job.workplace_id] in clubs and self.works(job)}
        return [m for m in self.members if m.ended_on is None and (m.id in mine or m.branch_id in branches)]

    def member_codetermination(self, me: int) -> list[Any]:
        return [m for m in self.member_read(me) if not m.leader]

    def member_lookup(self, me: int) -> list[Any]:
        """The one an adviser has looked up, until it ends."""
        mine = {row.member_id for row in self.lookups if row.officer_id == me and row.until_at and row.until_at > now()}
        adviser = self.units(me, {"centre_adviser", "legal_adviser"})
        return [m for m in self.members if adviser and m.id in mine and m.ended_on is None]

    def works(self, job: Any) -> bool:
        return job.from_on <= self.today and (job.to_on is None or job.to_on >= self.today)

    def party(self, me: int, case: Any) -> bool:
        as_member = self.number_of[me] or "nobody"
        same = {me} | {officer for officer, number in self.number_of.items() if number == as_member}
        return any(p.officer_id in same or self.member_number.get(p.member_id) == as_member for p in self.of_case(self.parties, case))

    def leads(self, me: int) -> bool:
        """A leader-member, as the member that officer is."""
        return any(m.leader and m.number == self.number_of[me] for m in self.members)

    def shut_out(self, me: int, case: Any) -> bool:
        """N1, and a leader-member of what the club takes up with the employer."""
        return self.party(me, case) or (case.audience == "board" and self.leads(me))

    def own_club(self, me: int, case: Any, *, write: bool) -> bool:
        """P1: the handler while a rep there, named participants always, the board of a common case."""
        handles = case.handler_id == me and case.unit_id in self.units(me, REPS)
        takes_part = self.active(me) and any(
            p.officer_id == me and (p.can_write or not write) for p in self.of_case(self.participants, case)
        )
        return handles or takes_part or (case.audience == "board" and case.unit_id in self.units(me, BOARD))

    def handed_over(self, me: int, case: Any, *, write: bool) -> bool:
        """P2: while taken, by the unit's takers to read, by the one who took it to write; a `named` case that one only."""
        taken = [h for h in self.of_case(self.handovers, case) if h.status == "taken" and h.to_unit_id in self.units(me, TAKERS)]
        if write or case.audience == "named":
            taken = [h for h in taken if h.taken_by_id == me]
        return any(h.whole for h in taken)

    def shared(self, me: int, case: Any, *, write: bool) -> bool:
        """P3: one person, read or write, until the share is ended or its last day is over."""
        mine = [s for s in self.of_case(self.shares, case) if s.officer_id == me and s.ended_at is None and s.until_on >= self.today]
        return self.active(me) and any(s.can_write or not write for s in mine)

    def emergency(self, me: int, case: Any) -> bool:
        """P4: to read only, until it ends, when somebody has said yes."""
        mine = [e for e in self.asked[me, case.id] if e.approved_at]
        return any(e.until_at > now() for e in mine) and self.active(me)

    def lets_in(self, me: int, case: Any, *, write: bool) -> bool:
        ways = (self.own_club, self.handed_over, self.shared)
        return any(way(me, case, write=write) for way in ways) or (not write and self.emergency(me, case))

    def cases_where(self, me: int, *, write: bool) -> list[Any]:
        return [
            case
            for case in self.cases
            if self.lets_in(me, case, write=write) and not self.shut_out(me, case)
        ]

    def case_read(self, me: int) -> list[Any]:
        return self.cases_where(me, write=False)

    def case_write(self, me: int) -> list[Any]:
        return self.cases_where(me, write=True)

    def case_send(self, me: int) -> list[Any]:
        """Those who write, apart from whoever has it by a share only."""
        ways = (self.own_club, self.handed_over)
        return [case for case in self.cases if any(way(me, case, write=True) for way in ways) and not self.shut_out(me, case)]

    def case_share(self, me: int) -> list[Any]:
        """The handler alone: as a rep in the club, or as the one who took it over."""
        return [
            case
            for case in self.cases
            if case.handler_id == me
            and (case.unit_id in self.units(me, REPS) or self.handed_over(me, case, write=True))
            and not self.shut_out(me, case)
        ]

    def handovers_where(self, me: int, holds: Any) -> list[Any]:
        cases = {case.id: case for case in self.cases}
        return [h for h in self.handovers if holds(h, cases[h.case_id]) and not self.shut_out(me, cases[h.case_id])]

    def waits_for(self, me: int, h: Any, case: Any) -> bool:
        """On the desk of a unit of mine: nobody has it, or whoever took it can do nothing more with it."""
        lost = h.status == "taken" and (h.to_unit_id not in self.units(h.taken_by_id, TAKERS) or self.shut_out(h.taken_by_id, case))
        return h.to_unit_id in self.units(me, TAKERS) and (h.status == "sent" or lost)

    def works_on(self, me: int, h: Any) -> bool:
        return h.status == "taken" and h.taken_by_id == me and h.to_unit_id in self.units(me, TAKERS)

    def entry_read(self, me: int) -> list[Any]:
        """The lines of the cases one reads: marked ones for those whose own the case is, internal ones for who wrote them and a handler of that unit."""
        cases = {case.id: case for case in self.case_read(me)}
        return [line for line in self.entries if line.case_id in cases and (line.officer_id == me or self.is_for(me, line, cases[line.case_id]))]

    def is_for(self, me: int, line: Any, case: Any) -> bool:
        if line.audience == "internal":
            return case.handler_id == me and line.kept_in_id in self.units(me, REPS | TAKERS)
        return line.audience == "case" or self.own_club(me, case, write=False)

    def handover_take(self, me: int) -> list[Any]:
        return self.handovers_where(me, lambda h, case: self.waits_for(me, h, case))

    def handover_work(self, me: int) -> list[Any]:
        return self.handovers_where(me, lambda h, case: self.works_on(me, h))

    def handover_read(self, me: int) -> list[Any]:
        """What waits, what I have taken, and what a colleague has, unless the case is a `named` one."""
        ours = self.units(me, TAKERS)
        return self.handovers_where(
            me,
            lambda h, case: self.waits_for(me, h, case)
            or self.works_on(me, h)
            or (h.status == "taken" and h.to_unit_id in ours and case.audience != "named"),
        )

    def handover_own(self, me: int) -> list[Any]:
        """What I have sent from a case I still read, and what is sent from a case I have, unless I have taken it myself."""
        reads, has = {case.id for case in self.case_read(me)}, {case.id for case in self.case_share(me)}
        return self.handovers_where(
            me, lambda h, case: (h.from_officer_id == me and case.id in reads) or (case.id in has and h.taken_by_id != me)
        )

    def alert_read(self, me: int) -> list[Any]:
        """Who leads the unit that was told of a deadline that runs, in an open case; none of a party's, and of none for named people."""
        told, running = self.units(me, {"branch_leader", "branch_deputy_leader", "county_leader"}), {row.id for row in self.deadlines if row.status == "open"}
        cases = {case.id: case for case in self.cases if case.closed_on is None and case.audience != "named"} if told else {}
        ours = [row for row in self.alerts if row.unit_id in told and row.deadline_id in running and row.case_id in cases]
        return [row for row in ours if not self.shut_out(me, cases[row.case_id])]

    def left_alone(self, case: Any) -> bool:
        """Open, and whoever has it is no rep there any more or has become a party to it; no unit has it in its place."""
        rep = case.unit_id in self.units(case.handler_id, REPS) and not self.party(case.handler_id, case)
        onward = any(h.kind == "onward" and h.status == "taken" for h in self.of_case(self.handovers, case))
        return case.closed_on is None and not rep and not onward

    def case_take(self, me: int) -> list[Any]:
        """The club's leaders, but of a `named` case only the branch's."""
        clubs, branches = self.units(me, BOARD), self.units(me, {"branch_leader", "branch_deputy_leader"})
        mine = [c for c in self.cases if (c.unit_id in clubs and c.audience != "named") or self.above[c.unit_id] in branches]
        return [case for case in mine if self.left_alone(case) and not self.shut_out(me, case)]

    def task_take(self, me: int) -> list[Any]:
        """Without a case, of one who had their last seat in a club I lead and has nothing anywhere."""
        clubs = self.units(me, BOARD)
        left = {m.officer_id for m in self.mandates if m.unit_id in clubs and m.role in REPS | SEATS and not self.active(m.officer_id) and not self.elsewhere_later(m)}
        return [t for t in self.tasks if t.case_id is None and t.owner_id in left and t.status in ("open", "proposed")]

    def elsewhere_later(self, mandate: Any) -> bool:
        others = [m for m in self.mandates if m.officer_id == mandate.officer_id and m.unit_id != mandate.unit_id]
        return mandate.to_on is not None and any(m.to_on is None or m.to_on > mandate.to_on for m in others)

    def club_read(self, me: int) -> list[Any]:
        reps, seats = self.units(me, REPS), self.units(me, SEATS)
        return [r for r in self.records if (r.unit_id in reps or (r.unit_id in seats and r.kind != "briefing")) and self.open_to(me, r)]

    def club_write(self, me: int) -> list[Any]:
        reps, seats = self.units(me, REPS), self.units(me, SEATS)
        return [r for r in self.records if (r.unit_id in reps or (r.unit_id in seats and r.kind == "meeting")) and self.open_to(me, r)]

    def open_to(self, me: int, record: Any) -> bool:
        return record.made_by_id == me or not (record.closed and self.leads(me))

    def task_own(self, me: int) -> list[Any]:
        seen = {case.id for case in self.case_read(me)}
        return [t for t in self.tasks if t.owner_id == me and self.at_work(me) and (t.case_id is None or t.case_id in seen)]

    def task_given(self, me: int) -> list[Any]:
        seen = {c.id for c in self.case_read(me)}
        return [t for t in self.tasks if t.given_by_id == me and t.status == "open" and self.at_work(me) and (t.case_id is None or t.case_id in seen)]

    def task_write(self, me: int) -> list[Any]:
        """One's own tasks, and every task of a case one writes in."""
        writes = {case.id for case in self.case_write(me)}
        return list({t.id: t for t in [*self.task_own(me), *(t for t in self.tasks if t.case_id in writes)]}.values())

    def draft_own(self, me: int) -> list[Any]:
        return [d for d in self.drafts if d.owner_id == me and self.at_work(me)]
