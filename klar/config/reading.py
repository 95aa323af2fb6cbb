"""Reading them."""

import os
import stat
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from klar.config.brokers import read_brokers
from klar.config.checks import _apart, _refuse_unknown, _refuse_unsafe
from klar.config.elsewhere import origin_in
from klar.config.names import SETTINGS, SettingError, Settings
from klar.config.telling import mail_in, push_hosts_in, sms_in

SERVER = "postgresql://"


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises SettingError on the first one that is missing or unsafe.
    """
    _refuse_unknown(environ)
    value = {setting.name: environ.get(setting.name, setting.default).strip() for setting in SETTINGS}
    data, demo = Path(value["KLAR_DATA"]), environ.get("KLAR_DEMO") == "1"
    practising = environ.get("KLAR_PRACTISING") == "1"
    local = demo or value["KLAR_INSECURE_HTTP"] == "1"
    settings = Settings(
        database=_database(value["KLAR_DATABASE"], data),
        key_database=Path(value["KLAR_KEY_DATABASE"] or data / "keys.db"),
        master_key=master_key(Path(value["KLAR_MASTER_KEY_FILE"] or data / "master.key")),
        documents=data / "files",
        pages=data / "pages.json",
        checkpoints=_apart(value["KLAR_CHECKPOINTS"], data),
        backups=Path(value["KLAR_BACKUPS"]) if value["KLAR_BACKUPS"] else None,
        hosts=_hosts(value["KLAR_HOSTS"]),
        help_phone=value["KLAR_HELP_PHONE"],
        brokers=read_brokers(value, value["KLAR_INSECURE_HTTP"] == "1"),
        mail=mail_in(value),
        sms=sms_in(value),
        push_hosts=() if practising else push_hosts_in(value, local=local),
        log_requests=value["KLAR_LOG_REQUESTS"] == "1",
        insecure_http=value["KLAR_INSECURE_HTTP"] == "1",
        demo=demo,
        practice=origin_in(value, "KLAR_PRACTICE", local=local),
        practice_home=origin_in(value, "KLAR_PRACTICE_HOME", local=local),
        practising=practising,
    )
    _refuse_unsafe(settings)
    return settings


def _database(text: str, data: Path) -> Path | str:
    if not text.startswith(SERVER):
        return Path(text or data / "klar.db")
    try:
        said = conninfo_to_dict(text)
    except ProgrammingError as error:
        raise SettingError("KLAR_DATABASE", "er ikke en adresse til PostgreSQL. Slik: postgresql://rolle@vert/base") from error
    if "password" in said:
        raise SettingError("KLAR_DATABASE", "passordet skal ikke stå i adressen. Legg det i en .pgpass-fil (PGPASSFILE), rettighet 0600.")
    return text


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in text.split(",") if host.strip()) or ("127.0.0.1", "localhost")


def master_key(path: Path) -> bytes:
    """The 32 bytes that wrap every data key. The file holds them as base64 and is readable by its owner only."""
    name = "KLAR_MASTER_KEY_FILE"
    try:
        mode, text = stat.S_IMODE(path.stat().st_mode), path.read_bytes().strip()
    except OSError as error:
        raise SettingError(name, f"kan ikke lese {path} ({error.strerror}). Lag den med «klar settings --new-key».") from error
    if mode & 0o077:
        raise SettingError(name, f"{path} kan leses av andre. Kjør: chmod 600 {path}")
    try:
        key = b64decode(text, validate=True)
    except ValueError as error:
        raise SettingError(name, f"{path} er ikke base64.") from error
    if len(key) != 32 or len(set(key)) < 12:
        raise SettingError(name, f"{path} må holde 32 tilfeldige byte. Lag en ny med «klar settings --new-key».")
    return key
