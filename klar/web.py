"""What every request and every answer gets: who is asking, once-only forms, headers, and words for the templates."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from flask import Flask, Response, current_app, g, request, session
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect
from htmx_flask import Htmx
from markupsafe import Markup
from peewee import OperationalError
from werkzeug.routing import IntegerConverter, Map

from klar import access
from klar.actions.session import SEEN_EVERY, see
from klar.assets import Assets
from klar.config import Settings
from klar.cookies import Cookies, form_token
from klar.crypto import keys, token
from klar.db import Once, atomic, begin_reading, db, end_reading, now, once, said_on, to_ms
from klar.i18n import LANGUAGES, OFFERED, _, _n, locale, use
from klar.integrations import oidc
from klar.late_post import Door, day_of, digest_of
from klar.models.person import load_person
from klar.phone import spaced
from klar.templating import in_languages

HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # form-action needs no provider: klar/views/session.py leads there from a page, not by redirecting a form
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types klar default worker"  # klar/static/klar.js makes the first two, phone.js the third
    ),
}
FIXED, NO_STORE = tuple(HEADERS.items()), (("Cache-Control", "no-store"),)


def install(app: Flask, settings: Settings) -> None:
    app.config.update(
        SESSION_COOKIE_NAME=cookie_name(settings),
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=1_000_000,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a long break must not lose what was typed
        WTF_CSRF_SSL_STRICT=False,  # no-referrer is sent; the token and SameSite stand
    )
    app.session_interface = Cookies(app)
    app.url_map.converters["int"] = RowId
    Htmx(app)
    CSRFProtect(app)
    login = LoginManager(app)
    login.session_protection = None  # a phone changes network all day; the session is a row that can be ended
    login.user_loader(load_person)
    oidc.install(app, settings)
    app.before_request(begin)
    app.before_request(access.check_request)
    app.after_request(remember_location)
    app.teardown_request(release)
    app.wsgi_app = WithHeaders(Door(app.wsgi_app))
    words(app, settings)


def cookie_name(settings: Settings) -> str:
    """A browser sends a host's cookies to each of its ports: practice has one of its own name."""
    name = "klar-ovelse" if settings.practising else "klar"
    return f"__Host-{name}" if settings.https else name


class RowId(IntegerConverter):
    """A number in an address. One that no row can have leads nowhere, instead of failing in the database."""

    def __init__(self, url_map: Map):
        super().__init__(url_map, max=2**63 - 1)


def begin() -> None:
    """The language, and the idempotency key of a form that changes something. Files are the same for everybody."""
    once.set(None)
    post = request.environ.get("klar.post")
    said_on.set(post and day_of(to_ms(post.at)))
    if request.blueprint == "files":
        return
    db.act_for(0)
    begin_reading()
    person = current_user._get_current_object()
    use(person.row.language if person.get_id() else session.get("language", "nb"))
    if not person.is_authenticated:
        return
    db.act_for(person.id)
    if now() - person.row.seen_at > SEEN_EVERY and not getattr(current_app.view_functions.get(request.endpoint or ""), "polls", False):
        with suppress(OperationalError):  # a full disk: the page can be read all the same
            see(person.row.session)
    if request.method == "POST":
        expect_once(person.id)


def expect_once(officer: int) -> None:
    """The form's key, tied to the person: nobody's key answers for another's form."""
    repeats = getattr(current_app.view_functions.get(request.endpoint or ""), "repeats", False)
    key = request.form.get("once", "").replace("\0", "")[:64]  # PostgreSQL keeps every character but that one
    if key and not repeats:
        key = f"{officer}:{key}"
        once.set(Once(key, officer, digest=digest_of(key, [request.form.items(multi=True)])))


def remember_location(response: Response) -> Response:
    """Where a form led, so that sending it again leads to the same place; where it stopped to ask, to where it can be gone on with."""
    form, to = once.get(), response.location or g.get("again")
    if form and form.claimed and to:
        with suppress(OperationalError), atomic():  # a disk that is full by now: what the form did is saved, and is not unsaid
            db.execute_sql("UPDATE once SET location = ? WHERE key = ?", (to, form.key))
    return response


def release(_error: BaseException | None) -> None:
    """The thread keeps its connection, never a transaction, and works for nobody any more."""
    end_reading()
    db.act_for(None)
    once.set(None)


class WithHeaders:
    """The same headers on every answer, errors and static files included; put on at the door, where it costs least."""

    def __init__(self, inner: Callable):
        self.inner = inner

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable:
            kept = any(name == "Cache-Control" for name, _value in headers)
            return start_response(status, [*headers, *FIXED, *(() if kept else NO_STORE)], *error)

        return self.inner(environ, start)


def words(app: Flask, settings: Settings) -> None:
    """What templates may use: texts, addresses of files, and what base.html says on every page."""
    assets = app.extensions["assets"] = Assets()
    app.jinja_env.globals.update(_=_, _n=_n, files=assets.urls, csrf_field=tokens, phone=spaced, languages=LANGUAGES, envelopes=keys.envelopes)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["languages"] = in_languages(app.jinja_env, OFFERED)
    demo, fallback = settings.demo, settings.help_phone
    practice = {"practice": settings.practice, "practising": settings.practising, "practice_home": settings.practice_home}

    @app.context_processor
    def frame() -> dict[str, object]:
        person = current_user._get_current_object()
        signed_in, person = person.is_authenticated, person if person.get_id() else None
        return {
            "signed_in": signed_in,
            "whose": keys.envelopes.whose(person.id) if signed_in else "",
            "lang": locale(),
            "text_size": person.row.text_size if person else "normal",
            "look": person.row.look if person else "system",
            "calm": bool(person and person.row.calm),
            "demo": demo,
            **practice,
            "help_phone": help_line(person, fallback),
        }


def help_line(person: object, fallback: str) -> dict[str, str | None]:
    """Who «Få hjelp» calls: the unit above the person's own, else the union's own line."""
    above = next((m for m in person.mandates if m.above_phone), None) if person else None
    number, name = (above.above_phone, above.above_name) if above else (fallback, "")
    if not number:
        return {"label": _("Spør lederen i fagforeningen"), "href": None}
    return {"label": _("Ring %(who)s", who=name) if name else _("Ring %(who)s", who=spaced(number)), "href": f"tel:{number}"}


FIELD = '<input type="hidden" name="%s" value="%s">'


def tokens() -> Markup:
    """The hidden fields of every form: proof that it is ours, and a key that makes a double tap one record."""
    if "proof" not in g:
        g.proof = FIELD % ("csrf_token", form_token())
    return Markup(g.proof + FIELD % ("once", token()[:32]))
