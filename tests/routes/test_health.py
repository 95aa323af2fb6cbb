"""A sign of life, and whether there is more than life."""

import pytest

from klar.crypto import keys
from klar.db import db
from tests.conftest import World


def answers(world: World) -> tuple[int, int]:
    """To whether the process lives, and to whether it can serve."""
    client = world.browser().client
    return client.get("/helse").status_code, client.get("/helse?klar").status_code


def test_a_sound_one_is_ready(world: World) -> None:
    assert answers(world) == (200, 200)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM schema_migration WHERE name LIKE '0002%'",
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2027-01-01')",
    ],
)
def test_another_schema_is_alive_but_not_ready(harm: str, world: World) -> None:
    db.execute_sql(harm)
    assert answers(world) == (200, 503)


def test_lost_keys_are_alive_but_not_ready(world: World) -> None:
    keys.database.execute_sql("DELETE FROM data_key")
    assert answers(world) == (200, 503)
