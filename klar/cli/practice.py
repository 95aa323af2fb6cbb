"""klar practice."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import click

from klar.cli.base import BROKEN, SETTINGS, Stop, main
from klar.cli.serving import ENDS_WITHIN, free_port, server
from klar.config import SettingError
from klar.db import OSLO
from klar.practice_world import NotOurs, make_anew, surroundings

ANEW = 4  # o'clock in Oslo: everything that was typed is deleted
LOOKS = 1  # seconds between each time it sees whether something is to be done


@main.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8001, show_default=True, help="Porten øvelsen svarer på.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen øvelsen svarer på.")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(".klar/ovelse"), help="Mappen øvelsen bor i. Den tømmes hver gang.")
@click.option("--with", "leader", type=int, hidden=True, help="Slutter sammen med prosessen som startet den.")
def practice(port: int, host: str, folder: Path, leader: int | None) -> None:
    """Åpner Klar for å øve: bare oppdiktede folk, og alt slettes klokka fire hver natt.

    Eksempel: KLAR_HOSTS=ovelse.klar.example.no KLAR_PRACTICE_HOME=https://klar.example.no klar practice --port 8001
    """
    free_port(port, host)
    environ = surroundings(folder.resolve(), os.environ)
    while True:
        try:
            make_anew(folder.resolve(), environ)
        except NotOurs as error:
            raise Stop(f"{folder} er ikke laget av «klar practice», og blir ikke slettet. Velg en annen --folder.", SETTINGS) from error
        except SettingError as error:
            raise Stop(str(error), SETTINGS) from error
        if not serve_until(next_morning(datetime.now(OSLO)), server(port, host, workers=1), environ, leader):
            return


def next_morning(now: datetime) -> datetime:
    """The next four o'clock in Oslo."""
    four = now.replace(hour=ANEW, minute=0, second=0, microsecond=0)
    return four if four > now else four + timedelta(days=1)


def serve_until(when: datetime, command: list[str], environ: dict[str, str], leader: int | None) -> bool:
    """Serves until then, and is true; false when whoever started this has ended. Raises Stop when the server ends by itself."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    others = {name: value for name, value in os.environ.items() if not name.startswith(("KLAR_", "GRANIAN_"))}
    with subprocess.Popen(command, env=others | environ) as process:
        try:
            while datetime.now(OSLO) < when:
                if leader and os.getppid() != leader:
                    return False
                if process.poll() is not None:
                    raise Stop("Øvelsen stoppet av seg selv. Se loggen over.", BROKEN)
                time.sleep(LOOKS)
            return True
        finally:
            end(process)


def end(process: subprocess.Popen) -> None:
    """Lets it finish what it has begun; one that does not hear is killed."""
    process.terminate()
    try:
        process.wait(ENDS_WITHIN + LOOKS)
    except subprocess.TimeoutExpired:
        process.kill()
