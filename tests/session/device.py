"""A device with a lock and a key of its own, as far as a browser would show it to Klar; it can be told to lie."""

import json
from hashlib import sha256
from html import unescape
from re import search
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from tests.session.hostile import base64

UP, UV, KEY = 0x01, 0x04, 0x40  # somebody touched it; opened its lock; a new key follows


class Device:
    def __init__(self, name: bytes = b"a key of a device"):
        self.name, self.key, self.count = name, ec.generate_private_key(ec.SECP256R1()), 0

    def add(self, page: str, **lies: Any) -> str:
        """The browser's answer to a page that asks for a new key."""
        at = self.key.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32), -3: at.y.to_bytes(32)})
        made = bytes(16) + len(self.name).to_bytes(2) + self.name + cose
        said, client = self._said("webauthn.create", asked(page), {"flags": UP | UV | KEY, **lies})
        sealed = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": said + made})
        return self._sent(clientDataJSON=base64(client), attestationObject=base64(sealed))

    def open(self, page: str, **lies: Any) -> str:
        """The browser's answer to a page that asks for a proof."""
        self.count += 1
        said, client = self._said("webauthn.get", asked(page), lies)
        signed = lies.get("key", self.key).sign(said + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._sent(clientDataJSON=base64(client), authenticatorData=base64(said), signature=base64(signed))

    def _said(self, kind: str, options: dict[str, Any], lies: dict[str, Any]) -> tuple[bytes, bytes]:
        """What the device says, and what the browser says of who asked."""
        client = {"type": kind, "challenge": options["challenge"], "origin": "http://localhost", **lies.get("client", {})}
        host = sha256(lies.get("host", "localhost").encode()).digest()
        said = host + bytes([lies.get("flags", UP | UV)]) + lies.get("count", self.count).to_bytes(4)
        return said, json.dumps(client).encode()

    def _sent(self, **response: str) -> str:
        name = base64(self.name)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def asked(page: str) -> dict[str, Any]:
    """What a page asks of the device."""
    return json.loads(unescape(search('data-asked="([^"]+)"', page)[1]))
