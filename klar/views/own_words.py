"""Klar's own fixed texts, each by a mark: all that a helper on the phone may be shown of somebody's page.

A text is Klar's own when it stands, whole, in the template of that page or in the class of its question. What is made from
data stands in neither; what is typed or stored has no mark, and so no way out.
"""

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

from flask import current_app
from jinja2 import meta

from klar.forms import ChoiceForm, Form
from klar.i18n import _, catalogue, locale, speaking
from klar.wizards import WIZARDS

LITERAL = re.compile(r'_\("([^"\\%]*)"\)')
TITLE = re.compile(r'block title %\}.*?_\("([^"\\]*)"')


def mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


@cache
def source(template: str) -> str:
    return current_app.jinja_env.loader.get_source(current_app.jinja_env, template)[0]


@cache
def literals(template: str) -> frozenset[str]:
    """The texts written in a template, in those it is made of, and where it picks one by name, in all parts of that folder."""
    parts, todo = set(), {template}
    while todo:
        parts |= (found := todo.copy())
        todo = {name for one in found for name in made_of(one)} - parts
    return frozenset(text for one in parts for text in LITERAL.findall(source(one)))


@cache
def made_of(template: str) -> tuple[str, ...]:
    named = [*meta.find_referenced_templates(current_app.jinja_env.parse(source(template)))]
    here = f"{template.split('/')[0]}/"
    folder = [name for name in templates() if name.startswith(here) and "{% extends" not in source(name)] if None in named else []
    return tuple({*filter(None, named), *folder})


@cache
def templates() -> tuple[str, ...]:
    return tuple(current_app.jinja_env.list_templates(extensions=["html"]))


@cache
def of_form(form: type[Form]) -> frozenset[str]:
    """What a kind of question says to everybody, in bokmål."""
    choices = form.choices if issubclass(form, ChoiceForm) else ()
    with speaking("nb"):
        return frozenset(map(str, [form.question, *form.fixed, *(choice[1] for choice in choices)]))


def of_wizards() -> Iterable[str]:
    for wizard in WIZARDS.values():
        yield from map(str, (wizard.title, wizard.action))
        for step in wizard.steps:
            yield from of_form(step.form) if isinstance(step.form, type) else ()


@cache
def errors(language: str) -> dict[str, str]:
    """What Klar says when something must be put right: each text in the language, and in bokmål."""
    with speaking(language):
        return {_(text): text for text in catalogue("nn")._catalog if isinstance(text, str) and text and "%(" not in text}


@cache
def texts() -> dict[str, str]:
    """Every text of Klar's own, by its mark."""
    with speaking("nb"):
        every = {*of_wizards(), *errors("nb"), *(text for name in templates() for text in literals(name))}
    return {mark(text): text for text in every}


def said_by(mark: str) -> str:
    """The text in the language spoken; of a mark from another version of Klar nothing is known."""
    return _(texts().get(mark, "…"))


def marks(said: Iterable[str], own: Iterable[str]) -> list[str]:
    """For each text in the reader's language its mark; empty for one that is not among `own`."""
    known = {_(text): mark(text) for text in own}
    return [known.get(text, "") for text in said]


def error_marks(said: Iterable[str]) -> list[str]:
    known = errors(locale())
    return [mark(known[text]) for text in said if text in known]
