"""To a real provider and back, signing out, and what Back shows then: in WebKit."""

import pytest

from tests.browser.webkit.conftest import Phones
from tests.browser.webkit.phone import WebkitPhone
from tests.session.conftest import klar, provider  # noqa: F401
from tests.session.test_in_browser import serve, test_in_out_and_in_again  # noqa: F401


@pytest.fixture
def phone(phones: Phones) -> WebkitPhone:
    return phones()
