"""A new master key. The data keys are wrapped anew in one transaction; what they have sealed is not touched."""

from klar.config import Settings
from klar.crypto import Keys, Unreadable
from klar.upkeep.alone import alone
from klar.upkeep.refused import Refused


def rotate(settings: Settings, secret: bytes) -> tuple[int, int]:
    """How many data keys now stand under the new master key, and its number. Cut off, all stand under the old one.

    Klar must be stopped: with the old key in its memory it would go on making keys that nothing opens. Raises Refused.
    """
    if secret == settings.master_key:
        raise Refused("Det er samme nøkkel som før. Lag en ny med «klar settings --new-key».")
    with alone(settings.key_database) as database:
        try:
            keys = Keys(database, settings.master_key)
            keys.prove()
            keys.rewrap(secret)
        except Unreadable as error:
            raise Refused(f"KLAR_MASTER_KEY_FILE: nøkkelen åpner ikke {error}. Ingenting er endret.") from error
        return Keys(database, secret).status()
