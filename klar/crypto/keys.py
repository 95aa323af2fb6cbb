"""The data keys, wrapped by the master key."""

import os
from collections.abc import Iterable
from hmac import digest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from peewee import SqliteDatabase

from klar.crypto.box import NONCE, Box, Unreadable


PROOF = "proof"  # a key that seals nothing: it only shows that the master key is the right one


class Keys:
    """The data keys and what is derived from the master key."""

    def __init__(self, database: SqliteDatabase, master: bytes):
        self.database, self._master = database, master
        self._wrap = AESGCM(self.derive("wrap"))
        self._audit = self.derive("audit")

    def derive(self, purpose: str) -> bytes:
        """32 bytes for one purpose; knowing one tells nothing of another."""
        return HKDF(SHA256(), 32, salt=None, info=f"klar:{purpose}".encode()).derive(self._master)

    def create(self) -> str:
        """A new data key; its id is what the row it belongs to remembers."""
        return self._store(os.urandom(16).hex())

    def prove(self) -> None:
        """Raises Unreadable when this is not the master key that the key database was begun with."""
        if not self.unlock([PROOF]):
            self._store(PROOF)

    def _store(self, name: str) -> str:
        key, nonce = AESGCM.generate_key(256), os.urandom(NONCE)
        wrapped = nonce + self._wrap.encrypt(nonce, key, name.encode())
        self.database.execute_sql("INSERT OR IGNORE INTO data_key (id, version, wrapped) VALUES (?, 1, ?)", (name, wrapped))
        return name

    def destroy(self, name: str) -> None:
        self.database.execute_sql("DELETE FROM data_key WHERE id = ?", (name,))

    def unlock(self, names: Iterable[str]) -> dict[str, Box]:
        """The boxes of these keys, in one look-up. A destroyed key is missing from the answer."""
        wanted = list(set(names))
        if not wanted:
            return {}
        marks = ",".join("?" * len(wanted))
        rows = self.database.execute_sql(f"SELECT id, version, wrapped FROM data_key WHERE id IN ({marks})", wanted)
        return {name: Box(self._unwrap(name, wrapped), version) for name, version, wrapped in rows}

    def box(self, name: str) -> Box:
        return self.unlock([name])[name]

    def _unwrap(self, name: str, wrapped: bytes) -> bytes:
        try:
            return self._wrap.decrypt(wrapped[:NONCE], wrapped[NONCE:], name.encode())
        except InvalidTag as error:
            raise Unreadable(name) from error

    def sign(self, data: bytes) -> bytes:
        """The keyed hash that chains the audit record: without the master key it cannot be written anew."""
        return digest(self._audit, data, "sha256")


class KeysProxy:
    """The keys of this process; set once by create_app or the command line."""

    _keys: Keys | None = None

    def open(self, database: SqliteDatabase, master: bytes) -> None:
        database.execute_sql(
            "CREATE TABLE IF NOT EXISTS data_key (id TEXT PRIMARY KEY, version INTEGER NOT NULL, wrapped BLOB NOT NULL)"
        )
        self._keys = Keys(database, master)
        self._keys.prove()

    def __getattr__(self, name: str) -> object:
        return getattr(self._keys, name)


keys = KeysProxy()
