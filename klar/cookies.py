"""The signed cookie and the token against forgery, each computed once a process: signing cost an eighth of a page."""

from copy import deepcopy
from functools import lru_cache
from typing import Any

from flask import Flask, Response, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer

KNOWN = 4096  # cookies a process remembers that it has checked


class Checked:
    """A serializer that remembers what it has read. How long a sign-in lasts is the session row's matter."""

    def __init__(self, signing: URLSafeTimedSerializer):
        self.dumps, self._read = signing.dumps, lru_cache(KNOWN)(signing.loads)

    def loads(self, cookie: str, max_age: int) -> dict[str, Any]:
        return deepcopy(self._read(cookie, max_age=max_age))  # a page may change what it gets: never the next one's


class Cookies(SecureCookieSessionInterface):
    def __init__(self, app: Flask):
        self.signing = Checked(super().get_signing_serializer(app))

    def get_signing_serializer(self, _app: Flask) -> Checked:
        return self.signing

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Sets the cookie when it has changed. Nothing else is said of it: no page may be stored (no-store), so none varies by it."""
        if session.modified:
            super().save_session(app, session, response)


@lru_cache(KNOWN)
def _signed(_secret: str) -> str:
    return generate_csrf()


def form_token() -> str:
    """The token that shows a form is ours; of a session that has none yet, a new one."""
    secret = session.get("csrf_token")
    return _signed(secret) if secret else generate_csrf()
