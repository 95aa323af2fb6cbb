"""A provider that lies: it answers with whatever the test has made."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, Key, KeySet, RSAKey
from joserfc.jws import JWSRegistry

RSA, OTHER_RSA = RSAKey.generate_key(2048, {"kid": "r"}), RSAKey.generate_key(2048, {"kid": "r"})
EC = ECKey.generate_key("P-256", {"kid": "e"})
EVERY_ALGORITHM = JWSRegistry(algorithms=list(JWSRegistry.algorithms))


class Hostile(ThreadingHTTPServer):
    """Its description, its keys and the body of its next token answer can all be set."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.keys: list[Key] = [RSA, EC]
        self.description: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": list(JWSRegistry.algorithms),  # which Klar must not believe
        }
        self.status, self.token, self.asked = 200, b"", 0

    def say(self, **answer: object) -> None:
        """The next token answer, as JSON."""
        self.token = json.dumps({"access_token": "a", "token_type": "Bearer", "expires_in": 60, **answer}).encode()

    def id_token(self, nonce: str, key: Key | str = RSA, header: dict[str, Any] | None = None, **changes: object) -> str:
        """A right token for «ola», but for `changes` to its claims; None leaves a claim out. A text as key signs by HS256."""
        at = int(time.time())
        right = {"iss": self.issuer, "aud": "klar", "sub": "ola", "nonce": nonce, "iat": at, "exp": at + 300}
        claims = {name: value for name, value in {**right, **changes}.items() if value is not None}
        if isinstance(key, str):
            return by_hand({"kid": "r", **(header or {"alg": "HS256"})}, claims, key)
        return jwt.encode({"alg": "RS256", "kid": key.kid, **(header or {})}, claims, key, registry=EVERY_ALGORITHM)


def by_hand(header: dict[str, Any], claims: dict[str, Any], secret: str) -> str:
    """A token that a careful library will not make; an empty secret leaves it unsigned."""
    said = ".".join(base64(json.dumps(part).encode()) for part in (header, claims))
    return f"{said}.{base64(hmac.digest(secret.encode(), said.encode(), 'sha256')) if secret else ''}"


def base64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


class Answers(BaseHTTPRequestHandler):
    server: Hostile

    def do_GET(self) -> None:
        if self.path == "/jwks":
            self._send(200, json.dumps(KeySet(self.server.keys).as_dict(private=False)).encode())
        elif self.path.startswith("/authorize"):  # sends people on to a bank at another origin
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/bank")
            self.end_headers()
        else:
            self._send(200, json.dumps(self.server.description).encode())

    def do_POST(self) -> None:
        self.server.asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send(self.server.status, self.server.token)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running() -> Iterator[Hostile]:
    server = Hostile()
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
