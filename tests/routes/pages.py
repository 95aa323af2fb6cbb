"""How to stand on every page: who to be, and where. Made from the URL map; a page that is missing here fails."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from klar.actions.case import NewCase, open_case, set_status
from klar.actions.call_round import begin_round
from klar.actions.deputy import start
from klar.actions.draft import start_draft
from klar.actions.follow_up import add_contact
from klar.actions.gathering import NewGathering, hold
from klar.actions.innsyn import ask
from klar.actions.learning import finish_lesson
from klar.actions.round_call import next_call
from klar.actions.upload import Part, keep_part
from klar.actions.report import months_over
from klar.actions.task import finish_task, make_task
from klar.db import now, today
from klar.models.case import Deadline, Participant, Trigger
from klar.models.club import ClubRecord
from klar.models.club_tasks import CLUB_TASKS
from klar.models.gathering import Signup
from klar.models.guiding import Guiding
from klar.models.member import Employment, Member
from klar.models.new_rep import NewRep
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from klar.recorded import Part as Seen
from klar.recorded import keep
from klar.wizards import WIZARDS
from tests.access.scenes import PNG, adviser, advised, clubs, reviewer, set_scene
from tests.conftest import Browser, World
from tests.papers.answers import CHOSEN, drafts
from tests.routes.url_map import ROUTES, Route

SIGNED_OUT, LINKING, REP, BRANCH, OTHER_BRANCH, PRIVACY, ADVISER, REVIEWER, COUNTY, COORDINATOR = "", "linking", "rep", "branch", "another branch", "privacy", "adviser", "reviewer", "county", "coordinator"
NOT_PAGES = {
    "calendar.feed": "a file",
    "files.static": "a file",
    "files.app": "two files, and a page of nobody's; tried in tests/browser/test_offline.py",
    "outbox.token": "for the worker alone",
    "wizard.ahead": "questions for a phone without a line; tried in tests/browser/test_offline.py",
    "wizard.ahead_of_first": "the same",
    "files.health": "a sign of life",
    "paper_files.kept": "a file",
    "paper_files.original": "a file",
    "made_papers.word": "a file",
    "pages.one": "a file",
    "reports.pdf": "a file",
    "invitations.calendar": "a file",
    "guided.news": "for a script alone",
    "session.answer": "only the sign-in provider leads here; tried in tests/integrations",
}
# Who stands there, when it is not the rep, or nobody on a public page.
WHO = {"session.code": LINKING, "handovers.desk": BRANCH, "handovers.show": BRANCH, "handover_forms.refuse": BRANCH, "handover_forms.question": BRANCH, "handover_forms.finish": BRANCH, "handover_forms.returned": BRANCH, "review.week": PRIVACY, "learners.every": BRANCH, "review.looks": PRIVACY, "innsyn.asked": PRIVACY, "innsyn.new": PRIVACY, "emergencies.asked": PRIVACY, "follow_up.show": BRANCH, "follow_up.clubs": BRANCH, "follow_up.one_club": BRANCH, "follow_up.following": BRANCH, "follow_up.call": BRANCH, **dict.fromkeys(("call_rounds.every", "call_rounds.show", "call_rounds.call", "new_reps.every", "new_reps.one"), BRANCH), "networks.every": BRANCH, "networks.show": BRANCH, "networks.ask_end": COUNTY, "networks.ask_coordinator": COUNTY, "reports.every": BRANCH, "reports.show": BRANCH, "gatherings.every": BRANCH, "gatherings.one": BRANCH, "gatherings.door": BRANCH, "gatherings.answers": BRANCH, "gatherings.ask_off": BRANCH, "guiding.type_digits": OTHER_BRANCH, "guiding.see": BRANCH, "arrivals.show": BRANCH, "page_numbers.ask": BRANCH, "page_numbers.show": BRANCH, **dict.fromkeys(("article_work.every", "article_work.show", "article_work.ask_withdraw"), ADVISER), "article_work.ask_back": REVIEWER, "lookup.why": ADVISER, "lookup.who": ADVISER, "lookup.card": ADVISER}
# Whose a wizard is, when it is not the rep's.
WHOSE = {"samling": BRANCH, "inviter": BRANCH, "klubbsamtale": BRANCH, "ring": BRANCH, "enige": BRANCH, "ringerunde": BRANCH, "samtaleguide": BRANCH, "artikkel": ADVISER, "endre-artikkel": ADVISER, "nettverk": COUNTY, "rapport": COORDINATOR}
# Pages that only lead on: where to.
LEADS_ON = {"guided.digits": "/vis-hvor-jeg-er", "session.sign_in": "/velg-person", "session.higher": "/", "session.again": "/", "session.locked": "/", "wizard.resume": "/ny/"}


class Stop(NamedTuple):
    """A page to stand on: its name in the list of tests, who looks, and its address."""

    name: str
    who: str
    address: str


def seen(row: int, on: date) -> str:
    """An event or a deadline, and the day it had when it was chosen."""
    return f"{row}_{on.isoformat()}"


def page_routes() -> list[Route]:
    return [route for route in ROUTES if route.method == "GET" and route.endpoint not in NOT_PAGES]


def visit(level: int) -> dict[str, Any]:
    """A meeting about one level's list, with three steps agreed."""
    replies = {code.lower(): "partly" for code, task in CLUB_TASKS.items() if task.level == level}
    agreed = [{f"steg-{place}": "Kurs i mars.", f"hvem-{place}": "@rep_officer", f"naar-{place}": "open", f"mer-{place}": "yes"} for place in (1, 2, 3)]
    return {"klubb": "@club", "niva": str(level), **replies, **agreed[0], **agreed[1], **{name: said for name, said in agreed[2].items() if name != "mer-3"}}


