"""Going through every page that somebody can reach, and keeping what stands there. Nothing is saved on the way but drafts."""

from collections import Counter
from typing import Any

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException

from klar.actions.officer import set_language
from klar.actions.session import start_session
from klar.i18n import OFFERED, speaking
from klar.recorded import Pages
from klar.views.own_words import of_form
from klar.views.place_seen import own_texts
from klar.walking.forms import Ways
from klar.walking.parts import parts_of

MOST = 4  # times the same kind of page is looked at, by one person
CODE = '<p class="code">Side '
NOT_PAGES = {"files.static", "calendar.feed", "outbox.token"}


class Walk:
    """The pages found so far, by language and number; the first to be found is the one that is kept."""

    def __init__(self, app: Flask):
        self.app, self.pages = app, {language: {} for language in OFFERED}
        self.shown: tuple[str, str, dict[str, Any]] | None = None
        app.after_request(self.keep)

    def keep(self, response: Response) -> Response:
        self.shown = g.get("shown")
        return response

    def enter(self, officer: int | None) -> None:
        """From here on it is this officer who looks."""
        self.officer, self.phone, self.times = officer, self.app.test_client(), Counter()
        if officer:
            self.say(_user_id=start_session(officer, "", "demo"))

    def say(self, **cookie: Any) -> None:
        with self.phone.session_transaction() as session:
            session.update(cookie)

    def look(self, address: str, method: str = "GET") -> str:
        """What stands there, kept in every language when its number is new; where it leads on to, what stands there."""
        html = self.read(address, method)
        number = code_of(html)
        if number and number not in self.pages["nb"]:
            self.pages["nb"][number] = self.parts("nb")
            for language in OFFERED[1:] if method == "GET" else ():
                self.speak(language)
                self.read(address, method)
                self.pages[language][number] = self.parts(language)
            self.speak("nb")
        return html

    def speak(self, language: str) -> None:
        if self.officer:
            set_language(self.officer, language)
        else:
            self.say(language=language)

    def read(self, address: str, method: str) -> str:
        self.shown = None
        answer = self.phone.open(address, method=method, follow_redirects=True)
        return answer.text if self.shown and answer.text.startswith("<!doctype") else ""

    def parts(self, language: str) -> Any:
        html, template, values = self.shown
        wizard = values.get("wizard")
        asked = frozenset().union(*(of_form(step.form) for step in wizard.steps if isinstance(step.form, type))) if wizard else frozenset()
        with self.app.test_request_context(), speaking(language):
            return parts_of(html, own_texts(template, wizard, None) | asked | own_texts("base.html", None, None))

    def kind(self, address: str) -> Any:
        """Which kind of page that is: its view, and of a wizard or a lesson which. None outside Klar."""
        try:
            view, ids = self.app.url_map.bind("localhost").match(address.partition("?")[0].partition("#")[0])
        except HTTPException:
            return None
        return None if view in NOT_PAGES else (view, *(ids.get(name) for name in ("name", "step_name", "lesson", "choice", "part")))

    def everywhere(self, begin: list[str]) -> None:
        """From these addresses along every link."""
        todo, done = [*begin], set()
        while todo:
            address = todo.pop(0)
            kind = self.kind(address) if address.startswith("/") and address not in done else None
            done.add(address)
            if kind and self.times[kind] < MOST:
                self.times[kind] += 1
                todo += Ways(self.look(address)).links


def code_of(html: str) -> int:
    """The number at the foot of a page; 0 when it has none."""
    found = html.rpartition(CODE)[2].partition("<")[0] if CODE in html else html.rpartition('<p class="code">')[2].partition("<")[0].rpartition(" ")[2]
    return int(found) if found.isdecimal() else 0


def finished(walk: Walk) -> Pages:
    """What was seen by somebody signed out is in bokmål alone; it stands for the other languages too."""
    return {language: walk.pages["nb"] | of for language, of in walk.pages.items()}
