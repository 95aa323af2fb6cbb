"""An installation of each test's own; its databases at the server end with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine import drop
from tests.upkeep.scenes import close, installed


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return installed(made, tmp_path)


@pytest.fixture(autouse=True)
def dropped(tmp_path: Path) -> Iterator[None]:
    yield
    close()
    for told in {path.read_text() for path in tmp_path.rglob("address")}:
        drop(told)
