"""Sign-in at the provider: OpenID Connect's code flow, through Authlib. Knows addresses and tokens, nothing of officers."""

import logging
from typing import Any, NamedTuple

from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask, current_app, request, session
from requests import ConnectionError as NoConnection
from requests import Timeout

from klar.config import Broker, Settings
from klar.db import now, to_ms

log = logging.getLogger("klar")

ALGORITHMS = ["RS256", "ES256"]  # whatever the provider lists: never «none», never one that shares Klar's secret
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
TIMEOUT, LEEWAY = 10, 60  # seconds: for one call, and between two clocks
LONGEST = 255  # characters in `sub`, OpenID Connect Core § 2
STATE = "_state_"  # where Authlib keeps what it must recognise in the answer, under the name of the provider that was asked


class Unreachable(Exception):
    """The provider does not answer, or not as itself."""


class Refused(Exception):
    """An answer that is not proof of who this is."""


class SignIn(NamedTuple):
    """Who the provider says this is, and how sure it is: all that Klar takes from the ID token."""

    issuer: str
    subject: str
    level: str = "low"  # or high: its acr is one of those the settings name
    acr: str = ""  # its acr and amr, in its own words
    auth_at: int | None = None  # when they showed who they are, in milliseconds since 1970


class Client(FlaskOAuth2App):
    """Authlib's client, which takes the provider's description of itself only when it fits the settings."""

    def load_server_metadata(self) -> dict[str, Any]:
        """Fetched once, when first needed: Klar starts also when the provider is down. Raises Unreachable."""
        found = super().load_server_metadata()
        if not _fits(found, _broker(self.name), current_app.config["KLAR"].insecure_http):
            found.clear()  # asked anew next time
            raise Unreachable("the provider describes another than the one in the settings")
        found["id_token_signing_alg_values_supported"] = ALGORITHMS
        return found


def _fits(found: dict[str, Any], broker: Broker, insecure_http: bool) -> bool:
    """Whether the description is the issuer's own, every address in it over https."""
    safe = ("https://", "http://") if insecure_http else "https://"
    same = str(found.get("issuer")).rstrip("/") == broker.issuer
    return same and all(str(found.get(name)).startswith(safe) for name in ENDPOINTS)


class Providers(OAuth):
    oauth2_client_cls = Client


def install(app: Flask, settings: Settings) -> None:
    """Registers the providers; asks them nothing yet."""
    providers = Providers(app)
    for broker in settings.brokers:
        providers.register(
            broker.key,
            client_id=broker.client_id,
            client_secret=broker.client_secret,
            server_metadata_url=f"{broker.issuer}/.well-known/openid-configuration",
            # prompt: whoever holds the phone must show who they are, each time; max_age: and it must be said when
            authorize_params={"prompt": "login", "max_age": "0", "acr_values": " ".join(broker.high)},
            client_kwargs={"scope": "openid", "code_challenge_method": "S256", "default_timeout": TIMEOUT},
        )


def begin(key: str, answer_at: str) -> str:
    """The address, at the provider with that key, to send the person to. `answer_at` is where it sends them back. Raises Unreachable."""
    for name in [name for name in session if name.startswith(STATE)]:
        del session[name]  # one sign-in at a time, so that the cookie stays small
    try:
        return _client(key).authorize_redirect(answer_at).location
    except Exception as error:  # no answer, or one that cannot be read: for the person it is the same
        log.warning("the sign-in provider does not answer: %s", type(error).__name__)
        raise Unreachable from error


def answer(key: str) -> SignIn:
    """Who came back from the provider with that key, by the request being handled. Raises Refused and Unreachable."""
    client = _client(key)
    try:
        return _checked(client)
    except (NoConnection, Timeout, Unreachable) as error:
        raise Unreachable from error
    except Exception as error:  # whatever else is wrong with an answer, it is no proof
        log.warning("a sign-in was refused: %s", type(error).__name__)
        client.server_metadata.pop("jwks", None)  # old keys may be why: fetched anew next time
        raise Refused from error


def _checked(client: Client) -> SignIn:
    """State, PKCE, signature, nonce and times are checked by Authlib; the rest here.

    An answer counts only where it was asked for: each provider has an address of its own to send people back to, the state is
    kept under its name, and `iss` (RFC 9207) must be it wherever it is sent, and be sent where that is promised.
    """
    said = client.load_server_metadata()
    issuer = said["issuer"]
    if request.args.get("iss", "" if said.get("authorization_response_iss_parameter_supported") else issuer) != issuer:
        raise Refused("answer from another issuer")
    exactly = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client.client_id}}
    claims = client.authorize_access_token(claims_options=exactly, leeway=LEEWAY).get("userinfo") or {}
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST:
        raise Refused("no subject")
    return SignIn(issuer, subject, *_level(claims, _broker(client.name)), _shown(claims))


def _level(claims: dict[str, Any], broker: Broker) -> tuple[str, str]:
    """«high» when `acr` is, to the letter, one the settings name; and what was said. What was asked for proves nothing."""
    acr, amr = claims.get("acr"), claims.get("amr")
    said = [acr, *(amr if isinstance(amr, list) else [])]
    words = " ".join(word for word in said if isinstance(word, str))[:200]
    return ("high" if isinstance(acr, str) and acr in broker.high else "low"), words


def _shown(claims: dict[str, Any]) -> int:
    """When the person showed who they are, or now where that is not said. Never later than now."""
    said, at = claims.get("auth_time"), to_ms(now())
    return at if said is None else min(max(round(said * 1000), 0), at)


def _broker(key: str) -> Broker:
    return next(broker for broker in current_app.config["KLAR"].brokers if broker.key == key)


def _client(key: str) -> Client:
    return current_app.extensions["authlib.integrations.flask_client"].create_client(key)
