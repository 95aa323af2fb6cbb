"""Several services people sign in with, from a file with a table for each:

    [bankid]
    name = "BankID"
    issuer = "https://login.example.no"
    client_id = "klar"
    client_secret = "…"
    level_high = ["urn:bankid:bid;LOA=4"]

The table's name stands in the address the service sends people back to: https://klar.example.no/logg-inn/svar/bankid
"""

import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from klar.config.names import Broker, SettingError

FILE = "KLAR_OIDC_FILE"
TEXTS = ("name", "issuer", "client_id", "client_secret")


def brokers_in(path: Path) -> tuple[Broker, ...]:
    """One or more. Raises SettingError, which never says what stands in the file: it holds secrets."""
    try:
        mode, tables = stat.S_IMODE(path.stat().st_mode), tomllib.loads(path.read_text())
    except OSError as error:
        raise SettingError(FILE, f"kan ikke lese {path} ({error.strerror}).") from error
    except ValueError as error:
        raise SettingError(FILE, f"{path} er ikke gyldig TOML.") from error
    if mode & 0o077:
        raise SettingError(FILE, f"{path} kan leses av andre. Kjør: chmod 600 {path}")
    if not tables:
        raise SettingError(FILE, f"{path} er tom. Skriv en tabell for hver innloggingstjeneste.")
    return tuple(_broker(key, table) for key, table in tables.items())


def _broker(key: str, table: Any) -> Broker:
    if not re.fullmatch(r"[a-z0-9-]{1,20}", key):
        raise SettingError(FILE, f"[{key}] må ha et navn av små bokstaver, tall og bindestrek.")
    if not isinstance(table, dict) or table.keys() != {*TEXTS, "level_high"}:
        raise SettingError(FILE, f"[{key}] må ha nøyaktig {', '.join(TEXTS)} og level_high.")
    high = table["level_high"]
    if not (isinstance(high, list) and high and all(map(_is_said, high)) and all(_is_said(table[name]) for name in TEXTS)):
        raise SettingError(FILE, f"[{key}] har en verdi som mangler. level_high er en liste, resten er tekst.")
    return Broker(key, table["name"], table["issuer"].rstrip("/"), table["client_id"], table["client_secret"], tuple(high))


def _is_said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
