"""Sealed fields: one JSON object a row, bound to its table and id, so that it cannot be moved to another row."""

import json
from typing import Any

from klar.crypto import Box
from klar.db import Table


def put(box: Box, row: Table, **said: Any) -> None:
    """Seals `said` into a row that has its id, and saves it."""
    row.sealed = box.seal(_place(row._meta.table_name, row.id), json.dumps(said, ensure_ascii=False))
    type(row).update(sealed=row.sealed).where(type(row).id == row.id).execute()


def get(box: Box | None, table: str, row: Any) -> dict[str, Any]:
    """What was sealed into the row; empty when its key has been destroyed."""
    text = box.open(_place(table, row.id), row.sealed) if box else ""
    return json.loads(text) if text else {}


def _place(table: str, row_id: int) -> str:
    return f"{table}:{row_id}"
