"""A page, or the named block of it that htmx asked for."""

from flask import current_app, render_template
from flask.wrappers import Response
from htmx_flask import request


def page(template: str, fragment: str = "", code: int = 200, **values: object) -> Response:
    """The whole page; only its block `fragment` when htmx asks. The page works without htmx."""
    body = _block(template, fragment, values) if fragment and request.htmx else render_template(template, **values)
    response = current_app.response_class(body, code)
    if fragment:
        response.vary.add("HX-Request")
    return response


def _block(template: str, name: str, values: dict[str, object]) -> str:
    current_app.update_template_context(values)
    found = current_app.jinja_env.get_template(template)
    return "".join(found.blocks[name](found.new_context(values)))
