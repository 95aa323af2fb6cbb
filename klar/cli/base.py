"""What every command shares."""

import sys
from collections.abc import Callable

import click
from peewee import OperationalError
from tqdm import tqdm

from klar import config
from klar.installation import SchemaIsOlder, open_databases
from klar.migrations import SchemaIsNewer

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
    except config.SettingError as error:
        raise Stop(str(error), SETTINGS) from error
    except (SchemaIsOlder, SchemaIsNewer) as error:
        raise Stop(str(error)) from error
    return found


class Commands(click.Group):
    """Turns what the machine refuses into a sentence."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise Stop(f"Kan ikke bruke {error.filename or 'filen'} ({error.strerror}). Sjekk at mappen finnes og er din.") from error
        except config.SettingError as error:
            raise Stop(str(error), SETTINGS) from error
        except OperationalError as error:
            raise Stop(f"Kan ikke bruke databasen ({error}). Sjekk KLAR_DATA og KLAR_DATABASE.", SETTINGS) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Klar for tillitsvalgte.

    Eksempel: klar demo
    """


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
