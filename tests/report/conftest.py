"""The demo has a network and a report of its own; these tests make theirs."""

import pytest

from klar.models.gathering import Gathering, Signup
from klar.models.network import Network, NetworkBranch
from klar.models.report import MonthlyReport, ReportBoard


@pytest.fixture(autouse=True)
def none_yet(request: pytest.FixtureRequest) -> None:
    if "world" in request.fixturenames:
        request.getfixturevalue("world")
        for model in (Signup, Gathering, ReportBoard, MonthlyReport, NetworkBranch, Network):
            model.delete().execute()
