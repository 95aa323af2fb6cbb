"""Settings, read once from KLAR_* variables. What is unsafe is refused, with the variable's name and what to do."""

from klar.config.names import SETTINGS, Broker, SettingError, Settings
from klar.config.reading import master_key, read

__all__ = [
    "SETTINGS",
    "Broker",
    "SettingError",
    "Settings",
    "master_key",
    "read",
]
