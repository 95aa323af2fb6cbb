"""The services outside, on this machine: a push service with a browser behind it, a mail server, an SMS gateway. Each keeps what came."""

import json
import os
import socketserver
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def plain(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def coded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


class Outside:
    """A server by HTTP that says yes, or the next of `answers`, and keeps each request whole."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        outside = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outside.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
                code, headers = outside.answers.pop(0) if outside.answers else (202, {})
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_said: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server.server_port}"


class PushService(Outside):
    """And the browser, which alone can open what came."""

    def __init__(self) -> None:
        super().__init__()
        self.key, self.auth = generate_private_key(SECP256R1()), os.urandom(16)

    def subscription(self, name: str = "one") -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": f"http://{self.place}/{name}", "p256dh": coded(point), "auth": coded(self.auth)}

    def opened(self) -> list[dict[str, Any]]:
        return [json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")) for _headers, body in self.got]

    def signed(self) -> tuple[dict[str, Any], str]:
        """What the sender says of itself, once its signature has been checked, and the key it was checked with."""
        said = dict(part.strip().split("=", 1) for part in self.got[-1][0]["authorization"].removeprefix("vapid ").split(","))
        head, claims, signature = said["t"].split(".")
        halves = plain(signature)
        proof = encode_dss_signature(int.from_bytes(halves[:32]), int.from_bytes(halves[32:]))
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), plain(said["k"])).verify(proof, f"{head}.{claims}".encode(), ECDSA(SHA256()))
        return json.loads(plain(claims)), said["k"]


class MailServer:
    """As much of SMTP as it takes to be handed a letter. `refuses` is what it answers each recipient."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.refuses, self.falls = b"", False
        outside = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 here\r\n")
                while word := self.rfile.readline()[:4].upper():
                    if word == b"DATA":
                        self.wfile.write(b"354 go on\r\n")
                        outside.got.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                        if outside.falls:
                            return
                    self.wfile.write(outside.refuses if word == b"RCPT" and outside.refuses else b"250 yes\r\n")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]


@contextmanager
def running(outside: Any) -> Iterator[Any]:
    thread = Thread(target=outside.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield outside
    outside.server.shutdown()
    outside.server.server_close()
