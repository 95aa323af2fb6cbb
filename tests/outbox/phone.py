"""A phone's worker, in Python: seals as klar/static/sw.js does, and sends."""

import json
import os
from base64 import b64decode, b64encode
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from werkzeug.test import TestResponse

from klar.crypto import keys
from klar.db import now, to_ms
from tests.conftest import Browser, World


def me(world: World) -> int:
    """Whose phone it is: the leader's of conftest.py."""
    return world.person("club_leader").id


def sealed(text: str, address: str = "") -> str:
    theirs = b64decode(address or keys.envelopes.address)
    ours, nonce = generate_private_key(SECP256R1()), os.urandom(12)
    point = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = ours.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), theirs))
    key = HKDF(SHA256(), 32, salt=point + theirs, info=b"klar:envelope").derive(shared)
    return b64encode(point + nonce + AESGCM(key).encrypt(nonce, text.encode(), b"")).decode()


def envelope(officer: int, path: str, at: int | None = None, **fields: str) -> str:
    said = {"whose": keys.envelopes.whose(officer), "at": at or to_ms(now()), "path": path, "body": urlencode(fields)}
    return sealed(json.dumps(said))


def send(browser: Browser, envelope: str, **more: str) -> TestResponse:
    proof = browser.get("/utboks/tegn").json["csrf_token"]
    return browser.client.post("/utboks", data={"csrf_token": proof, "sealed": envelope, **more})


def bundle(steps: list[tuple[str, dict[str, str]]], name: str = "b1", at: int | None = None, **more: Any) -> dict[str, str]:
    """The fields of answers given together."""
    told = [[step, fields, at or to_ms(now())] for step, fields in steps]
    return {"bundle": name, "draft": "", "steps": json.dumps(told), "typed": "[]", **more}
