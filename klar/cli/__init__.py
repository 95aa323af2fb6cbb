"""The command line: klar demo, serve, migrate, world, import, audit, settings, invite, access, backup."""

from klar.cli import access, audit, checkpoints, data, keeping, serving, upkeep
from klar.cli.base import main

__all__ = ["access", "audit", "checkpoints", "data", "keeping", "main", "serving", "upkeep"]
