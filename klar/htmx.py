"""A page, or the named block of it that htmx asked for."""

from flask import current_app, g
from flask.wrappers import Response
from htmx_flask import request

from klar.i18n import locale


def page(template: str, fragment: str = "", code: int = 200, **values: object) -> Response:
    """The whole page; only its block `fragment` when htmx asks. The page works without htmx."""
    found = current_app.extensions["languages"][locale()].get_template(template)
    if fragment and request.htmx:
        body = "".join(found.blocks[fragment](found.new_context(values)))  # what frames a page is not in a block of it
    else:
        current_app.update_template_context(values)
        body = found.render(values)
        g.shown = body, template, values
    response = current_app.response_class(body, code)
    if fragment:
        response.vary.add("HX-Request")
    return response
