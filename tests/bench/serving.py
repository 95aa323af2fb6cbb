"""Serves Klar or the bare view as `klar serve` does: the same server, workers and threads."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klar.cli import serving as ours
from tests.bench.worlds import ROOT
from tests.engine import place

WORKERS = 2
KLAR, BARE = "klar:served", "tests.bench.bare:hello"


@contextmanager
def served(target: str, folder: Path) -> Iterator[tuple[int, subprocess.Popen]]:
    """The port and the process of a server on loopback; it is stopped, with its workers, on the way out."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KLAR_")}
    environ = {**kept, "KLAR_DATA": str(folder), "KLAR_DATABASE": str(place(folder)), "KLAR_INSECURE_HTTP": "1"}
    server = subprocess.Popen(ours.server(port, "127.0.0.1", WORKERS, target), cwd=ROOT, env=environ, start_new_session=True)
    try:
        wait(port, server)
        yield port, server
    finally:
        stop(server)


def wait(port: int, server: subprocess.Popen) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")


def stop(server: subprocess.Popen) -> None:
    """Asks the server to end; ends its process group, which is ours alone, when it does not."""
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes(server: subprocess.Popen) -> list[int]:
    """The server's own and its workers'."""
    return [server.pid, *map(int, Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split())]


def processor(server: subprocess.Popen) -> float:
    """Milliseconds of processor time that the server and its workers have used."""
    told = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes(server)]
    return sum(int(fields[11]) + int(fields[12]) for fields in told) * 1000 / os.sysconf("SC_CLK_TCK")


def memory(server: subprocess.Popen) -> dict[str, float]:
    """MB of the server and its workers together, by what they share fairly divided (PSS), and how much of it is the
    database file mapped into memory, which the system takes back when it needs it."""
    told = [Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() for pid in processes(server)]
    sums = {name: sum(kilobytes(lines, name) for lines in told) / 1024 for name in ("Pss", "Pss_File", "Pss_Anon", "Rss")}
    return sums | {"processes": len(told)}


def kilobytes(lines: list[str], name: str) -> int:
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
