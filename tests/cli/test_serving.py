"""The server that `klar serve` becomes: it ends when it is told to."""

import subprocess

from klar.cli.serving import ENDS_WITHIN, server
from tests.bench.serving import BARE, free_port, wait
from tests.shape.reading import ROOT


def test_a_stop_while_it_still_starts_is_heard() -> None:
    """The door is open before the workers are up; one that is starting hears nothing, and is ended."""
    port = free_port()
    process = subprocess.Popen(server(port, "127.0.0.1", 4, BARE), cwd=ROOT)
    wait(port, process)
    process.terminate()
    try:
        assert process.wait(ENDS_WITHIN + 12) is not None
    finally:
        process.kill()
