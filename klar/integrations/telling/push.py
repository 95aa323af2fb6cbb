"""Web push: sealed to the browser's own key (RFC 8291), signed with Klar's (RFC 8292)."""

from typing import Any, NamedTuple

import requests
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush

from klar.integrations.telling.faults import Gone, NotSent
from klar.integrations.telling.line import PATIENCE, Line, fault

KEPT = 12 * 60 * 60  # seconds a push service keeps it for a phone that is off
HEADERS = {"Topic": "klar", "Urgency": "normal"}  # of several that wait, the phone gets the last


class Phone(NamedTuple):
    endpoint: str
    p256dh: str
    auth: str


def push(phone: Phone, text: str, key: EllipticCurvePrivateKey, ours: str) -> None:
    """Hands the text to the phone's push service. `ours` is Klar's address, which the service may ask at.

    Raises Gone, NotSent and Unsure.
    """
    where = {"endpoint": phone.endpoint, "keys": {"p256dh": phone.p256dh, "auth": phone.auth}}
    how: dict[str, Any] = {"vapid_private_key": Vapid02(key), "vapid_claims": {"sub": ours}, "headers": dict(HEADERS)}
    try:
        with Line() as line:
            webpush(where, text, **how, ttl=KEPT, timeout=PATIENCE, requests_session=line)
    except WebPushException as error:
        raise (Gone if error.status_code in (404, 410) else NotSent)(str(error.status_code)) from error
    except requests.RequestException as error:
        raise fault(error) from error
    except ValueError as error:  # what the browser sent is no key
        raise Gone("key") from error
