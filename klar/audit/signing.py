"""The signature under a checkpoint: made by Klar alone, checked with the public half alone."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from klar.crypto import keys


def _private() -> Ed25519PrivateKey:
    """Derived from the key that chains the record: that one outlives a change of master key."""
    return Ed25519PrivateKey.from_private_bytes(keys.sign(b"checkpoint"))


def sign(said: bytes) -> str:
    """64 bytes (Ed25519), as hex."""
    return _private().sign(said).hex()


def public_key() -> str:
    """What checks the signatures: 32 bytes (Ed25519), as hex. No secret."""
    return _private().public_key().public_bytes_raw().hex()


def is_signed(said: bytes, signature: str, key: str) -> bool:
    """Whether the holder of the key's other half signed this. Raises ValueError for a `key` that is none."""
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    try:
        public.verify(bytes.fromhex(signature), said)
    except (InvalidSignature, ValueError):
        return False
    return True
