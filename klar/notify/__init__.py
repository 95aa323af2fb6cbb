"""Telling people outside Klar that something waits in it. What is said is one of a few fixed sentences.

The web writes messages here; what sends them (`klar.notify.sending`) is imported by the jobs alone.
"""

from klar.notify.kinds import CHANNELS, KINDS, NOTES
from klar.notify.outbox import enqueue
from klar.notify.service import is_push_service

__all__ = ["CHANNELS", "KINDS", "NOTES", "enqueue", "is_push_service"]
