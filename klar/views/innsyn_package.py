"""The package as a page to print and as data to read by machine: the same rows."""

from datetime import date, datetime
from pathlib import Path

from klar.actions.innsyn import Package, Part, Value
from klar.db import OSLO
from klar.htmx import page
from klar.i18n import _, day, moment

STYLE = Path(__file__).parent.parent / "templates/innsyn/package.css"
NEVER = date.min  # a day that nothing is near: on paper «i dag» means nothing


def as_page(package: Package) -> str:
    return one_file("innsyn/package.html", package=package, asked=said(package.asked_at), made=said(package.made_at))


def one_file(template: str, **values: object) -> str:
    """A page that needs no other file: opened from anywhere, it fetches nothing and runs nothing."""
    body = page(template, said=said, columns=columns, **values).get_data(as_text=True)
    return body.replace("</head>", f"<style>{STYLE.read_text()}</style></head>", 1)


def as_data(package: Package) -> dict[str, object]:
    return {
        "klar": "innsyn",
        "version": 1,
        "member": package.number,
        "name": package.member,
        "asked_at": package.asked_at.isoformat(),
        "made_at": package.made_at.isoformat(),
        "late": package.late,
        "parts": [_part(part) for part in package.parts],
        "cases": [{"case": number, "parts": [_part(part) for part in parts]} for number, parts in package.cases],
    }


def _part(part: Part) -> dict[str, object]:
    return {"name": part.name, "title": part.title, "rows": [{str(key): _plain(value) for key, value in row.items()} for row in part.rows]}


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def said(value: Value) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if isinstance(value, datetime):
        return moment(value.astimezone(OSLO), NEVER)
    return day(value, NEVER) if isinstance(value, date) else "" if value is None else str(value)


def columns(part: Part) -> list[str]:
    """What the part's rows tell, without what none of them has."""
    names = dict.fromkeys(name for row in part.rows for name in row)
    return [name for name in names if any(said(row.get(name)) for row in part.rows)]
