"""Refusing what is unsafe."""

from collections.abc import Mapping
from pathlib import Path

from klar.config.names import SETTINGS, SettingError, Settings


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = {setting.name for setting in SETTINGS} | {"KLAR_DEMO", "KLAR_PRACTISING", "KLAR_CHROMIUM"}
    for name in sorted(environ):
        if name.startswith("KLAR_") and name not in known:
            raise SettingError(name, "ukjent innstilling. Kjør «klar settings» for å se dem som finnes.")


def _refuse_unsafe(settings: Settings) -> None:
    local = {"127.0.0.1", "localhost"}
    if isinstance(settings.database, Path) and settings.database.resolve() == settings.key_database.resolve():
        raise SettingError("KLAR_KEY_DATABASE", "må være en annen fil enn KLAR_DATABASE.")
    if "*" in settings.hosts:
        raise SettingError("KLAR_HOSTS", "stjerne er ikke lov. Skriv hvert vertsnavn.")
    if settings.insecure_http and not set(settings.hosts) <= local:
        raise SettingError("KLAR_INSECURE_HTTP", "er bare lov når KLAR_HOSTS er 127.0.0.1 eller localhost.")
    if settings.demo and (settings.brokers or not set(settings.hosts) <= local):
        raise SettingError("KLAR_DEMO", "demo kan ikke kjøre med innloggingstjeneste eller eget vertsnavn.")

    if settings.practising:
        _refuse_real(settings)


def _refuse_real(settings: Settings) -> None:
    """Practice has invented people only, a folder of its own, and no way out to anybody."""
    if settings.demo or settings.practice or settings.brokers or settings.mail or settings.sms or settings.database != settings.key_database.with_name("klar.db"):
        raise SettingError("KLAR_PRACTISING", "øvelsen har egen database, ingen innlogging og ingen varsler. Bruk «klar practice».")
    if not settings.practice_home:
        raise SettingError("KLAR_PRACTICE_HOME", "må settes, ellers finner ingen veien ut av øvelsen.")


def _apart(text: str, data: Path) -> Path | None:
    """The folder of the checkpoints: whoever takes Klar's own folder must not have them too."""
    if not text:
        return None
    if Path(text).resolve().is_relative_to(data.resolve()):
        raise SettingError("KLAR_CHECKPOINTS", "må ligge utenfor KLAR_DATA, helst på en annen maskin.")
    return Path(text)
