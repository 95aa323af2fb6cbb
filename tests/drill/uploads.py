"""Files made to harm, and whole ones among them: each gets its right answer, within its memory."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drill.world import Drilled, Result
from tests.files.corpus import every
from tests.files.test_corpus import MEMORY


def drill(_world: Drilled, times: int) -> Result:
    """Judges so many of the files, spread over all of them."""
    items = every()[:: max(1, len(every()) // times)][:times]
    with TemporaryDirectory() as folder:
        for number, (_name, content, _right) in enumerate(items):
            Path(folder, str(number)).write_bytes(content)
        done = subprocess.run([sys.executable, "-m", "tests.files.judge", folder], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    found = [(name, right, said[str(number)]) for number, (name, _content, right) in enumerate(items)]
    faults = [f"{name}: {told['answer']}, not {right}" for name, right, told in found if told["answer"] != right]
    faults += [f"{name}: {told['memory']} MB" for name, _right, told in found if told["memory"] > MEMORY]
    return Result(len(items), faults, f"høyst {max(told['memory'] for _name, _right, told in found)} MB")
