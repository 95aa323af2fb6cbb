"""Through the questions of a wizard: one way after the other, until each question has been asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from klar.crypto import keys
from klar.db import db
from klar.walking.forms import TRIES, Form, Ways, filled
from klar.walking.walk import Walk
from klar.wizards import WIZARDS

# At most: the times a question is answered, those with all its answers, those one is looked for that need not be, and the answers to a wizard.
STEPS, ANEW, LOOKS, MOST = 40, 2, 3, {True: 250, False: 40}  # the last by whether a check page comes before anything is done


def every_wizard(walk: Walk) -> None:
    for name in WIZARDS:
        with undone():
            every_question(walk, f"/ny/{name}")


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside has not happened afterwards: some wizards end with their last answer."""
    copies = [(base, sqlite3.connect(":memory:")) for base in (db.obj, keys.database)]
    for base, copy in copies:
        base.connection().backup(copy)
    yield
    for base, copy in copies:
        copy.backup(base.connection())


def every_question(walk: Walk, address: str) -> None:
    """Gives each answer a question has; of one that was met before, one. The check page ends it: nothing is finished."""
    html, place = walk.look(address), walk.kind(address)
    walk.times["answered", *place] += 1
    for form in forms(html) if walk.times["answered", *place] <= STEPS else []:
        buttons = [*dict.fromkeys(form.buttons or [("", "")])]
        walk.times[*place, *buttons] += 1
        walk.times["anew", *place] += walk.times[*place, *buttons] == 1
        fresh = walk.times[*place, *buttons] == 1 and walk.times["anew", *place] <= ANEW
        for button in buttons if fresh else buttons[walk.times["answered", *place] % len(buttons) :][:1]:
            walk.times["sent", place[1]] += 1
            checked = WIZARDS[place[1]].checked
            if walk.times["sent", place[1]] <= MOST[checked]:
                with nullcontext() if checked else undone():
                    go_on(walk, sent(walk, form, button))


def go_on(walk: Walk, address: str) -> None:
    if address:
        beside(walk, address)
        if not address.endswith("/sjekk"):
            every_question(walk, address)


def beside(walk: Walk, address: str) -> None:
    """The draft's check page, the way to drop it, and the questions that need no answer: more of them when all others have one."""
    _, _, name, *draft = address.split("/")
    for last in ("sjekk", "slett", *(step.name for step in WIZARDS[name].steps)) if draft else ():
        if walk.times["beside", name, last, draft[1:] == ["sjekk"]] < LOOKS:
            walk.times["beside", name, last, draft[1:] == ["sjekk"]] += 1
            walk.look(f"/ny/{name}/{draft[0]}/{last}")


def forms(html: str) -> list[Form]:
    """Those that answer a question of a wizard."""
    found = [form for form in Ways(html).forms if form.method == "post" and form.action.startswith("/ny/")]
    return [form for form in found if not form.action.partition("?")[0].endswith(("/sjekk", "/slett"))]


def sent(walk: Walk, form: Form, button: tuple[str, str]) -> str:
    """Where the answer leads; empty when the wizard is over, or takes nothing that is tried."""
    for nth in range(len(TRIES)):
        answer = walk.phone.post(form.action, data=filled(form, button, nth))
        if answer.status_code == 200:  # asks once more, or shows what it has found
            more = [one for one in forms(answer.text) if {"asked", "answer"} & {*one.fields, *(name for name, _value in one.buttons)}]
            answer = walk.phone.post(form.action, data=filled(more[-1], next(iter(more[-1].buttons), ("", "")), nth)) if more else answer
        if answer.location:
            return answer.location if answer.location.startswith("/ny/") else ""
    return ""
