"""The services people sign in with."""

import re
from collections.abc import Mapping
from pathlib import Path

from klar.config.broker_file import FILE, brokers_in
from klar.config.names import LOCAL, Broker, SettingError


def read_brokers(value: Mapping[str, str], plain_http: bool) -> tuple[Broker, ...]:
    """The one the settings name, or those of the file. Raises SettingError on one that is unsafe or lacks something."""
    if value[FILE] and value["KLAR_OIDC_ISSUER"]:
        raise SettingError(FILE, "kan ikke settes sammen med KLAR_OIDC_ISSUER. Velg en av dem.")
    found = brokers_in(Path(value[FILE])) if value[FILE] else _one(value)
    for broker in found:
        if not _is_issuer(broker.issuer, LOCAL if plain_http else frozenset()):
            where = f"issuer i [{broker.key}]" if value[FILE] else ""
            advice = f"{where} må være en adresse som begynner med https://, uten ? og #.".strip()
            raise SettingError(FILE if value[FILE] else "KLAR_OIDC_ISSUER", advice)
    return found


def _one(value: Mapping[str, str]) -> tuple[Broker, ...]:
    issuer, client, secret = (value[f"KLAR_OIDC_{name}"] for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"))
    if not issuer:
        return ()
    if not (client and secret):
        raise SettingError("KLAR_OIDC_CLIENT_ID", "og KLAR_OIDC_CLIENT_SECRET må settes sammen med KLAR_OIDC_ISSUER.")
    high = tuple(filter(None, map(str.strip, value["KLAR_OIDC_LEVEL_HIGH"].split(","))))
    if not high:
        raise SettingError("KLAR_OIDC_LEVEL_HIGH", "må si hvilke acr som er høyt nivå, for eksempel urn:bankid:bid;LOA=4.")
    return (Broker("klar", "BankID", issuer.rstrip("/"), client, secret, high),)


def _is_issuer(address: str, plain_http: frozenset[str]) -> bool:
    """An https address of a host and at most a path; http only for the hosts in `plain_http`."""
    found = re.fullmatch(r"(https?)://([A-Za-z0-9.-]+)(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?", address)
    return bool(found) and (found[1] == "https" or found[2] in plain_http)
