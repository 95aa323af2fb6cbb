"""Dates worked out by hand, each with its weekday: the table everybody can check."""

from datetime import date

import pytest

from klar.deadlines import RULES, compute

MONEY = {"only_damages": True}
VECTORS = [  # trigger, facts, code, from, strict, extended
    ("dismissal_received", {}, "F02", "Tue 2026-11-03", "Tue 2026-11-17", None),
    ("dismissal_received", {}, "F02", "Sat 2026-12-12", "Sat 2026-12-26", "Mon 2026-12-28"),
    ("dismissal_received", {}, "F02", "Thu 2026-12-10", "Thu 2026-12-24", None),
    ("dismissal_received", {}, "F02", "Thu 2027-03-11", "Thu 2027-03-25", "Tue 2027-03-30"),
    ("negotiations_ended", {}, "F05", "Wed 2026-11-25", "Wed 2027-01-20", None),
    ("negotiations_ended", {}, "F05", "Mon 2027-03-22", "Mon 2027-05-17", "Tue 2027-05-18"),
    ("negotiations_ended", MONEY, "F06", "Mon 2026-08-31", "Sun 2027-02-28", "Mon 2027-03-01"),
    ("refusal_received", {}, "F13", "Fri 2026-11-20", "Fri 2026-12-18", None),
    ("pay_due", {}, "F33", "Thu 2024-02-29", "Sun 2027-02-28", "Mon 2027-03-01"),
    ("dismissal_received", {"notice_months": 3}, "F15", "Tue 2026-11-03", "Sun 2027-02-28", None),
    ("dismissal_received", {"notice_months": 3}, "F09", "Tue 2026-11-03", "Sun 2027-02-28", None),
    ("dismissal_received", {"notice_months": 1}, "F15", "Mon 2026-11-30", "Thu 2026-12-31", None),
    ("sick_from", {"fully_away": True}, "F26a", "Mon 2026-11-02", "Mon 2026-11-30", None),
    ("sick_from", {"fully_away": True}, "F26b", "Mon 2026-11-02", "Mon 2026-12-21", None),
    ("sick_from", {"fully_away": True}, "F26c", "Mon 2026-11-02", "Mon 2026-12-28", None),
    ("sick_from", {"fully_away": True}, "F26d", "Mon 2026-11-02", "Mon 2027-05-03", None),
    ("sick_from", {"fully_away": True}, "F27a", "Mon 2026-11-02", "Tue 2026-11-17", None),
    ("sick_from", {"fully_away": True}, "F16", "Mon 2026-11-02", "Tue 2027-11-02", None),
    # Beyond the table: one for every other field of law.
    ("dismissal_received", {"form_error": True}, "F08", "Sat 2026-10-31", "Sun 2027-02-28", "Mon 2027-03-01"),
    ("demand_sent", {}, "F03", "Fri 2026-11-13", "Fri 2026-11-27", None),
    ("first_meeting", {}, "F04", "Tue 2026-11-24", "Tue 2026-12-08", None),
    ("shut_out", {}, "F10", "Mon 2027-03-01", "Mon 2027-03-29", None),
    ("board_decision", {}, "F14", "Fri 2026-10-30", "Fri 2026-12-25", "Mon 2026-12-28"),
    ("nav_notified", {}, "F17", "Mon 2026-11-02", "Wed 2026-12-02", None),
    ("offer_received", {}, "F18b", "Tue 2026-11-03", "Tue 2026-11-17", None),
    ("job_started", {}, "F21a", "Mon 2026-11-02", "Mon 2026-11-09", None),
    ("secure_job_asked", {}, "F22", "Sun 2027-01-31", "Sun 2027-02-28", None),
    ("roster_starts", {}, "F24", "Mon 2027-01-11", "Mon 2026-12-28", None),
    ("religious_day", {}, "F30", "Tue 2026-11-24", "Tue 2026-11-10", None),
    ("nav_meeting", {}, "F26e", "Thu 2027-04-29", "Thu 2027-04-22", None),
    ("sick_note_requested", {}, "F27b", "Mon 2026-11-02", "Mon 2026-11-16", None),
    ("holiday_starts", {}, "F31a", "Mon 2027-07-05", "Wed 2027-05-05", None),
    ("holiday_starts", {"sick_before": True}, "F31c", "Tue 2027-03-30", "Wed 2027-03-24", None),
    ("harm_known", {}, "F34", "Sat 2023-05-20", "Wed 2026-05-20", None),
    ("discrimination_happened", {}, "F35", "Wed 2024-01-10", "Sun 2027-01-10", None),
    ("injury_happened", {}, "F36a", "Thu 2024-02-29", "Fri 2025-02-28", None),
    ("injury_happened", {}, "F36b", "Thu 2024-02-29", "Fri 2027-12-31", None),
    ("nav_decision", {}, "F37", "Thu 2026-11-12", "Thu 2026-12-24", None),
    ("layoff_notice_received", {}, "F38a", "Mon 2026-11-02", "Mon 2026-11-16", None),
    ("layoff_notice_received", {"unforeseen": True}, "F38b", "Mon 2026-11-02", "Wed 2026-11-04", None),
    ("layoff_starts", {}, "F38c", "Tue 2026-12-15", "Wed 2027-01-06", None),
    ("transfer_informed", {}, "F39a", "Mon 2026-11-02", "Mon 2026-11-16", None),
    ("transfer_happened", {}, "F39b", "Fri 2027-01-01", "Fri 2027-01-22", None),
    ("bankruptcy_opened", {}, "F40", "Tue 2026-11-10", "Thu 2026-12-10", None),
    ("hirer_claim_received", {}, "F41b", "Mon 2026-11-02", "Mon 2026-11-23", None),
    ("appeal_decision_received", {}, "F42b", "Fri 2026-10-30", "Fri 2026-12-25", "Mon 2026-12-28"),
    ("appeal_decision_received", {}, "F42d", "Fri 2026-12-11", "Fri 2026-12-25", None),
    ("age_notice_received", {}, "F43", "Tue 2026-11-03", "Mon 2027-05-31", None),
    ("appeal_decision_received", MONEY, "F42c", "Mon 2026-08-31", "Sun 2027-02-28", "Mon 2027-03-01"),
    ("discipline_decided", {}, "F42a", "Thu 2026-12-03", "Thu 2026-12-24", None),
    ("dismissal_received", {"state_employee": True}, "F42e", "Sun 2027-01-31", "Sun 2027-02-28", None),
    ("discipline_decided", {}, "F42f", "Thu 2024-02-29", "Wed 2029-02-28", None),
    ("suspended_from", {"state_employee": True}, "F42g", "Mon 2026-08-31", "Sun 2027-02-28", None),
    ("left_job", {"still_working": True}, "F07a", "Sat 2027-01-02", "Sat 2027-01-02", None),
    ("education_leave_asked", {"leave_weeks": 40}, "F29", "Mon 2026-08-31", "Sun 2027-02-28", None),
    ("education_leave_asked", {"leave_weeks": 40}, "F13a", "Mon 2026-08-31", "Sun 2027-03-28", "Tue 2027-03-30"),
    ("dismissal_received", {"probation": True}, "F15a", "Sat 2026-12-12", "Sat 2026-12-26", None),
    ("own_notice_given", {}, "F15b", "Mon 2026-11-30", "Thu 2026-12-31", None),
    ("own_notice_given", {"laid_off": True}, "F15c", "Mon 2026-11-30", "Mon 2026-12-14", None),
    ("dismissal_received", {"case_type": "oppsigelse_nedbemanning"}, "F18a", "Mon 2026-11-30", "Fri 2027-12-31", None),
    ("job_started", {"short_job": True}, "F21b", "Sun 2026-11-01", "Sun 2026-11-01", None),
    ("change_takes_effect", {}, "F21c", "Sun 2026-11-01", "Sun 2026-11-01", None),
    ("left_job", {"temporary": True}, "F23a", "Wed 2027-03-31", "Sun 2027-02-28", None),
    ("job_started", {"temporary": True}, "F23b", "Thu 2024-02-29", "Sun 2027-02-28", None),
    ("job_started", {"hired": True}, "F23c", "Thu 2024-02-29", "Sun 2027-02-28", None),
    ("leave_starts", {"leave_weeks": 20}, "F28", "Mon 2027-01-25", "Mon 2026-12-28", None),
    ("holiday_starts", {"age": 61}, "F31b", "Mon 2027-07-05", "Mon 2027-06-21", None),
    ("holiday_starts", {}, "F32", "Mon 2027-07-05", "Mon 2027-06-28", None),
    ("layoff_starts", {}, "F38d", "Tue 2026-12-15", "Wed 2027-07-07", None),
    ("transfer_happened", {}, "F39c", "Fri 2027-01-01", "Sat 2028-01-01", None),
    ("offer_received", {"case_type": "virksomhetsoverdragelse"}, "F39d", "Sat 2026-12-12", "Sat 2026-12-26", None),
    ("pay_due", {"hired": True}, "F41a", "Mon 2026-11-30", "Sun 2027-02-28", None),
    ("job_started", {"probation": True}, "F44", "Mon 2026-08-31", "Sun 2027-02-28", None),
    ("election_held", {}, "F46", "Mon 2026-11-02", "Tue 2026-11-10", None),
    ("access_requested", {}, "F47", "Sat 2026-10-31", "Mon 2026-11-30", None),
]


def read(words):
    found = date.fromisoformat(words.split()[1])
    assert found.strftime("%a") == words.split()[0]
    return found


@pytest.mark.parametrize(("trigger", "facts", "code", "start", "strict", "extended"), VECTORS)
def test_vector(trigger, facts, code, start, strict, extended):
    (due,) = [due for due in compute(trigger, read(start), facts) if due.code == code]
    assert due.due_on == read(strict)
    assert due.extended_on == (read(extended) if extended else None)


def test_every_rule_that_is_counted_stands_in_the_table():
    counted = {rule.code for rules in RULES.values() for rule in rules if rule.triggers}
    assert {code for _, _, code, *_ in VECTORS} == counted


def test_the_safe_date_is_three_working_days_before_the_strict_one():
    due = compute("dismissal_received", date(2027, 3, 11))[0]
    assert due.safe_on == date(2027, 3, 22)
