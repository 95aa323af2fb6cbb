"""The server that `klar serve` becomes: it ends when it is told to."""

import subprocess
from pathlib import Path

from klar.cli.serving import ENDS_WITHIN, server
from tests.bench.serving import free_port, wait

# The first worker opens the door; the others are not up yet.
UNLIKE = """
import os, time
def made():
    try:
        os.mkdir("first")
    except FileExistsError:
        time.sleep(4)
    return lambda environ, start: []
"""


def test_a_stop_while_it_still_starts_is_heard(tmp_path: Path) -> None:
    """A worker that did not hear it would go on answering, and be killed in the middle of that."""
    (tmp_path / "unlike.py").write_text(UNLIKE)
    port = free_port()
    process = subprocess.Popen(server(port, "127.0.0.1", 4, "unlike:made"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wait(port, process)
    process.terminate()
    try:
        said = process.communicate(timeout=ENDS_WITHIN + 12)[0]
        assert "refused" not in said and process.returncode == 0
    finally:
        process.kill()
