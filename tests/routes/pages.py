"""How to stand on every page: who to be, and where. Made from the URL map; a page that is missing here fails."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from klar.actions.draft import start_draft
from klar.actions.task import finish_task, make_task
from klar.db import today
from klar.models.case import Case, Deadline, Participant
from klar.models.member import Employment
from klar.models.officer import Mandate
from klar.wizards import WIZARDS
from tests.access.scenes import TWISTS, clubs, set_scene
from tests.conftest import Browser, World
from tests.routes.url_map import ROUTES, Route

SIGNED_OUT, REP, BRANCH = "", "rep", "branch"
NOT_PAGES = {"files.static": "a file", "files.manifest": "a file", "files.health": "a sign of life"}
# Pages that only lead on: where to.
LEADS_ON = {"session.sign_in": "/velg-person", "wizard.resume": "/ny/"}


class Stop(NamedTuple):
    """A page to stand on: its name in the list of tests, who looks, and its address."""

    name: str
    who: str
    address: str


def page_routes() -> list[Route]:
    return [route for route in ROUTES if route.method == "GET" and route.endpoint not in NOT_PAGES]


# For each wizard, answers to every question it can ask, in order; «@» stands for an id of the scene.
ANSWERS: dict[str, dict[str, Any]] = {
    "sak": {
        "hvem": "@member_id", "gruppe": "oppsigelse", "type": "oppsigelse_person", "dato": "other", "annen-dato": "@today",
        "inhabil": "other", "part": "@colleague", "samtykke": "both", "hendt": "Fikk brev.", "onske": "Bli i jobben.", "haster": "yes",
    },
    "oppgave": {"sak": "@case_id", "hva": "other", "tekst": "Ring igjen", "naar": "other", "dato": "@today"},
    "notat": {"sak": "@case_id", "tekst": "Vi snakket sammen."},
    "hendelse": {"sak": "@case_id", "hva": "warning_received", "dato": "other", "annen-dato": "@today"},
    "status": {"sak": "@case_id", "hvordan": "waiting", "hvem": "employer", "til": "other", "dato": "@today"},
    "hjelp": {"sak": "@case_id", "hva": "help", "tekst": "Se på brevet.", "ja": "yes"},
}  # fmt: skip


class Places:
    """A world where every page has something to show, and the way to each."""

    def __init__(self, world: World):
        self.world, self.club = world, clubs()[3]
        self.scene = set_scene(self.club, "sent")
        # The wizards start from a case that has not been sent anywhere.
        self.free = Case.get(Case.handler == self.scene.leader, Case.id != self.scene.ids["case_id"])
        finish_task(self.scene.leader, make_task(self.scene.leader, "Gjort", today()).id)
        self.browsers: dict[str, Browser] = {}

    def browser(self, who: str) -> Browser:
        """Whoever that is, signed in once."""
        if who not in self.browsers:
            officer = {REP: self.scene.leader, BRANCH: self.holder("branch_leader", self.scene.branch)}.get(who)
            self.browsers[who] = self.world.sign_in(self.officer(officer)) if officer else self.world.browser()
        return self.browsers[who]

    def officer(self, number: int) -> Any:
        return Mandate.get(Mandate.officer == number).officer

    def holder(self, role: str, unit: int) -> int:
        return Mandate.get(Mandate.role == role, Mandate.unit == unit).officer_id

    def stops(self, route: Route) -> Iterator[Stop]:
        if "name" in route.arguments:
            for name in WIZARDS:
                yield from self.in_wizard(route, name)
        else:
            who = SIGNED_OUT if "public" in route.access else BRANCH if route.endpoint.startswith("handovers.") else REP
            yield Stop(route.endpoint, who, self.address(route, self.scene.ids))

    def in_wizard(self, route: Route, name: str) -> Iterator[Stop]:
        """The page for one wizard; of its questions, every one."""
        if route.endpoint == "wizard.start":
            yield Stop(f"{name} start", REP, self.address(route, {"name": name}))
            return
        answers = self.answers(name)
        ids = {"name": name, "draft_id": start_draft(self.scene.leader, name, answers, "").id}
        steps = answers if "step_name" in route.arguments else [""]
        for step in steps:
            yield Stop(f"{name} {step or route.endpoint}", REP, self.address(route, {**ids, "step_name": step}))

    def answers(self, name: str) -> dict[str, Any]:
        colleague = next(m.officer_id for m in Mandate.select().where(Mandate.unit == self.club) if m.officer_id != self.scene.leader)
        known = {**self.scene.ids, "case_id": self.free.id, "today": today().isoformat(), "colleague": colleague}
        filled = {step: known[value[1:]] if value[:1] == "@" else value for step, value in ANSWERS[name].items()}
        return {step: str(value) for step, value in filled.items()}

    def address(self, route: Route, ids: dict[str, Any]) -> str:
        with self.world.app.test_request_context():
            return self.world.app.url_for(route.endpoint, _external=False, **{name: ids[name] for name in route.arguments})
