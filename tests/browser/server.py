"""Klar's own server, as `klar demo` runs it, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.engine import ON_POSTGRESQL, place

PATIENCE = 40  # seconds a busy machine may take to start it
START = "from klar.cli import main; main()"


class Server:
    """A process of its own. `stop` is also what a dead line looks like from the phone."""

    def __init__(self, folder: Path, *command: str, **environ: str):
        self.folder, self.port = folder, free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.command = command or ("demo", "--folder", str(folder), "--without-practice")
        self.environ = environ
        self.process: subprocess.Popen | None = None

    def start(self) -> "Server":
        log = (self.folder / "server.log").open("ab")
        command = [sys.executable, "-c", START, *self.command, "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environ or self._demo())
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return self
            time.sleep(0.05)
        self.stop()
        raise RuntimeError((self.folder / "server.log").read_text() or "the server did not start")

    def _demo(self) -> dict[str, str] | None:
        return {**os.environ, "KLAR_DATABASE": str(place(self.folder))} if ON_POSTGRESQL else None

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)  # one that does not hear is ended after eight
            self.process = None

    def _answers(self) -> bool:
        try:
            return urlopen(f"{self.base}/helse", timeout=1).status == 200
        except (URLError, OSError):
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
