"""The ways out to people: a mail server and an SMS gateway. Push services are reached without an account."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from klar.config.names import LOCAL, Mail, SettingError, Sms

PORTS = {"smtps": 465, "smtp": 587}


def mail_in(value: Mapping[str, str]) -> Mail | None:
    """Raises SettingError on what lacks something, or would send without TLS to another machine."""
    if not value["KLAR_SMTP_URL"]:
        return None
    said = urlsplit(value["KLAR_SMTP_URL"])
    host, sender, password = said.hostname or "", value["KLAR_SMTP_FROM"], value["KLAR_SMTP_PASSWORD"]
    if said.scheme not in PORTS or not host or said.password is not None:
        raise SettingError("KLAR_SMTP_URL", "skal være slik: smtps://brukernavn@vert:465, eller smtp:// for STARTTLS. Passordet står i KLAR_SMTP_PASSWORD.")
    if "@" not in sender or any(mark in sender for mark in "\r\n,<>"):
        raise SettingError("KLAR_SMTP_FROM", "må være adressen det sendes fra, for eksempel klar@example.no.")
    if bool(said.username) != bool(password):
        raise SettingError("KLAR_SMTP_PASSWORD", "og brukernavnet i KLAR_SMTP_URL må settes sammen.")
    return Mail(said.scheme, host, said.port or PORTS[said.scheme], unquote(said.username or ""), password, sender)


def sms_in(value: Mapping[str, str]) -> Sms | None:
    """Raises SettingError on what lacks something, or would send numbers in the clear to another machine."""
    if not value["KLAR_SMS_URL"]:
        return None
    said = urlsplit(value["KLAR_SMS_URL"])
    user, password, sender = (value[f"KLAR_SMS_{name}"] for name in ("USER", "PASSWORD", "FROM"))
    to_file = said.scheme == "file" and not said.netloc and said.path.startswith("/")
    safe = said.scheme == "https" or (said.scheme == "http" and said.hostname in LOCAL)
    if not (to_file or (safe and said.hostname and said.username is None)):
        raise SettingError("KLAR_SMS_URL", "må begynne med https://, eller være file:///mappe/fil for prøving.")
    if not to_file and not (user and password and sender):
        raise SettingError("KLAR_SMS_USER", "KLAR_SMS_PASSWORD og KLAR_SMS_FROM må settes sammen med KLAR_SMS_URL.")
    return Sms(value["KLAR_SMS_URL"], user, password, sender)


def push_hosts_in(value: Mapping[str, str], local: bool) -> tuple[str, ...]:
    """Where phones may ask Klar to send to. This machine only when `local`."""
    hosts = tuple(host.strip().lower() for host in value["KLAR_PUSH_HOSTS"].split(",") if host.strip())
    if any("*" in host.removeprefix("*.") or ("." not in host.removeprefix("*.")) for host in hosts if host.partition(":")[0] not in LOCAL):
        raise SettingError("KLAR_PUSH_HOSTS", "stjerne er bare lov først, foran et helt vertsnavn, slik: *.notify.windows.com.")
    if not local and any(host.partition(":")[0] in LOCAL for host in hosts):
        raise SettingError("KLAR_PUSH_HOSTS", "kan ikke være denne maskinen.")
    return hosts
