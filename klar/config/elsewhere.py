"""The other Klar: from the real one to practice, and back."""

import re
from collections.abc import Mapping

from klar.config.names import LOCAL, SettingError


def origin_in(value: Mapping[str, str], name: str, *, local: bool) -> str:
    """«https://ovelse.klar.example.no», or nothing. Raises SettingError on anything but an origin: it stands in a link on a page.

    `local` allows http on this machine."""
    text = value[name].rstrip("/")
    if not text:
        return ""
    found = re.fullmatch(r"(https?)://([a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[0-9]{1,5})?", text)
    if not found or (found[1] == "http" and not (local and found[2] in LOCAL)):
        raise SettingError(name, "må være en adresse som begynner med https://, uten noe etter vertsnavnet.")
    return text