# For each wizard, answers that between them lead past every question it can ask; «@» stands for an id of the scene.
ANSWERS: dict[str, list[dict[str, Any]]] = {
    "papir": drafts(),
    "sak": [
        {
            "hvem": "@member_id", "gruppe": "oppsigelse", "type": "oppsigelse_person", "dato": "other", "annen-dato": "@today",
            "inhabil": "other", "part": "@colleague", "samtykke": "both", "hendt": "Fikk brev.", "onske": "Bli i jobben.", "haster": "yes",
            "eget-1": "yes", "eget-2": "@today", "eget-3": "unknown",
        },
        {"hvem": "several", "medlemmer": "@several", "gruppe": "lonn", "type": "lonn_feil", "dato": "unknown", "inhabil": "no", "samtykke": "no"},
    ],
    "oppgave": [{"sak": "@case_id", "hva": "other", "tekst": "Ring igjen", "naar": "other", "dato": "@today"}],
    "utsett": [{"oppgave": "@task_id", "naar": "other", "dato": "@today"}],
    "gi-bort": [{"oppgave": "@task_id", "hvem": "@colleague"}],
    "gjenta": [{"oppgave": "@task_id", "ofte": "month"}],
    "del-opp": [{"oppgave": "@task_id", "tekst": "Finn fram brevet."}],
    "notat": [{"sak": "@case_id", "tekst": "Vi snakket sammen."}],
    "hendelse": [{"sak": "@case_id", "hva": "discipline_decided", "dato": "other", "annen-dato": "@today"}],
    "endring": [{"sak": "@dated_case", "hendelse": "@event", "hva": "date", "dato": "@today"}],
    "frist": [{"sak": "@dated_case", "frist": "@dated", "hva": "open", "dato": "@today", "tekst": "Avtalt."}],
    "hjelp": [{"sak": "@case_id", "hva": "help", "til": "@branch", "tekst": "Se på brevet.", "mye": "summary", "ja": "yes"}],
    "samtale": [{"sak": "@case_id", "hvem": "employer", "tekst": "De venter på svar."}],
    "mote": [
        {
            "sak": "@case_id", "dato": "other", "annen-dato": "@today", "deltok": "Lederen og jeg", "tekst": "Vi ble enige.",
            "avtalt": "yes", "steg": "Send brevet", "naar": "other", "frist": "@today",
        },
    ],
    "rettelse": [{"sak": "@own_case", "linje": "@line", "tekst": "Vi snakket i går."}],
    "merke": [{"sak": "@own_case", "linje": "@line", "hva": "secret", "kilde": "Ledelsen", "dato": "other", "annen-dato": "@today"}],
    "status": [
        {"sak": "@case_id", "sett": "0", "hvordan": "waiting", "hvem": "employer", "til": "other", "dato": "@today"},
        {"sak": "@case_id", "hvordan": "closed", "gikk": "won", "laerte": "yes", "tekst": "Krev brevet med en gang."},
    ],
    "lagring": [{"sak": "@closed_id", "lenge": "one", "hvorfor": "Kan bli ny sak."}],
    "vara": [{"hvem": "@substitute", "for": "@second", "lenge": "week"}],
    "del": [{"sak": "@case_id", "hvem": "@colleague", "lov": "read", "lenge": "week", "tekst": "Du kan turnus."}],
    "person": [
        {"sak": "@case_id", "rolle": "counterpart", "hvem": "name", "navn": "Leder Ledersen", "stilling": "avdelingsleder"},
    ],
    "ja": [{"sak": "@two", "hvem": "all", "omfang": "share_with_branch", "maate": "spoken", "lenge": "open", "dato": "@today"}],
    "deltaker": [{"sak": "@case_id", "hvem": "@colleague", "lov": "read"}],
    "avtale": [{"klubb": "@club", "tittel": "Langturnus", "fra": "other", "fra-dato": "@today", "til": "other", "til-dato": "@today", "om": "Helg", "sted": "Permen"}],
    "endre-avtale": [{"post": "@post", "tittel": "Langturnus", "fra": "other", "fra-dato": "@today", "til": "other", "til-dato": "@today", "om": "Helg", "sted": "Permen"}],
    "kontakt": [{"klubb": "@club", "hva": "other", "annet": "Vaktmester", "navn": "Kari", "telefon": "00000001"}],
    "klubbmote": [{"klubb": "@club", "slag": "annual", "dato": "@today", "sted": "Pauserommet", "punkter": "Valg"}],
    "referat": [{"post": "@meeting", "tekst": "Alle ble valgt."}],
    "overlevering": [{"klubb": "@club", "forst": "Ring.", "ring": "HR.", "avtalt": "Møte."}],
    "ring": [{"verv": "@rep", "utfall": "none", "igjen": "tomorrow"}, {"verv": "@rep", "utfall": "reached", "stemning": "4", "hjelp": "case", "mote": "yes", "dato": "@today"}],
    "klubbsamtale": [visit(level) for level in (1, 2, 3, 4)],
    "nettverk": [{"navn": "Fjellnettverket", "hvem": "@coordinator", "prosent": "40", "lenge": "open", **{f"gren-{place}": "@free" for place in range(1, 13)}}],
    "rapport": [{"nettverk": "@network", "maned": "@month", "tekst": "Vi har ringt.", "plan": "Samling."}],
    "artikkel": [{"gruppe": "oppsigelse", "type": "advarsel", "tittel": "Når noen blir advart", "tekst": "Ro først.\n\n- Les brevet\n- Svar skriftlig"}],
    "endre-artikkel": [{"artikkel": "@article", "tittel": "Når noen blir advart", "tekst": "Ro først.\n\n- Les brevet\n- Svar skriftlig"}],
    "enige": [{"samtale": "@talk", "tekst": "Kurs i mars."}],
    "ringerunde": [{"enhet": "@branch", "navn": "Høst", "hvem": "new", "tekst": "Hvordan går det?\nNok å gjøre?\nKurs i mars?", "ro": "90"}],
    "samtaleguide": [{"runde": "@round", "tekst": "Hvordan går det?\nNok å gjøre?\nKurs i mars?"}],
    "samling": [
        {
            "enhet": "@branch", "slag": "course", "navn": "Lønn", "dato": "@today", "klokka": "10–15", "hvor": "there", "sted": "Folkets hus", "km": "40",
            "plasser": "20", "penger": "ou", "fra": "0", "hvem": "reps",
        },
    ],
    "inviter": [{"samling": "@gathering", "fra": "0", "hvem": "board"}],
    "evaluering": [{"samling": "@came", "nytte": "5", "opplegg": "4", "igjen": "3"}],
    "nodtilgang": [{"nummer": "14", "tekst": "Fristen går ut."}],
}  # fmt: skip


