"""A line between a phone and the server that keeps every byte the server sends, as it went over the wire."""

import socket
from contextlib import suppress
from threading import Thread


class Tapped:
    """`base` is what the phone opens instead of the server's own address; `heard` is all that has come to it."""

    def __init__(self, port: int):
        self.port, self.door = port, socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        self.lines: list[bytearray] = []
        Thread(target=self._open, daemon=True).start()

    @property
    def heard(self) -> bytes:
        return b"\0".join(bytes(line) for line in self.lines)

    def close(self) -> None:
        self.door.close()

    def _open(self) -> None:
        with suppress(OSError):
            while True:
                phone, _address = self.door.accept()
                server = socket.create_connection(("127.0.0.1", self.port))
                self.lines.append(bytearray())
                Thread(target=self._pass, args=(phone, server, bytearray()), daemon=True).start()
                Thread(target=self._pass, args=(server, phone, self.lines[-1]), daemon=True).start()

    def _pass(self, source: socket.socket, to: socket.socket, kept: bytearray) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                kept.extend(data)
                to.sendall(data)
        with suppress(OSError):
            to.shutdown(socket.SHUT_WR)
