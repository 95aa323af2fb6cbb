"""The journeys of ux.md § 4, and what must not be lost on the way, once more in the engine of every iPhone."""

from tests.browser.test_journeys import *  # noqa: F403 - pytest runs what it finds here, with this folder's phones
from tests.browser.test_kept import (  # noqa: F401
    test_a_stale_sign_in_keeps_the_way,
    test_back_three_times_and_reload_lose_nothing,
    test_tilbake_leads_through_the_questions,
    test_what_is_being_typed_is_kept,
)
