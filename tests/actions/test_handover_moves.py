"""Any officer tries any move with a case, in any order: only the moves of the table happen, each is on record, no party sees it,
and somebody can always act."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from werkzeug.exceptions import NotFound

from klar.access import SCOPES, may
from klar.access.wall import walled
from klar.actions import handover as moves
from klar.actions.party import add_party
from klar.actions.way_round import NobodyLeft as NoWayRound
from klar.crypto import keys
from klar.db import Conflict, connect, db, sqlite, today
from klar.migrations import migrate
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Handover, Party, missing
from klar.models.officer import Mandate
from klar.models.role import TAKERS
from klar.models.unit import Unit
from tests.actions.small_union import SmallUnion
from tests.engine import place

REFUSALS = (NotFound, Conflict, moves.NoYes, moves.NobodyLeft, moves.TakenAlready, NoWayRound)
# From which states, by which kind, each move leads where. «left»: whoever took it can do no more.
TABLE = {
    "take": {("sent", "help"): "taken", ("sent", "onward"): "taken", ("taken", "help"): "taken", ("taken", "onward"): "taken"},
    "send_back": {("sent", "help"): "returned", ("sent", "onward"): "returned"},
    "give_back": {("taken", "onward"): "returned"},
    "done": {("taken", "help"): "done"},
    "revoke": {("sent", "help"): "revoked", ("sent", "onward"): "revoked", ("taken", "help"): "revoked", ("taken", "onward"): "revoked"},
    "ask": {("taken", "help"): "taken", ("taken", "onward"): "taken"},
    "reply": {("taken", "help"): "taken", ("taken", "onward"): "taken"},
    "show_whole": {("sent", "help"): "sent", ("taken", "help"): "taken"},
    "take_over": {("taken", "help"): "taken"},
}
RECEIVERS = ("take", "send_back", "give_back", "done", "ask", "take_over")
WITH_WORDS = ("send_back", "give_back", "done", "ask", "reply")
TO = ("branch", "club", "county", "centre", "union")
nth = st.integers(0, 50)


done: Counter[str] = Counter()  # the moves that were made


class Undo(Exception):
    """Ends a world."""


class OneCase(RuleBasedStateMachine):
    """One case in a union that is as it was made again afterwards."""

    made: SmallUnion

    def __init__(self) -> None:
        super().__init__()
        self.world = db.atomic()
        self.world.__enter__()
        self.union = OneCase.made

    def teardown(self) -> None:
        self.world.__exit__(Undo, Undo(), None)

    @initialize(kind=st.sampled_from(["advarsel", "trakassering_konflikt", "permittering"]), who=st.integers(0, 3), consent=st.sampled_from(["branch", ""]))
    def opened(self, kind: str, who: int, consent: str) -> None:
        self.case = self.union.case(self.union.of["club"][who], kind, consent).id

    def who(self, n: int) -> int:
        return self.union.everybody[n % len(self.union.everybody)]

    def likely(self, n: int) -> int:
        """Mostly whoever has the case, or has taken it last."""
        took = [row.taken_by_id for row in Handover.select().where(Handover.status == "taken")]
        have = [Case.get_by_id(self.case).handler_id, *took]
        return have[n % len(have)] if n % 6 != 5 else self.who(n)

    def attempt(self, act: Any) -> bool:
        """Whether it was done; refused, nothing at all is changed."""
        before = self.stored()
        try:
            with db.atomic():
                act()
        except REFUSALS:
            assert self.stored() == before
            return False
        return True

    def stored(self) -> tuple:
        rows = Handover.select(Handover.id, Handover.status, Handover.kind, Handover.taken_by, Handover.whole, Handover.version).order_by(Handover.id)
        return (list(rows.tuples()), AuditEvent.select().count(), Case.get_by_id(self.case).handler_id)

    def able(self, me: int, unit: int) -> bool:
        """Takes cases in the unit and is no party, told from the rows."""
        seat = Mandate.select().where(Mandate.officer == me, Mandate.unit == unit, Mandate.role.in_(TAKERS), Mandate.to_on.is_null())
        return seat.exists() and me not in self.parties()

    def parties(self) -> set[int]:
        return {row.officer_id for row in Party.select().where(Party.case == self.case, Party.officer.is_null(False))}

    def recorded(self, by: int, since: int) -> None:
        made = list(AuditEvent.select().order_by(AuditEvent.id).offset(since))
        assert any(row.name.startswith("handover.") for row in made) and all(row.officer_id == by for row in made)

    @rule(n=nth, kind=st.sampled_from(["help", "onward"]), to=st.sampled_from(TO), whole=st.booleans(), yes=st.sampled_from([True, True, False]))
    def send(self, n: int, kind: str, to: str, whole: bool, yes: bool) -> None:
        by, unit, since = self.likely(n), self.union.units[to].id, AuditEvent.select().count()
        wrote = may(by, "case.send", self.case)
        open_before = [row.status for row in Handover.select().where(Handover.case == self.case, Handover.status.in_(("sent", "taken")))]
        if self.attempt(lambda: moves.send(by, self.case, kind, unit, "Hva nå?", consent=yes, whole=whole)):
            done[kind] += 1
            made = Handover.select().order_by(Handover.id.desc()).first()
            assert wrote and "sent" not in open_before and any(self.able(me, made.to_unit_id) for me in self.union.everybody if me != by)
            assert made.whole == (whole or kind == "onward") and not (to in SCOPES and missing(self.case, SCOPES[to], today()))
            self.recorded(by, since)

    @rule(n=nth, h=nth, which=nth)
    @precondition(lambda self: Handover.select().exists())
    def move(self, n: int, h: int, which: int) -> None:
        rows = sorted(Handover.select(), key=lambda row: (row.status not in ("sent", "taken"), -row.id))
        old, since = rows[h % min(2, len(rows))], AuditEvent.select().count()
        fitting = [move for move, ways in TABLE.items() if (old.status, old.kind) in ways and not (move == "take" and old.status == "taken" and n % 2)]
        name = fitting[which % len(fitting)] if fitting and which % 7 != 6 else [*TABLE][which % len(TABLE)]
        unit, here = old.to_unit_id, self.able(old.taken_by_id, old.to_unit_id)
        near = [me for me in self.union.everybody if self.able(me, unit)] if name in RECEIVERS else [old.from_officer_id, Case.get_by_id(self.case).handler_id]
        by = near[n % len(near)] if near and n % 5 != 4 else self.who(n)
        lacks = self.lacks(old)
        if not self.attempt(lambda: getattr(moves, name)(by, old.id, *(["Ord."] if name in WITH_WORDS else []))):
            return
        done[name] += 1
        new = Handover.get_by_id(old.id)
        if AuditEvent.select().count() == since:  # taken once more by whoever has it
            assert name == "take" and old.taken_by_id == by
            return
        assert new.status == TABLE[name][old.status, old.kind]
        assert name not in RECEIVERS or self.able(by, unit)
        assert not (name == "take" and old.status == "taken") or not here, "nothing is taken from one who can act"
        assert not (name == "revoke" and old.kind == "onward" and old.status == "taken") or not here
        assert not (name == "show_whole" and lacks), "withdrawn, nothing more is shown"
        assert (new.answered_at is not None) >= (name in RECEIVERS)
        self.recorded(by, since)

    def lacks(self, row: Handover) -> list[Any]:
        scope = SCOPES.get(Unit.get_by_id(row.to_unit_id).kind)
        return missing(self.case, scope, today()) if scope else []

    @rule(seed=st.integers(0, 2**32))
    def a_while(self, seed: int) -> None:
        """Most of what happens: a few moves in a row, each of which is looked through."""
        chance = Random(seed)
        for _ in range(8):
            if chance.random() < 0.3 or not Handover.select().exists():
                self.send(chance.randrange(50), chance.choice(["help", "onward"]), chance.choice(TO), chance.random() < 0.5, chance.random() < 0.7)
            else:
                self.move(*(chance.randrange(50) for _ in range(3)))
            self.looked_through()

    def looked_through(self) -> None:
        self.no_party_sees()
        self.somebody_can_act()
        self.at_most_one_is_on_its_way()

    @rule(n=nth)
    def says_no(self, n: int) -> None:
        if n % 9 == 8:
            self.union.withdraw(self.case)

    @rule(n=nth, whom=nth)
    def becomes_a_party(self, n: int, whom: int) -> None:
        if n % 9 == 8:
            self.attempt(lambda: add_party(self.likely(n), self.case, "witness", officer=self.who(whom)))

    @rule(n=nth)
    def leaves(self, n: int) -> None:
        """One of those above the club ends, unless nobody would be left there."""
        kind = ("branch", "centre")[n % 2]
        there = [me for me in self.union.of[kind] if self.able(me, self.union.units[kind].id)]
        if len(there) > 1:
            Mandate.update(to_on=today().replace(year=today().year - 1)).where(Mandate.officer == there[n % len(there)]).execute()

    @invariant()
    def no_party_sees(self) -> None:
        rows = [row.id for row in Handover.select()]
        for me in self.parties():
            assert not may(me, "case.read", self.case)
            assert not any(may(me, f"handover.{name}", row) for name in ("take", "read", "work", "own") for row in rows)

    @invariant()
    def somebody_can_act(self) -> None:
        rows = [row.id for row in Handover.select()]
        assert any(may(me, "case.write", self.case) or any(may(me, "handover.take", row) for row in rows) for me in self.union.everybody)

    @invariant()
    def at_most_one_is_on_its_way(self) -> None:
        assert Handover.select().where(Handover.case == self.case, Handover.status == "sent").count() <= 1

    @invariant()
    def a_summary_is_no_way_into_the_case(self) -> None:
        for row in Handover.select().where(Handover.status == "taken", Handover.whole == False):  # noqa: E712
            others = Handover.select().where(Handover.taken_by == row.taken_by_id, Handover.status == "taken", Handover.whole).exists()
            assert others or row.taken_by_id in self.union.of["club"] or not may(row.taken_by_id, "case.read", self.case) or self.follows(row.taken_by_id)

    def follows(self, me: int) -> bool:
        return Case.select().where(Case.id == self.case, Case.handler == me).exists() or Handover.select().where(Handover.taken_by == me, Handover.status == "passed").exists()


@pytest.fixture
def union(tmp_path: Path) -> Iterator[None]:
    migrate(connect(place(tmp_path)))
    walled()
    keys.open(sqlite(tmp_path / "keys.db"), os.urandom(32))
    OneCase.made = SmallUnion()
    yield
    db.close()


@pytest.mark.usefixtures("union")
def test_every_way_a_case_can_go() -> None:
    run_state_machine_as_test(OneCase, settings=settings(max_examples=10, stateful_step_count=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.generate]))
    assert {"take", "help", "onward"} <= done.keys() and len(done) >= 6, done
