"""Templates, compiled once for each language with its texts and the files' addresses already in them.

What is the same on every page is then one piece of text: asking for it piece by piece cost a tenth of a page.
"""

import re
from collections.abc import Mapping

from jinja2 import Environment, Template
from jinja2.ext import Extension
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import escape

from klar.i18n import _, speaking

TEXT = re.compile(r'\{\{ _\("([^"\\]*)"\) \}\}')
FILE = re.compile(r"""\{\{ files\[["']([^"']+)["']\] \}\}""")


class Settled(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        with speaking(self.environment.language):
            source = TEXT.sub(lambda found: escape(_(found[1])), source)
        return FILE.sub(lambda found: escape(self.environment.globals["files"][found[1]]), source)


class Parts(Template):
    """Every template has the same globals: what one imports from another is made once, and not compared with them on every page."""

    def _get_default_module(self, _ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def in_languages(environment: Environment, codes: tuple[str, ...]) -> Mapping[str, Environment]:
    """An environment for each language, with the same loader, globals and filters."""
    return {code: _in_language(environment, code) for code in codes}


def _in_language(environment: Environment, code: str) -> Environment:
    found = environment.overlay(extensions=[Settled])
    found.language, found.template_class = code, Parts
    return found
