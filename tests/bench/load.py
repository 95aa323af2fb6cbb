"""Sends requests over keep-alive connections as fast as they are answered; a process of its own, as light as can be.

Reads one JSON line {port, seconds, requests} at a time on stdin; answers each with a line of what came of it.
"""

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

CONNECTIONS = 8
MOST = 100_000  # requests in one go
EMPTY = b"HTTP/1.1 204 "  # has no body, and does not say so
PATIENCE = 10  # seconds without any answer


class Connection:
    """One request at a time; the next one as soon as the answer is whole."""

    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent, self.answer = 0.0, b""

    def ask(self, request: bytes) -> None:
        self.answer, self.sent = b"", time.perf_counter()
        self.socket.sendall(request)

    def heard(self) -> bool:
        """Takes what has come; whether the answer is whole. Raises ConnectionError when the server hangs up."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError
        self.answer += part
        head, apart, body = self.answer.partition(b"\r\n\r\n")
        return bool(apart) and len(body) >= length(head)

    @property
    def good(self) -> bool:
        return self.answer.startswith((b"HTTP/1.1 200 ", EMPTY))


def length(head: bytes) -> int:
    if head.startswith(EMPTY):
        return 0
    at = head.lower().index(b"content-length:") + 15
    return int(head[at : head.find(b"\r", at) if b"\r" in head[at:] else None])


def load(port: int, seconds: float, requests: list[bytes]) -> dict[str, Any]:
    """Answers a second, middle and 99th percentile in ms, and how many answers were not 200."""
    waiting, order = selectors.DefaultSelector(), cycle(requests)
    connections = [Connection(port) for _ in range(CONNECTIONS)]
    for connection in connections:
        waiting.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask(next(order))
    start, took, errors = time.perf_counter(), [], 0
    while (clock := time.perf_counter()) < start + seconds and len(took) < MOST:
        for connection in ready(waiting):
            if connection.heard():
                took.append(time.perf_counter() - connection.sent)
                errors += not connection.good
                connection.ask(next(order))
    for connection in connections:
        connection.socket.close()
    took.sort()
    middle, high = took[len(took) // 2] * 1000, took[int(len(took) * 0.99)] * 1000
    return {"rate": len(took) / (clock - start), "p50": middle, "p99": high, "errors": errors, "count": len(took)}


def ready(waiting: selectors.BaseSelector) -> Iterator[Connection]:
    found = waiting.select(PATIENCE)
    if not found:
        raise TimeoutError(f"no answer in {PATIENCE} s")
    return (key.data for key, _ in found)


if __name__ == "__main__":
    for line in sys.stdin:
        told = json.loads(line)
        print(json.dumps(load(told["port"], told["seconds"], [r.encode() for r in told["requests"]])), flush=True)
