"""Each drill, a few times: `make drill` does them as often as trust.md asks."""

from pathlib import Path

import pytest

from klar.db import db
from tests.drill import editors, full_disk, fuzz, kill, migrating, oracle, stop
from tests.drill.world import made


@pytest.mark.parametrize(
    ("drill", "times"),
    [(kill.drill, 2), (stop.drill, 2), (full_disk.drill, 12), (migrating.drill, 2), (editors.drill, 300), (fuzz.drill, 1500), (oracle.drill, 20_000)],
    ids=lambda value: getattr(value, "__module__", str(value)),
)
def test_holds(drill, times: int, tmp_path: Path) -> None:
    result = drill(made(str(tmp_path)), times)
    db.close()
    assert result.faults == [] and result.count >= times
