"""SMS by a gateway. Kannel is the one there is, and a file for trying things out; another one is another function."""

import json
import os
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import requests

from klar.config import Sms
from klar.integrations.telling.faults import NotSent
from klar.integrations.telling.line import Line, fault

Provider = Callable[[Sms, str, str], None]


def kannel(gateway: Sms, to: str, text: str) -> None:
    """Kannel's «sendsms» by POST: number and password in headers, so that no log of addresses has them. Raises NotSent and Unsure."""
    said = {"Username": gateway.user, "Password": gateway.password, "From": gateway.sender, "To": to}
    headers = {f"X-Kannel-{name}": value for name, value in said.items()} | {"Content-Type": "text/plain; charset=UTF-8"}
    try:
        with Line() as line:
            answer = line.post(gateway.url, text.encode(), headers)
    except requests.RequestException as error:
        raise fault(error) from error
    if answer.status_code not in (200, 202):
        raise NotSent(str(answer.status_code))


def to_file(gateway: Sms, to: str, text: str) -> None:
    """A line for each, in a file that only its owner reads."""
    handle = os.open(unquote(urlsplit(gateway.url).path), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a") as file:
        file.write(json.dumps({"to": to, "text": text}, ensure_ascii=False) + "\n")


PROVIDERS: dict[str, Provider] = {"https": kannel, "http": kannel, "file": to_file}


def sms(gateway: Sms, to: str, text: str) -> None:
    """Raises NotSent and Unsure."""
    PROVIDERS[urlsplit(gateway.url).scheme](gateway, to, text)
