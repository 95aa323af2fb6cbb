"""Settings, read once from KLAR_* variables. What is unsafe is refused, with the variable's name and what to do."""

from klar.config.names import LOCAL, SETTINGS, Broker, Mail, SettingError, Settings, Sms
from klar.config.reading import master_key, read

__all__ = [
    "LOCAL",
    "SETTINGS",
    "Broker",
    "Mail",
    "SettingError",
    "Settings",
    "Sms",
    "master_key",
    "read",
]
