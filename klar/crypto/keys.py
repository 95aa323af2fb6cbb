"""The data keys, wrapped by the master key."""

import os
from collections.abc import Iterable
from functools import cached_property
from hmac import digest

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from peewee import SqliteDatabase

from klar.crypto.box import Box
from klar.crypto.envelope import Envelopes
from klar.crypto.master import Master

PROOF = "proof"  # seals nothing: it shows that the master key is the right one, and its version is the master key's
AUDIT = "audit"  # signs the audit record; a row of its own from the first change of master key on
POST = "post"  # opens what phones have sealed to Klar: a row, so that what waits on them outlives a change of master key
OWN = (PROOF, AUDIT, POST)


class Keys:
    """The data keys and what is derived from the master key."""

    def __init__(self, database: SqliteDatabase, master: bytes):
        self.database, self._master = database, Master(master)
        self._audit = self._kept(AUDIT) or self.derive("audit")

    def derive(self, purpose: str) -> bytes:
        """32 bytes for one purpose. A new master key gives others: what must outlive it is kept as a row, as AUDIT is."""
        return self._master.derive(purpose)

    def create(self) -> str:
        """A new data key; its id is what the row it belongs to remembers."""
        return self._store(os.urandom(16).hex(), AESGCM.generate_key(256))

    def prove(self) -> None:
        """Raises Unreadable when this is not the master key that the key database was begun with."""
        if not self._kept(PROOF):
            self._store(PROOF, AESGCM.generate_key(256))

    def _kept(self, name: str) -> bytes | None:
        row = self.database.execute_sql("SELECT wrapped FROM data_key WHERE id = ?", (name,)).fetchone()
        return self._master.unwrap(name, row[0]) if row else None

    def _store(self, name: str, key: bytes) -> str:
        wrapped = self._master.wrap(name, key)
        self.database.execute_sql(
            "INSERT INTO data_key (id, version, wrapped) VALUES (?, 1, ?) ON CONFLICT DO NOTHING", (name, wrapped)
        )
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
        return {name: Box(self._master.unwrap(name, wrapped), version) for name, version, wrapped in rows}

    def box(self, name: str) -> Box:
        return self.unlock([name])[name]

    @cached_property
    def envelopes(self) -> Envelopes:
        return Envelopes(self._kept(self._store(POST, os.urandom(32))) or b"")

    def sign(self, data: bytes) -> bytes:
        """The keyed hash that chains the audit record: without the master key it cannot be written anew."""
        return digest(self._audit, data, "sha256")

    def status(self) -> tuple[int, int]:
        """How many data keys there are, and which master key in order (1, 2, …) wraps them."""
        count = self.database.execute_sql("SELECT count(*) FROM data_key WHERE id NOT IN (?, ?, ?)", OWN).fetchone()
        proof = self.database.execute_sql("SELECT version FROM data_key WHERE id = ?", (PROOF,)).fetchone()
        return count[0], proof[0] if proof else 1

    def rewrap(self, secret: bytes) -> None:
        """Wraps every key anew under another master key, in the caller's transaction. What the keys have sealed stays.

        The key that signs the audit record is kept, so that what was signed before still holds.
        """
        self._store(AUDIT, self._audit)
        other = Master(secret)
        for name, wrapped in self.database.execute_sql("SELECT id, wrapped FROM data_key").fetchall():
            again = other.wrap(name, self._master.unwrap(name, wrapped))
            self.database.execute_sql("UPDATE data_key SET wrapped = ? WHERE id = ?", (again, name))
        self.database.execute_sql("UPDATE data_key SET version = version + 1 WHERE id = ?", (PROOF,))


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
