"""Settings, read once from KLAR_* variables. What is unsafe is refused, with the variable's name and what to do."""

import os
import re
import stat
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingError(Exception):
    """One setting that must be mended: names the variable and what to do."""

    def __init__(self, name: str, advice: str):
        super().__init__(f"{name}: {advice}")
        self.name, self.advice = name, advice


@dataclass(frozen=True)
class Setting:
    name: str
    meaning: str
    default: str = ""
    secret: bool = False


SETTINGS = (
    Setting("KLAR_DATA", "mappe for database, nøkler og filer", "."),
    Setting("KLAR_DATABASE", "SQLite-filen; tom betyr klar.db i KLAR_DATA"),
    Setting("KLAR_KEY_DATABASE", "SQLite-filen med datanøkler; tom betyr keys.db i KLAR_DATA"),
    Setting("KLAR_MASTER_KEY_FILE", "fil med hovednøkkelen, 32 tilfeldige byte i base64, rettighet 0600"),
    Setting("KLAR_HOSTS", "vertsnavn som Klar svarer på, med komma mellom"),
    Setting("KLAR_HELP_PHONE", "telefonen bak «Få hjelp» når enheten ikke har en egen"),
    Setting("KLAR_OIDC_ISSUER", "adressen til innloggingstjenesten (https)"),
    Setting("KLAR_OIDC_CLIENT_ID", "Klars navn hos innloggingstjenesten"),
    Setting("KLAR_OIDC_CLIENT_SECRET", "Klars hemmelighet hos innloggingstjenesten", secret=True),
    Setting("KLAR_INSECURE_HTTP", "1 tillater http på 127.0.0.1; bare for prøving"),
)


@dataclass(frozen=True)
class Settings:
    database: Path
    key_database: Path
    master_key: bytes
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    help_phone: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    insecure_http: bool = False
    demo: bool = False

    @property
    def https(self) -> bool:
        return not (self.demo or self.insecure_http)


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises SettingError on the first one that is missing or unsafe.
    """
    _refuse_unknown(environ)
    value = {setting.name: environ.get(setting.name, setting.default).strip() for setting in SETTINGS}
    data, demo = Path(value["KLAR_DATA"]), environ.get("KLAR_DEMO") == "1"
    settings = Settings(
        database=Path(value["KLAR_DATABASE"] or data / "klar.db"),
        key_database=Path(value["KLAR_KEY_DATABASE"] or data / "keys.db"),
        master_key=master_key(Path(value["KLAR_MASTER_KEY_FILE"] or data / "master.key")),
        hosts=_hosts(value["KLAR_HOSTS"]),
        help_phone=value["KLAR_HELP_PHONE"],
        oidc_issuer=value["KLAR_OIDC_ISSUER"].rstrip("/"),
        oidc_client_id=value["KLAR_OIDC_CLIENT_ID"],
        oidc_client_secret=value["KLAR_OIDC_CLIENT_SECRET"],
        insecure_http=value["KLAR_INSECURE_HTTP"] == "1",
        demo=demo,
    )
    _refuse_unsafe(settings)
    return settings


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = {setting.name for setting in SETTINGS} | {"KLAR_DEMO", "KLAR_CHROMIUM"}
    for name in sorted(environ):
        if name.startswith("KLAR_") and name not in known:
            raise SettingError(name, "ukjent innstilling. Kjør «klar settings» for å se dem som finnes.")


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in text.split(",") if host.strip()) or ("127.0.0.1", "localhost")


def _refuse_unsafe(settings: Settings) -> None:
    local = {"127.0.0.1", "localhost"}
    if settings.database == settings.key_database:
        raise SettingError("KLAR_KEY_DATABASE", "må være en annen fil enn KLAR_DATABASE.")
    if "*" in settings.hosts:
        raise SettingError("KLAR_HOSTS", "stjerne er ikke lov. Skriv hvert vertsnavn.")
    if settings.insecure_http and not set(settings.hosts) <= local:
        raise SettingError("KLAR_INSECURE_HTTP", "er bare lov når KLAR_HOSTS er 127.0.0.1 eller localhost.")
    if settings.demo and (settings.oidc_issuer or not set(settings.hosts) <= local):
        raise SettingError("KLAR_DEMO", "demo kan ikke kjøre med innloggingstjeneste eller eget vertsnavn.")
    if settings.oidc_issuer and not _is_issuer(settings.oidc_issuer, local if settings.insecure_http else set()):
        raise SettingError("KLAR_OIDC_ISSUER", "må være en adresse som begynner med https://, uten ? og #.")
    if settings.oidc_issuer and not (settings.oidc_client_id and settings.oidc_client_secret):
        raise SettingError("KLAR_OIDC_CLIENT_ID", "og KLAR_OIDC_CLIENT_SECRET må settes sammen med KLAR_OIDC_ISSUER.")


def _is_issuer(address: str, plain_http: set[str]) -> bool:
    """An https address of a host and at most a path; http only for the hosts in `plain_http`."""
    found = re.fullmatch(r"(https?)://([A-Za-z0-9.-]+)(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?", address)
    return bool(found) and (found[1] == "https" or found[2] in plain_http)


def master_key(path: Path) -> bytes:
    """The 32 bytes that wrap every data key. The file holds them as base64 and is readable by its owner only."""
    name = "KLAR_MASTER_KEY_FILE"
    try:
        mode, text = stat.S_IMODE(path.stat().st_mode), path.read_text().strip()
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
