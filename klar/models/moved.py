"""What a line of the timeline says about events and deadlines, in sentences."""

from datetime import date
from typing import Any

from klar.db import today
from klar.deadlines import TRIGGERS, moves_from, rule, told
from klar.i18n import _, _l, day

TITLES = {
    "trigger_changed": _l("Rettet en dato"),
    "trigger_voided": _l("Tok bort en hendelse"),
    "recounted": _l("Fristene er regnet på nytt"),
    "deadline": _l("En frist er holdt"),
    "deadline_set": _l("Endret en frist"),
    "deadline_reopened": _l("En frist gjelder igjen"),
    "deadline_told": _l("Fagforeningen er varslet om en frist"),
}


def sentences(kind: str, said: dict[str, Any]) -> list[str]:
    """The event that was put right, then each deadline that moved; the reason somebody gave comes last."""
    moved = [told(move, today()) for move in moves_from(said.get("moves", ()))]
    named = [] if moved or "code" not in said else [f"{rule(said['code']).name}."]
    return [*_event(kind, said), *named, *moved, *([said["text"]] if said.get("text") else [])]


def _event(kind: str, said: dict[str, Any]) -> list[str]:
    label = TRIGGERS[said["trigger"]].label if kind in ("trigger_changed", "trigger_voided") else ""
    was, now = (day(date.fromisoformat(said[name]), today()) if said.get(name) else "" for name in ("was", "on"))
    if kind == "trigger_changed":
        return [_("%(event)s: rettet fra %(was)s til %(now)s.", event=label, was=was, now=now)]
    return [_("%(event)s, %(was)s: dette skjedde ikke.", event=label, was=was)] if label else []
