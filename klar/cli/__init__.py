"""The command line: klar demo, serve, migrate, world, import, audit, settings, invite, access, backup, restore, keys, deadlines, doctor, jobs, metrics, pages, practice."""

from klar.cli import access, audit, checkpoints, data, deadlines, doctor, jobs, keeping, master_key, metrics, pages, practice, retention, review, serving, upkeep
from klar.cli.base import main

__all__ = ["access", "audit", "checkpoints", "data", "deadlines", "doctor", "jobs", "keeping", "main", "master_key", "metrics", "pages", "practice", "retention", "review", "serving", "upkeep"]
