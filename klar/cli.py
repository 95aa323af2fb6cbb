"""The command line: klar demo, serve, migrate, world, import, audit, settings, invite."""

import os
import socket
import sys
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from granian import Granian
from granian.constants import Interfaces
from tqdm import tqdm

from klar import config, demo_world
from klar.actions.register import Refused, import_register
from klar.actions.session import invite
from klar.audit import verify
from klar.db import connect, today
from klar.installation import SchemaIsOlder, is_demo, open_databases
from klar.integrations.world import SIZES, write_world
from klar.migrations import SchemaIsNewer, migrate
from klar.models.officer import Officer

REFUSED, BROKEN, SETTINGS = 3, 4, 2  # exit codes beside 0 and click's own


class Stop(click.ClickException):
    """An error that names what to mend."""

    def __init__(self, message: str, code: int = 1):
        super().__init__(message)
        self.exit_code = code

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


def settings() -> config.Settings:
    try:
        return config.read()
    except config.SettingError as error:
        raise Stop(str(error), SETTINGS) from error


def opened() -> config.Settings:
    """The settings, with the databases open and the schema checked."""
    found = settings()
    try:
        open_databases(found)
    except (SchemaIsOlder, SchemaIsNewer) as error:
        raise Stop(str(error)) from error
    return found


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Klar for tillitsvalgte.

    Eksempel: klar demo
    """


@main.command()
@click.option("--port", default=5050, show_default=True, help="Porten Klar svarer på.")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(".klar/demo"), help="Mappen demoen bor i.")
@click.option("--fresh", is_flag=True, help="Lag demoen på nytt fra bunnen.")
def demo(port: int, folder: Path, fresh: bool) -> None:
    """Lager en oppdiktet verden og åpner Klar på denne maskinen.

    Eksempel: klar demo --port 8080
    """
    free_port(port)
    made = demo_world.prepare(folder.resolve(), fresh=fresh, progress=bar("Lager demoen"))
    os.environ.update(made)
    people = "\n".join(f"  {who}" for who in demo_world.suggestions())
    click.echo(
        f"Klar er åpen på http://127.0.0.1:{port}\n\nPrøv dette:\n{people}\n\n"
        f"Alt er testdata og ligger i {folder}. Stopp med Ctrl+C."
    )
    run(port, "127.0.0.1", workers=1)


@main.command()
@click.option("--port", default=8000, show_default=True, help="Porten Klar svarer på.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen Klar svarer på.")
@click.option("--workers", default=2, show_default=True, help="Antall prosesser.")
def serve(port: int, host: str, workers: int) -> None:
    """Åpner Klar for bruk. Innstillingene står i KLAR_*.

    Eksempel: KLAR_DATA=/srv/klar KLAR_HOSTS=klar.example.no klar serve --port 8000
    """
    if os.environ.get("KLAR_DEMO"):
        raise Stop("KLAR_DEMO er ikke lov med «klar serve». Ta den bort, eller kjør «klar demo».", SETTINGS)
    found = opened()
    if is_demo():
        raise Stop("KLAR_DATABASE er en demo. Velg en annen database.", SETTINGS)
    if not found.oidc_issuer:
        raise Stop("KLAR_OIDC_ISSUER: må settes, ellers kan ingen logge inn.", SETTINGS)
    free_port(port, host)
    run(port, host, workers)


def run(port: int, host: str, workers: int) -> None:
    Granian(
        "klar:create_app",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        respawn_failed_workers=True,
        log_access=False,
        log_level="warning",
    ).serve()


def free_port(port: int, host: str = "127.0.0.1") -> None:
    """The server shares its port with whoever has it, so a taken one must be found out first."""
    with socket.socket() as probe:
        if probe.connect_ex((host, port)) == 0:
            raise Stop(f"Port {port} er i bruk. Velg en annen med --port.")


@main.command(name="migrate")
def migrate_command() -> None:
    """Lager databasen, eller bringer den opp til denne versjonen.

    Eksempel: KLAR_DATA=/srv/klar klar migrate
    """
    try:
        applied = migrate(connect(settings().database))
    except SchemaIsNewer as error:
        raise Stop(f"Databasen er nyere enn denne versjonen av Klar ({error}). Installer en nyere Klar.") from error
    click.echo(f"Kjørte {', '.join(applied)}." if applied else "Databasen var klar fra før.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.option("--seed", default=1, show_default=True, help="Samme tall gir samme verden.")
@click.option("--size", type=click.Choice(SIZES), default="demo", show_default=True)
@click.option("--made-on", type=click.DateTime(["%Y-%m-%d"]), help="Datoen registeret er laget; ellers i dag.")
def world(file: Path, seed: int, size: str, made_on: object) -> None:
    """Skriver et oppdiktet medlemsregister til FILE.

    Eksempel: klar world --seed 7 --size demo register.ndjson
    """
    on: date = made_on.date() if made_on else today()
    write_world(file, seed=seed, size=size, made_on=on, progress=bar("Skriver"))
    click.echo(f"Skrev {file}.")


@main.group(name="import")
def import_group() -> None:
    """Henter inn data fra fagforeningens egne systemer.

    Eksempel: klar import register register.ndjson --dry-run
    """


@import_group.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Vis hva som ville endret seg, og lagre ingenting.")
@click.option("--allow-removals", is_flag=True, help="Tillat at mer enn 5 % av medlemmer eller verv blir borte.")
def register(file: Path, dry_run: bool, allow_removals: bool) -> None:
    """Henter inn medlemsregisteret fra FILE (NDJSON).

    Eksempel: klar import register register.ndjson --dry-run
    """
    opened()
    try:
        found = import_register(file, by=None, dry_run=dry_run, allow_removals=allow_removals, progress=bar("Leser"))
    except Refused as error:
        where = f"\nAvviste linjer står i {error.rejected_file}" if error.rejected_file else ""
        raise Stop(f"{error}{where}", REFUSED) from error
    click.echo("\n".join(found.lines()))


@main.group()
def audit() -> None:
    """Loggen over hvem som gjorde hva.

    Eksempel: klar audit verify
    """


@audit.command(name="verify")
def audit_verify() -> None:
    """Sjekker at ingen har endret, fjernet eller lagt til noe i loggen.

    Eksempel: KLAR_DATA=/srv/klar klar audit verify
    """
    opened()
    count, broken = verify()
    if broken:
        raise Stop(f"Loggen er brutt ved linje {broken.id}. {count} linjer før den er i orden.", BROKEN)
    click.echo(f"{count} linjer, alle i orden.")


@main.command(name="settings")
@click.option("--new-key", type=click.Path(path_type=Path, dir_okay=False), help="Lag en ny hovednøkkel i denne filen.")
def settings_command(new_key: Path | None) -> None:
    """Viser innstillingene, hva de betyr, og om de er trygge.

    Eksempel: klar settings --new-key /srv/klar/master.key
    """
    if new_key:
        write_key(new_key)
        click.echo(f"Laget {new_key}. Ta vare på den utenfor databasen og sikkerhetskopien.")
        return
    for setting in config.SETTINGS:
        value = os.environ.get(setting.name, "")
        click.echo(f"{setting.name}={'***' if value and setting.secret else value}\n    {setting.meaning}")
    settings()
    click.echo("Innstillingene er i orden.")


def write_key(path: Path) -> None:
    """A new master key in a file only its owner can read; never over one that exists."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Stop(f"{path} finnes fra før. Den blir ikke skrevet over.") from error
    with os.fdopen(handle, "wb") as file:
        file.write(b64encode(os.urandom(32)))


@main.command(name="invite")
@click.argument("officer_number")
def invite_command(officer_number: str) -> None:
    """Lager en engangskode som knytter første innlogging til den tillitsvalgte.

    Eksempel: klar invite T100001
    """
    opened()
    try:
        code = invite(officer_number)
    except Officer.DoesNotExist as error:
        raise Stop(f"Fant ingen tillitsvalgt med nummer {officer_number}.") from error
    click.echo(f"Koden er {code}. Den virker én gang, i sju dager.")


def bar(title: str) -> Callable[[int, int], None] | None:
    """A progress bar when a person is watching, else nothing."""
    if not sys.stderr.isatty():
        return None
    shown = tqdm(desc=title, unit="", leave=False, bar_format="{desc}: {percentage:3.0f} % {bar} {remaining}")

    def step(done: int, total: int) -> None:
        shown.total = total
        shown.update(done - shown.n)
        if done >= total:
            shown.close()

    return step
