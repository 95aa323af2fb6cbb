"""A fact as a letter says it, in the letter's own language."""

from datetime import date
from typing import Any

from babel.dates import format_date

from klar.deadlines import TRIGGERS, rule
from klar.i18n import speaking


def said(value: Any, language: str) -> str:
    """Typed words as they are; a date in words; `{"law": …}` a deadline; `{"days": …}` and `{"names": …}` one to a line."""
    if not isinstance(value, dict):
        return dated(value, language) or str(value)
    with speaking(language):
        if "law" in value:
            law = rule(value["law"])
            return f"{dated(value['on'], language)}: {law.name} ({law.source})"
        if "days" in value:
            return "\n".join(f"{dated(on, language)}: {TRIGGERS[kind].label}" for on, kind in value["days"])
        return "\n".join(value["names"])


def dated(value: str, language: str) -> str:
    """«3. november 2026» of an ISO date; else nothing."""
    try:
        return format_date(date.fromisoformat(value), "d. MMMM y", locale=language)
    except ValueError:
        return ""
