"""A process of ours that is told something on stdin, a line at a time, and answers each with a line of JSON."""

import json
import subprocess
import sys
from types import TracebackType
from typing import Any

from tests.bench.worlds import ROOT


class Child:
    def __init__(self, module: str, *arguments: object):
        command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line: str) -> Any:
        """The answer. Raises RuntimeError when the process has ended; why is on stderr."""
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.process.args[2]} ended")
        return json.loads(answer)

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_error: type | BaseException | TracebackType | None) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
