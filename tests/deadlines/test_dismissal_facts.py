"""What changes the deadlines of a dismissal, a temporary job and a suspension."""

from datetime import date

import pytest

from klar.deadlines import lawful_months
from tests.deadlines.asking import codes, due_on


def test_a_dismissal():
    assert codes("dismissal_received") == {"F02", "F05", "F09", "F15"}


def test_only_damages_has_six_months_and_no_right_to_stay():
    assert codes("dismissal_received", only_damages=True) == {"F02", "F06", "F15"}
    assert codes("negotiations_ended", only_damages=True) == {"F06"}


def test_a_form_error_adds_its_own_date_and_takes_none_away():
    assert codes("dismissal_received", form_error=True) - codes("dismissal_received") == {"F08"}
    assert codes("dismissal_received") <= codes("dismissal_received", form_error=True)


@pytest.mark.parametrize("fact", ["probation", "temporary", "hired"])
def test_no_right_to_stay(fact):
    assert "F09" not in codes("dismissal_received", **{fact: True})


@pytest.mark.parametrize("case_type", ["provetid", "midlertidig", "innleie"])
def test_the_case_type_says_the_same(case_type):
    assert "F09" not in codes("dismissal_received", case_type=case_type)


def test_no_right_to_stay_and_no_form_date_after_summary_dismissal():
    assert codes("summary_dismissal_received", form_error=True) == {"F02", "F05"}


def test_staying_runs_to_the_end_of_notice_by_letter_then_months_then_law():
    assert due_on("F09", "dismissal_received") == date(2026, 12, 31)
    assert due_on("F09", "dismissal_received", notice_months=2) == date(2027, 1, 31)
    assert due_on("F09", "dismissal_received", notice_months=2, notice_ends=date(2026, 12, 15)) == date(2026, 12, 15)


def test_a_short_letter_leaves_the_strict_date_but_not_the_lawful_notice():
    facts = {"notice_months": 1, "employed_since": date(2010, 1, 1)}
    assert due_on("F09", "dismissal_received", **facts) == date(2026, 12, 31)
    assert due_on("F15", "dismissal_received", **facts) == date(2027, 2, 28)


def test_probation_has_fourteen_days_notice():
    assert due_on("F15a", "dismissal_received", probation=True) == date(2026, 11, 17)
    assert "F15" not in codes("dismissal_received", probation=True)


@pytest.mark.parametrize("still", [True, False])
def test_working_in_the_notice_period_stops_nothing(still):
    assert {"F02", "F05"} <= codes("dismissal_received", still_working=still, case_type="oppsigelse_person")
    assert codes("negotiations_ended", still_working=still, case_type="oppsigelse_person") == {"F05"}


@pytest.mark.parametrize("case_type", ["midlertidig", "innleie"])
def test_no_limit_while_the_temporary_job_goes_on(case_type):
    going_on = codes("left_job", still_working=True, case_type=case_type)
    assert "F07a" in going_on and not going_on & {"F02", "F05", "F06"}
    assert codes("negotiations_ended", still_working=True, case_type=case_type) == set()


def test_after_the_last_day_the_limits_run():
    assert {"F02", "F05"} <= codes("left_job", still_working=False, case_type="midlertidig")
    assert {"F02", "F05"} <= codes("left_job")


def test_a_dismissal_from_a_temporary_job_is_a_dismissal():
    assert {"F02", "F05"} <= codes("dismissal_received", still_working=True, case_type="midlertidig")


@pytest.mark.parametrize("point", ["suspension_ended", "preference_refused", "change_ordered"])
def test_the_other_points_start_both_clocks(point):
    assert codes(point) == {"F02", "F05"}


def test_a_change_that_is_no_dismissal_has_no_clock():
    assert codes("change_ordered", change_is_dismissal=False) == set()


def test_downsizing_gives_preference_for_a_year_after_notice():
    facts = {"case_type": "oppsigelse_nedbemanning", "notice_months": 1}
    assert due_on("F18a", "dismissal_received", **facts) == date(2027, 12, 31)
    assert due_on("F18a", "dismissal_received", **facts, notice_ends=date(2026, 12, 15)) == date(2027, 12, 15)
    assert "F18a" not in codes("dismissal_received", **facts, employed_since=date(2026, 1, 1))
    assert "F18a" not in codes("dismissal_received", case_type="oppsigelse_person")


@pytest.mark.parametrize(
    ("years", "age", "months"),
    [(0, 60, 1), (4, 30, 1), (5, 61, 2), (9, 61, 2), (10, 49, 3), (10, 50, 4), (10, 54, 4), (12, 55, 5), (30, 60, 6), (30, 71, 6)],
)
def test_the_laws_notice_by_years_and_age(years, age, months):
    assert lawful_months(years, age) == months


@pytest.mark.parametrize(
    ("facts", "last_day"),
    [
        ({"employed_since": date(2021, 11, 3)}, date(2027, 1, 31)),
        ({"employed_since": date(2021, 11, 4)}, date(2026, 12, 31)),
        ({"employed_since": date(2010, 1, 1), "age": 55}, date(2027, 4, 30)),
        ({"employed_since": date(2010, 1, 1), "born": date(1966, 11, 3)}, date(2027, 5, 31)),
        ({"employed_since": date(2010, 1, 1), "born": date(1966, 11, 4)}, date(2027, 4, 30)),
        ({"employed_since": date(2010, 1, 1), "birth_year": 1966}, date(2027, 4, 30)),  # may not be 60 yet
        ({"employed_since": date(2010, 1, 1), "birth_year": 1965}, date(2027, 5, 31)),
    ],
)
def test_notice_from_the_employer(facts, last_day):
    assert due_on("F15", "dismissal_received", **facts) == last_day


def test_own_notice_is_three_months_at_most_and_fourteen_days_when_laid_off():
    assert due_on("F15b", "own_notice_given", employed_since=date(2000, 1, 1), age=62) == date(2027, 2, 28)
    assert codes("own_notice_given", laid_off=True) == {"F15c"}
    assert due_on("F15c", "own_notice_given", laid_off=True) == date(2026, 11, 17)
    assert codes("own_notice_given", probation=True) == {"F15a"}
