"""klar demo and klar serve."""

import click
import os
import socket
import subprocess
import sys
from pathlib import Path

from klar import demo_world
from klar.access.wall import standing
from klar.cli.base import SETTINGS, Stop, bar, main, opened
from klar.db import Postgresql, db
from klar.installation import is_invented

PAGES = [sys.executable, "-c", "from klar.cli import main; main(['pages'])"]
MADE_BY = {"KLAR_DEMO": "klar demo", "KLAR_PRACTISING": "klar practice"}
PRACTICE = [sys.executable, "-c", "from klar.cli import main; main()", "practice"]
ENDS_WITHIN = 8  # seconds; pages take less, only a broken file may be looked at for longer, and then nothing has been kept


@main.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=5050, show_default=True, help="Porten Klar svarer på.")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(".klar/demo"), help="Mappen demoen bor i.")
@click.option("--fresh", is_flag=True, help="Lag demoen på nytt fra bunnen.")
@click.option("--practice/--without-practice", default=True, help="Åpner øvelsen ved siden av.")
def demo(port: int, folder: Path, fresh: bool, practice: bool) -> None:
    """Lager en oppdiktet verden og åpner Klar på denne maskinen.

    Eksempel: klar demo --port 8080
    """
    free_port(port)
    new = fresh or not (folder / "ready").exists()
    made = demo_world.prepare(folder.resolve(), fresh=fresh, progress=bar("Lager demoen"), database=os.environ.get("KLAR_DATABASE", ""))
    os.environ.update(made)
    if practice:
        os.environ["KLAR_PRACTICE"] = practice_beside(port, folder.resolve() / "practice")
    if new:  # takes half a minute, and nobody waits for it
        subprocess.Popen(PAGES, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    people = "\n".join(f"  {who}" for who in demo_world.suggestions())
    click.echo(
        f"Klar er åpen på http://127.0.0.1:{port}\n\nPrøv dette:\n{people}\n\n"
        f"Alt er testdata og ligger i {folder}. Stopp med Ctrl+C."
    )
    run(port, "127.0.0.1", workers=1)


@main.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Porten Klar svarer på.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen Klar svarer på.")
@click.option("--workers", default=2, show_default=True, help="Antall prosesser.")
def serve(port: int, host: str, workers: int) -> None:
    """Åpner Klar for bruk. Innstillingene står i KLAR_*.

    Eksempel: KLAR_DATA=/srv/klar KLAR_HOSTS=klar.example.no klar serve --port 8000
    """
    for name, command in MADE_BY.items():
        if os.environ.get(name):
            raise Stop(f"{name} er ikke lov med «klar serve». Ta den bort, eller kjør «{command}».", SETTINGS)
    found = opened()
    if is_invented():
        raise Stop("KLAR_DATABASE er en demo eller en øvelse. Velg en annen database.", SETTINGS)
    if isinstance(db.obj, Postgresql) and not standing(db.obj):
        raise Stop("Radsikkerheten i PostgreSQL hører ikke til denne Klar. Kjør «klar migrate» som eieren av databasen.", SETTINGS)
    if not found.brokers:
        raise Stop("KLAR_OIDC_ISSUER eller KLAR_OIDC_FILE: må settes, ellers kan ingen logge inn.", SETTINGS)
    free_port(port, host)
    run(port, host, workers)


def practice_beside(port: int, folder: Path) -> str:
    """Starts practice on the first free port after this one; it ends when this process does. Returns its address."""
    beside = next(other for other in range(port + 1, 65_536) if is_free(other))
    settings = {"KLAR_PRACTICE_HOME": f"http://127.0.0.1:{port}", "KLAR_INSECURE_HTTP": "1"}
    command = [*PRACTICE, "--port", str(beside), "--folder", str(folder), "--with", str(os.getpid())]
    subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return f"http://127.0.0.1:{beside}"


def run(port: int, host: str, workers: int) -> None:
    """Becomes the server. All it does itself is to keep its workers alive, so it need not carry the whole of Klar around."""
    db.close()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GRANIAN_")}
    os.execve(sys.executable, server(port, host, workers), environ)


def server(port: int, host: str, workers: int, target: str = "klar:served") -> list[str]:
    """The command line of the server."""
    where = ["--host", host, "--port", str(port), "--workers", str(workers)]
    how = ["--interface", "wsgi", "--factory", "--blocking-threads", "2", "--respawn-failed-workers", "--no-access-log", "--log-level", "warning"]
    how += ["--workers-kill-timeout", str(ENDS_WITHIN)]
    return [sys.executable, "-P", str(Path(__file__).with_name("server_process.py")), *where, *how, target]


def free_port(port: int, host: str = "127.0.0.1") -> None:
    """The server shares its port with whoever has it, so a taken one must be found out first."""
    if not is_free(port, host):
        raise Stop(f"Port {port} er i bruk. Velg en annen med --port.")


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) != 0
