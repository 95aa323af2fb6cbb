"""What a form said, as a digest, is kept no longer than a phone keeps the form."""

from datetime import timedelta

from klar.actions.once import forget_said
from klar.db import now
from klar.models.officer import Officer
from klar.models.once import Once
from tests.conftest import World


def test_a_week_after_the_digest_is_gone_and_the_key_stays(world: World) -> None:
    officer = Officer.select().order_by(Officer.id).first()
    for days in (6, 8):
        Once.create(key=f"k{days}", officer=officer, at=now() - timedelta(days=days), digest="d")
    forget_said()
    assert [(row.key, row.digest) for row in Once.select().where(Once.key.startswith("k")).order_by(Once.key)] == [("k6", "d"), ("k8", "")]
