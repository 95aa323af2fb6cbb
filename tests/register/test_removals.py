"""What the register no longer has is ended, and access with it."""

from datetime import date, timedelta

import pytest

from klar.crypto import fingerprint
from klar.db import now, today
from klar.models.member import Employment, Member
from klar.models.officer import Mandate, Officer, Session
from klar.models.unit import Unit
from tests.register.builder import MANDATE, MEMBER, OFFICER, WHOLE, changed, members, without

YESTERDAY = today() - timedelta(days=1)


def test_a_missing_mandate_ended_yesterday(register):
    register.load(*WHOLE)
    register.load(*without("V1"), allow_removals=True)
    assert Mandate.get().to_on == YESTERDAY


def test_a_mandate_that_had_ended_keeps_its_last_day(register):
    register.load(*changed("V1", to_on="2026-06-30"))
    register.load(*without("V1"), allow_removals=True)
    assert Mandate.get().to_on == date(2026, 6, 30)


def test_a_mandate_with_a_last_day_in_the_file_keeps_it(register):
    register.load(*WHOLE)
    register.load(*changed("V1", to_on="2030-01-31"))
    assert Mandate.get().to_on == date(2030, 1, 31)


def test_a_mandate_that_comes_back_counts_again(register):
    register.load(*WHOLE)
    register.load(*without("V1"), allow_removals=True)
    register.load(*WHOLE)
    assert Mandate.get().to_on is None


def test_what_is_gone_is_ended_once(register):
    register.load(*WHOLE)
    assert register.load(*without("V1"), allow_removals=True).total("ended") == 1
    assert register.load(*without("V1"), allow_removals=True).changes == 0


def test_a_missing_officer_is_signed_out_and_has_no_mandate(register):
    register.load(*WHOLE)
    Session.create(token=fingerprint("her"), officer=Officer.get(), created_at=now(), seen_at=now())
    register.load(*without("T1"), allow_removals=True)
    assert Officer.get().ended_on == today()
    assert Mandate.get().to_on == YESTERDAY
    assert Session.get().ended_at is not None


def test_another_officer_stays_signed_in(register):
    register.load(*WHOLE, OFFICER | {"number": "T2"})
    her = Officer.get(Officer.number == "T1")
    Session.create(token=fingerprint("her"), officer=her, created_at=now(), seen_at=now())
    register.load(*WHOLE)
    assert Session.get().ended_at is None


def test_a_missing_unit_ends_its_mandates_and_closes(register):
    register.load(*WHOLE)
    register.load(*without("C-1"), allow_removals=True)
    assert Unit.get(Unit.number == "C-1").closed_on == today()
    assert Mandate.get().to_on == YESTERDAY


def test_a_missing_member_ends_with_the_job(register):
    register.load(*WHOLE)
    register.load(*without("100001", "A1", "T1", "V1"), allow_removals=True)
    assert (Member.get().ended_on, Employment.get().to_on) == (today(), today())


def test_a_job_ends_with_its_member_also_when_the_file_still_has_it(register):
    register.load(*WHOLE)
    register.load(*without("100001", "T1", "V1"), allow_removals=True)
    assert Employment.get().to_on == today()


def test_a_missing_workplace_and_employer_end(register):
    register.load(*WHOLE)
    register.load(*without("354330121", "312152797", "A1"))
    ended = "SELECT ended_on FROM workplace UNION ALL SELECT ended_on FROM employer"
    assert register.rows(ended) == [(today().isoformat(),)] * 2


def test_a_workplace_that_comes_back_is_open(register):
    register.load(*WHOLE)
    register.load(*without("354330121", "A1"))
    register.load(*WHOLE)
    assert register.value("SELECT ended_on FROM workplace") is None


def test_one_member_in_twenty_may_vanish(register):
    register.load(*WHOLE, *members(39))
    assert register.load(*WHOLE, *members(37)).counts["member"].ended == 2


def test_more_than_one_in_twenty_may_not(register):
    register.load(*WHOLE, *members(39))
    before = register.dump()
    said = register.refusal(*WHOLE, *members(36))
    assert said == "3 av 40 medlemmer mangler i filen. Er det riktig, bruk --allow-removals."
    assert register.dump() == before


def test_mandates_are_guarded_too(register):
    register.load(*WHOLE)
    assert register.refusal(*without("V1")) == "1 av 1 verv mangler i filen. Er det riktig, bruk --allow-removals."


def test_mandates_that_go_with_their_officers_are_counted(register):
    register.load(*WHOLE)
    assert register.refusal(*without("T1")).startswith("1 av 1 verv mangler")


def test_a_dry_run_tells_that_it_would_stop(register):
    register.load(*WHOLE)
    lines = register.load(*without("V1"), dry_run=True).lines()
    assert lines[-2] == (
        "Importen ville stoppet: 1 av 1 verv mangler i filen. Er det riktig, bruk --allow-removals."
    )


@pytest.mark.parametrize("bad", [MEMBER | {"phone": "ring meg"}, MEMBER | {"branch": "B-9"}])
def test_a_rejected_member_has_not_vanished(register, bad):
    register.load(*WHOLE)
    register.load(*without("100001"), bad)
    assert Member.get().ended_on is None
    assert Mandate.get(Mandate.number == MANDATE["number"]).to_on is None
