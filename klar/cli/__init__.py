"""The command line: klar demo, serve, migrate, world, import, audit, settings, invite, access."""

from klar.cli import access, audit, checkpoints, data, serving, upkeep
from klar.cli.base import main

__all__ = ["access", "audit", "checkpoints", "data", "main", "serving", "upkeep"]
