"""The command line: klar demo, serve, migrate, world, import, audit, settings, invite."""

from klar.cli import data, serving, upkeep
from klar.cli.base import main

__all__ = ["data", "main", "serving", "upkeep"]