class Places:
    """A world where every page has something to show, and the way to each."""

    def __init__(self, world: World):
        self.world, self.club = world, clubs()[3]
        self.scene, self.taken = set_scene(self.club, "sent"), set_scene(self.club, "summary")
        # The wizards start from a case that has not been sent anywhere, and that the member has said nothing about.
        self.free = open_case(self.scene.leader, NewCase("advarsel", self.club.id, (self.scene.ids["member_id"],)))
        members = {job.member_id for job in Employment.select().where(Employment.workplace.in_([place.id for place in self.club.workplace_set]))}
        self.two = open_case(self.scene.leader, NewCase("advarsel", self.club.id, tuple(sorted(members)[-2:])))
        self.scene.ids["participant_id"] = Participant.create(case=self.scene.ids["case_id"], officer=adviser(), at=now()).id
        self.talk = add_contact(self.holder("branch_leader", self.scene.branch), self.mandate("club_deputy_leader"), "reached", mood=4)
        self.closed = open_case(self.scene.leader, NewCase("advarsel", self.club.id))
        set_status(self.scene.leader, self.closed.id, "closed", version=self.closed.version)
        seat = Mandate.create(number="X-vara", officer=Officer.create(number="X-vara", name="Vara Varasen"), role="club_substitute", unit=self.club, from_on=today())
        self.substitute, self.second = seat.id, self.mandate("club_deputy_leader")
        start(self.scene.leader, seat.id, self.mandate("chief_rep"), today() + timedelta(days=7))
        self.came = self.was_at()
        self.records = {row.kind: f"{row.id}.{row.version}" for row in ClubRecord.select().where(ClubRecord.unit == self.club)}
        gone = Officer.create(number="X-left", name="Sluttet Rep")
        left = open_case(gone.id, NewCase("advarsel", self.club.id, (self.scene.ids["member_id"],)))
        meeting = int(self.records["meeting"].split(".")[0])
        self.ids = {"club.notice": {"record_id": meeting}, "takeovers.one": {"case_id": left.id}, "follow_up.one_club": {"unit_id": self.club.id}, "follow_up.call": {"mandate_id": self.second}, "new_reps.one": {"mandate_id": self.second}, "page_numbers.show": {"code": 1}, "arrivals.show": {"mandate_id": self.second}, "article_work.ask_back": {"article_id": advised("onward")}}
        self.begun(self.holder("branch_leader", self.scene.branch))
        finish_task(self.scene.leader, make_task(self.scene.leader, "Gjort", today()).id)
        finish_lesson(self.scene.leader, "droftingsmotet")
        member = Member.get_by_id(self.scene.ids["member_id"])
        ask(Mandate.get(Mandate.role == "data_protection_officer").officer_id, member.number, member.name)
        Guiding.create(officer=gone, helper=self.holder("branch_leader", self.scene.branch), helper_at=now(), seed="x", code_until=now(), until_at=now() + timedelta(hours=1))
        keep(world.folder / "pages.json", {"nb": {1: [Seen("title", "Hjem"), Seen("row", "Ny sak"), Seen("help", "Få hjelp")]}})
        keep_part(self.scene.leader, None, Part("delt", 0, 1, "brev.png", False, PNG))
        self.browsers: dict[str, Browser] = {}

    def begun(self, helper: int) -> None:
        """Somebody to call in the round just now, and a rep who has begun a moment ago."""
        self.round = self.scene.ids["round_id"] = begin_round(helper, self.scene.branch, "Høst", "all", "Hvordan går det?")
        next_call(helper, self.round)
        NewRep.create(mandate=Mandate.get(Mandate.officer == self.scene.leader, Mandate.unit == self.club), opened=True)

    def browser(self, who: str) -> Browser:
        """Whoever that is, signed in once."""
        if who == LINKING:
            return self.linking()
        if who not in self.browsers:
            officer = {
                REP: self.scene.leader,
                BRANCH: self.holder("branch_leader", self.scene.branch),
                OTHER_BRANCH: self.holder("branch_leader", next(club.parent_id for club in clubs() if club.parent_id != self.scene.branch)),
                PRIVACY: Mandate.get(Mandate.role == "data_protection_officer").officer_id,
                ADVISER: adviser(),
                REVIEWER: reviewer(),
                COUNTY: self.one("county_leader"),
                COORDINATOR: self.one("coordinator"),
            }.get(who)
            self.browsers[who] = self.world.sign_in(self.officer(officer)) if officer else self.world.browser()
        return self.browsers[who]

    def was_at(self) -> int:
        """A sign-up of the rep's, who came to what was held yesterday and has not said how it was."""
        helper = self.holder("branch_leader", self.scene.branch)
        new = NewGathering(self.scene.branch, "course", "Lønn", today() - timedelta(days=1), "10.00–15.00", "Lenken kommer", True, None, 9, "own")
        mine = (Signup.gathering == hold(helper, new, self.club.id, "reps")) & (Signup.officer == self.scene.leader)
        Signup.update(status="coming", came=True).where(mine).execute()
        return Signup.get(mine).id

    def linking(self) -> Browser:
        """Known to the sign-in provider, and asked for the code that says which officer that is: somebody else each time."""
        browser = self.world.browser()
        with browser.client.session_transaction() as session:
            session["link"] = ["https://login.example.no", f"subject {now()}", now().timestamp() + 600]
        return browser

    def officer(self, number: int) -> Any:
        return Mandate.get(Mandate.officer == number).officer

    def one(self, role: str) -> int:
        return Mandate.get(Mandate.role == role).officer_id

    def mandate(self, role: str) -> int:
        return Mandate.get(Mandate.role == role, Mandate.unit == self.club).id

    def holder(self, role: str, unit: int) -> int:
        return Mandate.get(Mandate.role == role, Mandate.unit == unit).officer_id

    def stops(self, route: Route) -> Iterator[Stop]:
        if "name" in route.arguments:
            for name in WIZARDS:
                yield from self.in_wizard(route, name)
        else:
            who = WHO.get(route.endpoint) or (SIGNED_OUT if "public" in route.access else REP)
            ids = (self.taken if "handover.work" in route.access else self.scene).ids
            yield Stop(route.endpoint, who, self.address(route, {**ids, **self.ids.get(route.endpoint, {})}))

    def in_wizard(self, route: Route, name: str) -> Iterator[Stop]:
        """The page for one wizard; of its questions, every one."""
        if route.endpoint == "wizard.start":
            given = {"enige": {"samtale": self.talk}, "samtaleguide": {"runde": f"{self.round}.1"}}.get(name, {})  # only the page before leads there
            yield Stop(f"{name} start", WHOSE.get(name, REP), self.address(route, {"name": name, **given}))
            return
        asked: set[str] = set()
        for answers in map(self.filled, ANSWERS[name]):
            ids = {"name": name, "draft_id": start_draft(self.starter(name), name, answers, "").id}
            for step in [step for step in answers if step not in asked] if "step_name" in route.arguments else [route.endpoint]:
                asked.add(step)
                yield Stop(f"{name} {step}", WHOSE.get(name, REP), self.address(route, {**ids, "step_name": step}))

    def starter(self, name: str) -> int:
        """Whose wizard this is."""
        others = {BRANCH: self.holder("branch_leader", self.scene.branch), ADVISER: adviser(), COUNTY: self.one("county_leader"), COORDINATOR: self.one("coordinator")}
        return others.get(WHOSE.get(name, REP), self.scene.leader)

    def filled(self, answers: dict[str, Any]) -> dict[str, Any]:
        leader, member = self.scene.leader, str(self.scene.ids["member_id"])
        colleague = next(m.officer_id for m in Mandate.select().where(Mandate.unit == self.club) if m.officer_id != leader)
        event, dated = Trigger.get(Trigger.case == self.scene.ids["case_id"]), Deadline.get_by_id(self.scene.ids["deadline_id"])
        known = {
            "member_id": member, "task_id": str(self.scene.ids["task_id"]), "case_id": str(self.free.id), "closed_id": str(self.closed.id), "two": str(self.two.id), "today": today().isoformat(), "colleague": str(colleague),
            "branch": str(self.scene.branch), "substitute": str(self.substitute), "second": str(self.second), "rep": str(self.second), "talk": str(self.talk), "round": f"{self.round}.1", "rep_officer": str(Mandate.get_by_id(self.second).officer_id),
            "own_case": str(self.scene.ids["case_id"]), "line": f"{self.scene.ids['entry_id']}-1",
            "several": {"ids": [int(member)], "done": True}, **CHOSEN,
            "dated_case": str(self.scene.ids["case_id"]), "event": seen(event.id, event.happened_on), "dated": seen(dated.id, dated.due_on),
            "article": f"{self.scene.ids['article_id']}.1", "gathering": str(self.scene.ids["gathering_id"]), "came": str(self.came), "club": str(self.club.id), "post": self.records["agreement"], "meeting": self.records["meeting"],
            "coordinator": str(self.one("coordinator")), "network": str(self.scene.ids["network_id"]), "month": months_over()[1].isoformat(), "free": str(Unit.get(Unit.kind == "branch").id),
        }  # fmt: skip
        return {step: known[value[1:]] if value[0] == "@" else value for step, value in answers.items()}

    def address(self, route: Route, ids: dict[str, Any]) -> str:
        with self.world.app.test_request_context():
            more = {name: ids[name] for name in ids if name in ("samtale", "runde")}
            return self.world.app.url_for(route.endpoint, _external=False, **{name: ids[name] for name in route.arguments}, **more)
