"""A process of its own that judges every file in a folder, and measures what each costs: `python -m tests.files.judge FOLDER`.

Beside each file that was taken it writes what would be kept, under the same name with «.kept».
"""

import json
import os
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from klar.files import Refused, received


def judged(path: Path) -> dict[str, object]:
    """The answer, and in MB what memory it took: of this process beyond what it had, and all of the program's that makes pictures."""
    Path("/proc/self/clear_refs").write_text("5")
    had, began = _most(), time.monotonic()
    try:
        with path.open("rb") as file:
            found = received(file)
        path.with_name(path.name + ".kept").write_bytes(found.content)
        answer = found.kind
    except Refused as error:
        answer = error.why
    return {"answer": answer, "memory": _most() - had + getrusage(RUSAGE_CHILDREN).ru_maxrss // 1024, "seconds": time.monotonic() - began}


def _most() -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def apart(path: Path) -> dict[str, object]:
    """Judges in a process that ends with the file, so that no file's memory counts for the next."""
    out, into = os.pipe()
    if not os.fork():
        os.write(into, json.dumps(judged(path)).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        said = answer.read()
    os.wait()
    return json.loads(said)


if __name__ == "__main__":
    sys.stdout.write(json.dumps({path.name: apart(path) for path in sorted(Path(sys.argv[1]).iterdir())}))
