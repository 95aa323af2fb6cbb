"""The process that keeps the workers alive. It is run as a file of its own, so that it need not carry the whole of Klar around.

A worker takes SIGTERM as its parent does until it has started, and the parent does nothing with it there: told to stop in
its first second it would go on answering, and be killed in the middle of that. Here it ends at once, having begun nothing.
"""

import os
import signal

from granian.cli import entrypoint

STOP = {signal.SIGTERM}


def listen_from_the_start() -> None:
    """Holds a stop back while a worker is made, so that none comes in between."""
    os.register_at_fork(before=hold, after_in_parent=release, after_in_child=end_when_told)


def hold() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP)


def release() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)


def end_when_told() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    release()


if __name__ == "__main__":
    listen_from_the_start()
    entrypoint()
