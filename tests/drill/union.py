"""The union of 400,000 members, in a copy that a drill may change."""

import json
import shutil
from pathlib import Path
from typing import Any

from klar import config, create_app
from klar.db import db
from tests.bench.worlds import World
from tests.drill.world import Drilled

FILES = ("klar.db", "keys.db", "master.key")


def union(folder: Path, kept: World) -> tuple[Drilled, dict[str, Any]]:
    """Klar open on a copy of it in `folder`/union, and what is known of it: who its people are."""
    if db.obj:
        db.close()
    home = folder / "union"
    home.mkdir()
    for name in FILES:
        for path in (kept.folder / name, kept.folder / f"{name}-wal"):
            if path.exists():
                shutil.copy2(path, home)
    app = create_app(config.read({"KLAR_DATA": str(home), "KLAR_INSECURE_HTTP": "1"}))
    return Drilled(home, app), json.loads((kept.folder / "facts.json").read_text())
