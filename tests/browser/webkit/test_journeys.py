"""The journeys of ux.md § 4 once more, in the engine of every iPhone."""

from tests.browser.test_journeys import *  # noqa: F403 - pytest runs what it finds here, with this folder's phones
