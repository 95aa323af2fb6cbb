"""What changes the other deadlines: the state, refusals, sickness, leave, hire, transfer."""

from datetime import date

import pytest

from klar.deadlines import compute
from tests.deadlines.asking import DAY, codes, due_on


def test_the_state_has_its_own_way():
    assert codes("dismissal_received", state_employee=True) == {"F42a", "F42e"}
    assert codes("negotiations_ended", state_employee=True) == set()
    assert codes("appeal_decision_received") == {"F42b", "F42d"}
    assert codes("appeal_decision_received", only_damages=True) == {"F42c"}
    assert codes("left_job", state_employee=True) == {"F42b"}
    assert codes("left_job", state_employee=True, still_working=True) == {"F07a"}
    assert codes("suspended_from", state_employee=True) == {"F42a", "F42g"}


@pytest.mark.parametrize(
    ("since", "last_day"),
    [
        (None, date(2026, 12, 3)),
        (date(2025, 11, 3), date(2026, 12, 3)),  # just one year is not more than one
        (date(2025, 11, 2), date(2027, 2, 3)),
        (date(2024, 11, 3), date(2027, 2, 3)),
        (date(2024, 11, 2), date(2027, 5, 3)),
    ],
)
def test_notice_in_the_state(since, last_day):
    assert due_on("F42e", "dismissal_received", state_employee=True, employed_since=since) == last_day


def test_leaving_the_state_takes_three_months_at_most():
    facts = {"state_employee": True, "employed_since": date(2000, 1, 1)}
    assert due_on("F42e", "own_notice_given", **facts) == date(2027, 2, 3)


def test_only_a_written_refusal_starts_the_clock_and_extra_shifts_never_do():
    assert codes("refusal_received") == codes("refusal_received", refusal_written=True) == {"F13"}
    assert codes("refusal_received", refusal_written=False) == set()
    assert codes("refusal_received", extra_shifts=True) == set()


def test_the_first_meeting_is_owed_to_those_away_all_the_time():
    assert "F26b" in codes("sick_from")
    assert "F26b" not in codes("sick_from", fully_away=False)


@pytest.mark.parametrize(("weeks", "before"), [(None, 12), (53, 12), (52, 4), (13, 4), (12, 1), (3, 1)])
def test_notice_before_leave(weeks, before):
    assert (DAY - due_on("F28", "leave_starts", leave_weeks=weeks)).days == 7 * before


def test_short_leave_needs_no_notice():
    assert codes("leave_starts", leave_weeks=2) == set()


@pytest.mark.parametrize(
    ("weeks", "answer", "nemnd"),
    [
        (None, date(2027, 1, 3), date(2027, 1, 31)),
        (4, date(2027, 1, 3), date(2027, 1, 31)),
        (26, date(2027, 2, 3), date(2027, 3, 3)),
        (27, date(2027, 5, 3), date(2027, 5, 31)),
    ],
)
def test_no_answer_about_educational_leave(weeks, answer, nemnd):
    assert due_on("F29", "education_leave_asked", leave_weeks=weeks) == answer
    assert due_on("F13a", "education_leave_asked", leave_weeks=weeks) == nemnd


def test_the_extra_week_is_for_those_over_sixty():
    assert "F31b" in codes("holiday_starts", age=60)
    assert not codes("holiday_starts") & {"F31b", "F31c"}


def test_hire_adds_the_claim_on_the_hirer():
    assert codes("pay_due", hired=True) == codes("pay_due", case_type="innleie") == {"F33", "F41a"}
    assert codes("pay_due") == {"F33"}


def test_permanent_after_three_years():
    assert due_on("F23b", "job_started", temporary=True) == date(2029, 11, 3)
    assert due_on("F23c", "job_started", hired=True) == date(2029, 11, 3)


def test_warning_before_a_temporary_job_ends_is_owed_after_a_year():
    assert due_on("F23a", "left_job", temporary=True) == date(2026, 10, 3)
    assert "F23a" not in codes("left_job", temporary=True, employed_since=date(2026, 3, 1))


def test_an_offer_belongs_to_the_transfer_or_to_the_dismissal():
    assert codes("offer_received", case_type="virksomhetsoverdragelse") == {"F39d"}
    assert codes("offer_received") == {"F18b"}


def test_the_employers_letter_may_give_more_time_to_say_no():
    assert due_on("F39a", "transfer_informed", employer_deadline=date(2026, 11, 30)) == date(2026, 11, 30)


def test_pay_starts_again_26_weeks_after_the_paid_days():
    paid = due_on("F38c", "layoff_starts", on=date(2026, 11, 2))
    assert paid == date(2026, 11, 20)
    assert due_on("F38d", "layoff_starts", on=date(2026, 11, 2)) == date(2027, 5, 21)


def test_a_warning_has_no_date_in_law():
    assert compute("warning_received", DAY) == []
