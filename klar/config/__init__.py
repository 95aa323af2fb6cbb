"""Settings, read once from KLAR_* variables. What is unsafe is refused, with the variable's name and what to do."""

from klar.config.names import SETTINGS, SettingError, Settings
from klar.config.reading import master_key, read

__all__ = [
    "SETTINGS",
    "SettingError",
    "Settings",
    "master_key",
    "read",
]
