"""A lesson offered on a page where it helps, and the way back to that page."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from flask import request, url_for
from flask_login import current_user

from klar.i18n import _
from klar.lessons import LESSONS, Lesson
from klar.models.lesson import AUDIENCES, progress_of
from klar.wizards import WIZARDS

GIVEN = {"ny", "sak", "utkast", "steg", *(name for wizard in WIZARDS.values() for name in wizard.given)}  # what may stand after a lesson's address


class WayBack(NamedTuple):
    """Where a lesson was offered: what to carry along in its addresses, and the page itself."""

    carried: dict[str, str]
    href: str
    label: str


def offered(lessons: list[Lesson], done: dict[str, int] | None = None) -> Lesson | None:
    """The first that is for one of the person's roles and that they are not done with; `done` where the page knows it already."""
    mine = [one for one in lessons if for_me(one)]
    if done is None:
        done = latest(progress_of(me=current_user.id)) if mine else {}
    return next((one for one in mine if done.get(one.key, 0) < one.version), None)


def latest(rows: Iterable[Any]) -> dict[str, int]:
    """The version of each lesson that one is done with: finished, or put away."""
    return {row.lesson: max(row.version, row.put_away) for row in rows}


def for_me(lesson: Lesson) -> bool:
    return bool(current_user.holds(AUDIENCES[lesson.audience]))


def finished() -> dict[str, int]:
    """The lessons the person has finished, each with the version."""
    return {row.lesson: row.version for row in progress_of(me=current_user.id) if row.version and row.lesson in LESSONS}


def way_back(list_of: str = "learn.every", label: str = "") -> WayBack:
    """By what stands after the address: a wizard and what it was given, or a question of it, or a case; else the list with its own words."""
    carried = {name: value for name in sorted(GIVEN) if (value := request.args.get(name, "")[:20]) and re.fullmatch(r"[\w-]+", value)}
    if wizard := WIZARDS.get(carried.get("ny", "")):
        if carried.get("utkast", "").isdecimal() and wizard.asks(carried.get("steg", "")):
            return WayBack(carried, url_for("wizard.ask", name=wizard.name, draft_id=int(carried["utkast"]), step_name=carried["steg"]), _("Gå tilbake"))
        given = {name: carried[name] for name in wizard.given if name in carried}
        return WayBack(carried, url_for("wizard.start", name=wizard.name, **given), _("Gå tilbake"))
    if carried.get("sak", "").isdecimal():
        return WayBack(carried, url_for("cases.show", case_id=int(carried["sak"])), _("Gå tilbake til saken"))
    return WayBack({}, url_for(list_of), label or _("Se flere leksjoner"))
