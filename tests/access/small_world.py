"""Small random unions: a few clubs, officers and cases, related in every way the model allows."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from random import Random

from peewee import Expression, ModelSelect

from klar.access import RULES, listed
from klar.db import now, today
from klar.models.article import Article, ArticleVersion
from klar.models.call_round import CallRound
from klar.models.case import Case, Entry, Handover, Participant, Party, Share
from klar.models.case.deadline import Alert, Deadline
from klar.models.case.emergency import Emergency
from klar.models.club import ClubRecord
from klar.models.draft import Draft
from klar.models.employer import Employer, Workplace
from klar.models.gathering import Gathering, Signup
from klar.models.guiding import Guiding
from klar.models.member import Employment, Lookup, Member
from klar.models.network import Network, NetworkBranch
from klar.models.officer import Mandate, Officer
from klar.models.report import MonthlyReport, ReportBoard
from klar.models.role import ROLES
from klar.models.task import Task
from klar.models.unit import Unit

CLUB_ROLES = ("club_leader", "workplace_rep", "chief_rep", "club_secretary", "club_substitute")
COUNTY_ROLES = ("county_leader", "club_resource", "training_officer", "coordinator", "coordinator")
BRANCH_ROLES = ("branch_leader", "register_officer", "training_officer", "centre_adviser")
OFFICERS, CASES, MEMBERS = 4, 5, 5


class SmallWorld:
    """Rows in a database. `chance` decides everything; `mark` keeps the numbers of several worlds apart."""

    def __init__(self, chance: Random, mark: str = ""):
        self.chance, self.mark, self.count = chance, mark, 0
        self.counties = [self.unit("county", None) for _ in range(2)]
        self.branches = [self.unit("branch", county) for county in self.counties]
        self.clubs = [self.unit("club", self.branches[i % 2]) for i in range(3)]
        self.places = [self.workplace() for _ in range(4)]
        self.members = [self.member() for _ in range(MEMBERS)]
        self.officers = [self.officer() for _ in range(OFFICERS)]
        for _ in range(OFFICERS * 2):
            self.mandate()
        self.cases = [self.case() for _ in range(CASES)]
        for _ in range(CASES * 2):
            self.relations(chance.choice(self.cases))
        for case in self.cases:
            self.share(case)
        for case in self.cases:
            self.emergency(case)
        for case in self.cases:
            self.entry(case)
        for case in self.cases:
            self.alert(case)
        for officer in self.officers:
            self.lookup(officer)
            self.guided(officer)
        for club in self.clubs:
            self.remembers(club)
        for unit in (*self.branches, *self.counties, *self.clubs):
            CallRound.create(key="k", unit=unit, target="all", rests=30, changed_by=self.who(), made_at=now(), changed_at=now())
        for county in self.counties * 2:
            self.network(county)
        for unit in (*self.counties, *self.branches):
            self.gathers(unit)
        for _ in range(4):
            self.article()

    def number(self) -> str:
        self.count += 1
        return f"{self.mark}-{self.count}"

    def unit(self, kind: str, parent: Unit | None) -> Unit:
        return Unit.create(number=self.number(), kind=kind, name=kind, parent=parent)

    def workplace(self) -> Workplace:
        employer = Employer.create(number=self.number(), name="E")
        club = self.chance.choice([*self.clubs, None])
        return Workplace.create(number=self.number(), name="W", terms="", employer=employer, club=club)

    def member(self) -> Member:
        branch = self.chance.choice(self.branches)
        row = Member.create(number=self.number(), name="M", terms="", branch=branch, ended_on=self.sometimes(today()), leader=self.chance.random() < 0.5)
        for _ in range(self.chance.randint(0, 2)):
            place = self.chance.choice(self.places)
            Employment.create(number=self.number(), member=row, workplace=place, from_on=self.begins(), to_on=self.ends())
        return row

    def officer(self) -> Officer:
        number = self.chance.choice([m.number for m in self.members] + [""])
        return Officer.create(number=self.number(), name="O", member_number=number)

    def mandate(self) -> None:
        units, roles = self.chance.choice(((self.clubs, CLUB_ROLES),) * 6 + ((self.branches, BRANCH_ROLES),) * 3 + ((self.counties, COUNTY_ROLES),))
        unit = self.chance.choice(units)
        role = self.chance.choice(roles if self.chance.random() < 0.9 else tuple(ROLES))
        Mandate.create(
            number=self.number(), officer=self.who(), role=role, unit=unit, from_on=self.begins(), to_on=self.ends(), suspended_on=self.sometimes(self.near())
        )

    def guided(self, officer: Officer) -> None:
        soon = now() + timedelta(minutes=self.chance.choice((-1, 5)))
        Guiding.create(officer=officer, helper=self.chance.choice((None, None, self.who())), seed=self.number(), code_until=soon, until_at=soon, helper_at=now())

    def case(self) -> Case:
        audience = self.chance.choice(("participants", "board", "named"))
        return Case.create(key="k", unit=self.chance.choice(self.clubs), handler=self.who(), audience=audience, opened_at=now(), changed_at=now(), closed_on=self.sometimes(today()))

    def relations(self, case: Case) -> None:
        """One of each thing that can tie somebody to a case, or keep them from it."""
        maybe = self.chance.random
        if maybe() < 0.5:
            values = {"can_write": self.chance.random() < 0.5, "at": now()}
            Participant.insert(case=case, officer=self.who(), **values).on_conflict_ignore().execute()
        if maybe() < 0.4:
            Party.create(case=case, role="counterpart", **self.chance.choice(({"officer": self.who()}, {"member": self.chance.choice(self.members)})))
        if maybe() < 0.7:
            status = self.chance.choice(("sent", "taken", "taken", "returned", "revoked", "done"))
            to = self.chance.choice([*self.branches, *self.branches, *self.clubs])
            taker = self.taker(to) if status != "sent" else None
            Handover.create(case=case, kind=self.chance.choice(("help", "onward")), from_officer=self.who(), to_unit=to, status=status, taken_by=taker, whole=maybe() < 0.7, sent_at=now())
        for _ in range(3):
            Task.create(key="k", case=self.chance.choice((case, None)), owner=self.who(), given_by=self.chance.choice((None, self.who())), status=self.chance.choice(("open", "open", "done")), made_at=now())
        Draft.create(key="k", owner=self.who(), wizard="sak", changed_at=now())

    def share(self, case: Case) -> None:
        values = {"can_write": self.chance.random() < 0.5, "ended_at": now() if self.chance.random() < 0.3 else None}
        Share.create(case=case, officer=self.who(), by=case.handler, from_on=today(), until_on=self.near(), **values)

    def emergency(self, case: Case) -> None:
        """Asked for; of three one is running, one is over, and one has no answer."""
        until = self.chance.choice((now() + timedelta(hours=1), now() - timedelta(hours=1), None))
        answer = {"approved_by": self.who(), "approved_at": now(), "until_at": until} if until else {}
        Emergency.create(case_number=case.id, officer=self.who(), reason="R", asked_at=now(), **answer)

    def entry(self, case: Case) -> None:
        for audience in ("case", "within", "internal", "internal"):
            home = self.chance.choice((case.unit, case.unit, *self.branches)) if audience == "internal" else None
            Entry.create(case=case, officer=self.who(), kind="note", at=now(), audience=audience, kept_in=home)

    def alert(self, case: Case) -> None:
        """The branch above was told of a deadline that runs, or ran; some of the cases are closed."""
        if self.chance.random() < 0.2:
            Case.update(closed_on=today()).where(Case.id == case.id).execute()
        deadline = Deadline.create(case=case, due_on=today(), status=self.chance.choice(("open", "open", "kept", "void")))
        Alert.create(case=case, deadline=deadline, unit=case.unit.parent, at=now())

    def lookup(self, officer: Officer) -> None:
        """Running, over, or closed by the next one."""
        until = self.chance.choice((now() + timedelta(minutes=5), now() - timedelta(minutes=5), None))
        Lookup.create(officer=officer, member=self.chance.choice(self.members), purpose="called", at=now(), until_at=until)

    def remembers(self, club: Unit) -> None:
        for kind in ("agreement", "meeting", "contact", "briefing"):
            ClubRecord.create(key="k", unit=club, kind=kind, closed=self.chance.random() < 0.5, made_by=self.who(), changed_at=now())

    def network(self, county: Unit) -> None:
        """Across branches of whichever county, mostly with somebody who is a coordinator somewhere; a report begun, and one sent to some."""
        known = [row.officer for row in Mandate.select().where(Mandate.role == "coordinator", Mandate.unit.in_(self.counties))]
        who = self.chance.choice([*known, *known, self.who()])
        made = Network.create(county=county, name="N", coordinator=who, percent=40, from_on=self.begins(), to_on=self.ends(), made_by=self.who())
        for branch in self.chance.sample(self.branches, self.chance.randint(1, 2)):
            NetworkBranch.create(network=made, branch=branch)
        for month, sent in enumerate((None, now(), now()), 1):
            report = MonthlyReport.create(network=made, month=date(2026, month, 1), made_by=who, changed_at=now(), sent_at=sent, key="k")
            for branch in self.chance.sample(self.branches, self.chance.randint(0, 2)):
                ReportBoard.create(report=report, branch=branch)
    def gathers(self, unit: Unit) -> None:
        """To which some are invited, of any club."""
        held = Gathering.create(unit=unit, made_by=self.who(), made_at=now(), kind="course", held_on=self.near(), places=1, funds="ou", key="k")
        for officer in self.chance.sample(self.officers, 2):
            Signup.create(gathering=held, officer=officer, club=self.chance.choice(self.clubs), status=self.chance.choice(("invited", "coming", "no")), at=now())

    def article(self) -> None:
        """Its versions from one hand or several; how it stands hangs on nothing else."""
        published = self.chance.choice((0, 0, 1, 1, 2))
        made = Article.create(types=" advarsel ", status=self.chance.choice(("draft", "waiting", "waiting", "published")), latest=2, published=published, withdrawn=self.chance.random() < 0.2)
        for number in (1, 2):
            at = now() if number <= published else None
            ArticleVersion.create(article=made, number=number, title="T", body="B", terms=" t b ", written_by=self.who(), written_at=now(), reviewed_by=at and self.who(), reviewed_at=at)

    def taker(self, unit: Unit) -> Officer:
        """Mostly somebody who has a place there."""
        there = [row.officer for row in Mandate.select().where(Mandate.unit == unit)]
        return self.chance.choice([*there, self.who()])

    def who(self) -> Officer:
        return self.chance.choice(self.officers)

    def near(self) -> date:
        return today() + timedelta(days=self.chance.choice((-30, -1, 0, 1, 30)))

    def begins(self) -> date:
        return today() + timedelta(days=self.chance.choice((-90, -90, -90, 0, 1)))

    def ends(self) -> date | None:
        return self.chance.choice((None, None, None, self.near()))

    def sometimes(self, on: date) -> date | None:
        return on if self.chance.random() < 0.15 else None


def ids(model: type, allowed: Expression) -> ModelSelect:
    return model.select(model.id).where(allowed)


NAMED = {name: partial(ids, rule.model) for name, rule in RULES.items()}


def seen(officers: Iterable[Officer], rules: Iterable[str] = tuple(RULES)) -> dict[tuple[str, int], set[int]]:
    """What klar.access lists for each officer under each of the rules."""
    return {(name, me.id): {row.id for row in listed(me.id, name, NAMED[name])} for name in rules for me in officers}
