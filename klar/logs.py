"""What the process says of itself: one JSON object a line on stderr, never what anybody wrote, opened or is called.

A line of a request names the view, not the address: an address holds ids.
"""

import json
import logging
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

log = logging.getLogger("klar.requests")


class Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        return json.dumps(said | getattr(record, "facts", {}), ensure_ascii=False)


def install() -> None:
    """For a server's process. Errors are logged without their own words (klar/views/errors.py): those may quote a person."""
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def watch(app: Flask) -> None:
    """A line for each request: which view, what came of it, how long it took."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    took = round((time.perf_counter() - g.began) * 1000, 1) if "began" in g else None
    view = request.endpoint or "(none)"
    log.info("request", extra={"facts": {"method": request.method, "view": view, "status": response.status_code, "ms": took}})
    return response
