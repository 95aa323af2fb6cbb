"""The journeys of ux.md § 4, and what must not be lost on the way, once more in the engine of every iPhone."""

import pytest

# pytest runs what it finds here, with this folder's phones
from tests.browser.test_journeys import (  # noqa: F401
    test_change_one_answer_from_the_check_page,
    test_find_a_member_and_call,
    test_finish_a_task_and_undo,
    test_larger_text_from_anywhere,
    test_log_a_call_on_a_case,
    test_new_case_with_a_member_found_by_search,
    test_new_case_with_a_member_used_lately,
    test_sign_in_again_on_a_known_device,
)
from tests.browser.test_kept import (  # noqa: F401
    test_a_stale_sign_in_keeps_the_way,
    test_back_three_times_and_reload_lose_nothing,
    test_tilbake_leads_through_the_questions,
    test_what_is_being_typed_is_kept,
)

