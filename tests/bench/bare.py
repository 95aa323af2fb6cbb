"""What everything is held against: a Flask view that says hello."""

from flask import Flask


def hello() -> Flask:
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/", view_func=lambda: "hello")
    return app
