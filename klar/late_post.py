"""What was sealed on a phone without a line, and is sent when there is one again.

An envelope holds one form as it would have been posted. It is opened at the door, so that the form goes through everything a
form goes through: who is signed in, at which level, whose case it is, and whether it has been handled before.
"""

import json
import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from klar.crypto import Unreadable, keys
from klar.db import OSLO, now, to_ms

DOOR = "/utboks"
OF_ROW = re.compile(r"/([a-z/-]+)/(\d+)/")  # an address inside a draft, or of a task
NO_CONTENT = ("csrf_token", "once", "draft", "step", "asked", "seen")  # what goes with a form and is not what it says
LARGEST = 750_000  # bytes of an envelope as a form carries it: the largest form Flask takes is 500,000
KEPT = timedelta(hours=72)  # after this it is not sent by itself any more: the person is asked


class LatePost(NamedTuple):
    """One envelope. `whose` is Envelopes.whose() of who sealed it, `at` when; `looked_at` when the person is there to see what comes of it.

    `behind` are the marks of what Klar fails at, which the phone has let this one go past.
    """

    whose: str
    at: datetime
    path: str
    body: str
    looked_at: bool
    behind: frozenset[str] = frozenset()

    @property
    def too_old(self) -> bool:
        return now() - self.at > KEPT and not self.looked_at

    @property
    def thing(self) -> str:
        """A mark of the draft, the task or else the case that it belongs to, so that the phone keeps their order and knows none of them."""
        path, about = re.sub("/(samlet|skriver)(?=[?]|$)", "", self.path), OF_ROW.match(self.path)
        draft = dict(parse_qsl(self.body)).get("draft")
        return keys.envelopes.mark("/".join(about.groups()) if about else f"{path.partition('?')[0][1:]}/{draft}" if draft else path)


def day_of(milliseconds: object) -> date:
    """The day in Oslo of a time since 1970, as a phone tells it: never one to come, nor one before envelopes are kept."""
    said = min(max(int(str(milliseconds)), to_ms(now() - KEPT)), to_ms(now()))
    return datetime.fromtimestamp(said / 1000, OSLO).date()


def digest_of(key: str, answers: Iterable[Iterable[tuple[str, str]]]) -> str:
    """Of what was said under a form's key: the fields of the form, or of those answered one after another from it on."""
    said = [sorted((name, value.replace("\r\n", "\n")) for name, value in fields if name not in NO_CONTENT) for fields in answers]
    return keys.envelopes.mark(json.dumps([key, *filter(None, said)]))


def read(sealed: str, *, looked_at: bool = False, behind: str = "") -> LatePost:
    """Raises Unreadable when it was not sealed to us, or does not hold a form."""
    try:
        said = json.loads(keys.envelopes.open(b64decode(sealed, validate=True)))
        path, body, at = str(said["path"]), str(said["body"]), datetime.fromtimestamp(int(said["at"]) / 1000, UTC)
        (path + body).encode("ascii")  # as a browser writes both: what is not cannot be put into a request
        return LatePost(str(said["whose"]), at, path, body, looked_at, frozenset(behind.split(",")))
    except (NoBase64, ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError) as error:
        raise Unreadable("envelope") from error


class Door:
    """Opens envelopes before the app sees the request. One that cannot be opened is passed on as it is, and refused there."""

    def __init__(self, inner: Callable):
        self.inner = inner

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] == DOOR:
            environ = opened(environ)
        return self.inner(environ, start_response)


def opened(environ: dict[str, Any]) -> dict[str, Any]:
    length = environ.get("CONTENT_LENGTH") or "0"
    sent = environ["wsgi.input"].read(min(int(length), LARGEST + 1)) if length.isascii() and length.isdecimal() else b""
    fields = dict(parse_qsl(sent.decode("ascii", "replace")))
    again = {**environ, "wsgi.input": BytesIO(sent), "CONTENT_LENGTH": str(len(sent))}
    try:
        post = read(fields.get("sealed", ""), looked_at="vis" in fields, behind=fields.get("behind", ""))
    except Unreadable:
        return again
    path, _mark, query = post.path.partition("?")
    kept = [(name, value) for name, value in parse_qsl(post.body, keep_blank_values=True) if name != "csrf_token"]
    body = urlencode([*kept, ("csrf_token", fields.get("csrf_token", ""))]).encode()
    plain = {name: value for name, value in environ.items() if not name.startswith("HTTP_HX_")}
    return {
        **plain, "klar.post": post, "PATH_INFO": path, "QUERY_STRING": query, "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/x-www-form-urlencoded",
    }  # fmt: skip
