"""Every page there is, from the app's own URL map, and where to stand to see it."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from flask import Flask
from werkzeug.routing import Map

from klar import views
from klar.case_types import SUGGESTIONS
from tests.access.scenes import PNG
from tests.browser.phone import Phone

NOT_PAGES = {"files.static", "files.app", "files.health", "outbox.token", "wizard.ahead", "wizard.ahead_of_first", "paper_files.kept", "paper_files.original", "made_papers.word", "pages.one", "reports.pdf", "calendar.feed", "guided.news", "invitations.calendar"}
ELSEWHERE = {  # opened by tests of their own, on the way to what they are for
    "wizard.start", "wizard.ask", "wizard.check", "wizard.ask_drop", "wizard.resume",  # test_wizards.py
    "guided.digits", "guiding.see",  # test_guiding.py
    "lookup.card",  # test_lookup.py
    "handover_forms.question", "handover_forms.finish", "handover_forms.returned", "handover_forms.answer", "help_asked.show",  # test_handover.py
    "passkeys.new",  # test_passkey.py: devices keep no key for an address that is a number
    "session.sign_in", "session.answer", "session.code", "session.higher", "session.again", "session.locked",  # test_sign_in_pages.py, tests/session
}  # fmt: skip


@dataclass(frozen=True)
class Sight:
    """One page as one person sees it. `lists` says why it may have more than five choices."""

    endpoint: str
    role: str = "club_leader"
    query: str = ""
    lists: str = ""
    words: int = 120
    question: bool = False
    parts: bool = False

    def __str__(self) -> str:
        return f"{self.endpoint}{self.query}-{self.role or 'nobody'}"

    def path(self, ids: dict[str, int]) -> str:
        own = {name.removeprefix(f"{self.endpoint} "): value for name, value in ids.items()}  # where the usual one will not do
        return url_map().bind("").build(self.endpoint, {name: own[name] for name in arguments(self.endpoint)}) + self.query


SIGHTS = (
    Sight("home.home"),
    Sight("home.home", "branch_leader"),
    Sight("home.home", "county_leader"),
    Sight("home.home", "data_protection_officer"),
    Sight("home.home", "centre_adviser"),
    Sight("today.show", lists="what is to be done"),
    Sight("today.show", "branch_leader", lists="what is to be done"),
    Sight("home.more"),
    Sight("home.more", "branch_leader"),
    Sight("home.sent"),
    Sight("devices.mine", lists="devices"),
    Sight("settings.every", lists="settings"),
    Sight("told.mine", lists="what, how and when"),
    Sight("told.phone"),
    Sight("settings.language"),
    Sight("settings.home_screen"),
    Sight("outbox.waiting"),
    Sight("settings.look"),
    Sight("settings.accessibility", words=250),
    Sight("members.find"),
    Sight("members.find", query="?q=an", lists="members found"),
    Sight("members.find", query="?q=xyzxyz"),
    Sight("members.card"),
    Sight("members.card", "branch_leader"),
    Sight("lookup.why", "centre_adviser"),
    Sight("lookup.who", "legal_adviser", question=True),
    Sight("members.workplaces", lists="workplaces"),
    Sight("members.workplace", lists="departments or positions"),
    Sight("members.people", lists="members"),
    Sight("cases.mine", lists="cases"),
    Sight("cases.mine", "county_leader", lists="filters", query="?vis=frist&sorter=frist"),
    Sight("cases.mine", query="?vis=ferdige", lists="cases"),
    Sight("cases.show", lists="tasks and deadlines of the case"),
    Sight("cases.more", lists="what one can do with a case, under three headings"),
    Sight("cases.ask_again"),
    Sight("calendar.mine"),
    Sight("copies.choose", lists="texts of the case", words=200),
    Sight("cases.all_deadlines", lists="deadlines"),
    Sight("cases.deadline"),
    Sight("cases.read_aloud"),
    Sight("cases.events", lists="events of the case"),
    Sight("alerts.desk", "branch_leader", lists="deadlines of the clubs"),
    Sight("cases.readers"),
    Sight("about.show", lists="what is asked in such a case"),
    Sight("about.law", words=200),
    Sight("about.ask", question=True),
    Sight("timeline.health"),
    Sight("people.every", lists="people, and what they said yes to"),
    Sight("leaving.ask_party"),
    Sight("leaving.ask_consent"),
    Sight("leaving.ask_participant"),
    Sight("timeline.older", lists="lines of the case"),
    Sight("timeline.one"),
    Sight("timeline.marks"),
    Sight("documents.every", lists="papers"),
    Sight("documents.choose", question=True),
    Sight("documents.show"),
    Sight("papers.ask_name"),
    Sight("pages.every"),
    Sight("papers.ask_evidence", question=True),
    Sight("papers.ask_removal"),
    Sight("tasks.mine", lists="tasks"),
    Sight("tasks.later", lists="tasks"),
    Sight("tasks.done", lists="tasks"),
    Sight("task.show", lists="small steps"),
    Sight("task.given", lists="tasks"),
    Sight("task.year", lists="what comes back", words=400),
    Sight("handovers.desk", "branch_leader", lists="cases sent to us"),
    Sight("handovers.show", "branch_leader"),
    Sight("handover_forms.refuse", "branch_leader", question=True),
    Sight("help_asked.mine", lists="what one has sent"),
    Sight("deputies.mine"),
    Sight("club.show"),
    Sight("club.agreements_list", lists="agreements"),
    Sight("club.contacts_list", lists="contacts"),
    Sight("club.meetings_list", lists="meetings"),
    Sight("club.card"),
    Sight("club.notice"),
    Sight("club.ask_removal", question=True),
    Sight("follow_up.show", "branch_leader", lists="whom to call, and clubs", words=200),
    Sight("follow_up.show", "county_leader", lists="whom to call, and clubs", words=200),
    Sight("follow_up.clubs", "branch_leader", lists="clubs", words=400),
    Sight("follow_up.one_club", "branch_leader", lists="reps of the club"),
    Sight("follow_up.following", "branch_leader"),
    Sight("follow_up.call", "branch_leader"),
    Sight("call_rounds.every", "branch_leader", lists="rounds"),
    Sight("call_rounds.show", "branch_leader"),
    Sight("call_rounds.call", "branch_leader"),
    Sight("new_reps.every", "branch_leader", lists="new reps", words=400),
    Sight("new_reps.one", "branch_leader", lists="the steps of a new rep"),
    Sight("getting_started.show"),
    Sight("networks.every", "branch_leader"),
    Sight("networks.every", "county_leader"),
    Sight("networks.show", "branch_leader", lists="clubs of the network", words=200),
    Sight("networks.show", "coordinator", lists="clubs of the network", words=400),
    Sight("networks.ask_end", "county_leader", question=True),
    Sight("networks.ask_coordinator", "county_leader", question=True),
    Sight("reports.every", "branch_leader", lists="reports"),
    Sight("reports.every", "coordinator", lists="reports"),
    Sight("reports.show", "branch_leader", words=200),
    Sight("reports.show", "coordinator", words=200),
    Sight("gatherings.every", "branch_leader", lists="gatherings"),
    Sight("gatherings.one", "branch_leader", lists="what one can do"),
    Sight("gatherings.door", "branch_leader", lists="those who come"),
    Sight("gatherings.answers", "branch_leader"),
    Sight("gatherings.ask_off", "branch_leader", question=True),
    Sight("invitations.mine", lists="gatherings"),
    Sight("invitations.one"),
    Sight("invitations.ask_other", lists="others in the club", question=True),
    Sight("articles.every", lists="articles"),
    Sight("articles.every", "centre_adviser", lists="articles"),
    Sight("articles.show", words=400),
    Sight("articles.history"),
    Sight("article_work.every", "centre_adviser", lists="articles", words=200),
    Sight("article_work.show", "centre_adviser"),
    Sight("article_work.show", "legal_adviser"),
    Sight("article_work.ask_back", "centre_adviser", question=True),
    Sight("article_work.ask_withdraw", "centre_adviser", question=True),
    Sight("takeovers.show", lists="what is open", words=200),
    Sight("takeovers.waits", lists="cases"),
    Sight("takeovers.waits", "branch_leader", lists="cases"),
    Sight("takeovers.one", lists="reps of the club"),
    Sight("takeovers.one", "branch_leader", lists="reps of the club"),
    Sight("guided.ask", question=True),
    Sight("guiding.type_digits", "branch_leader"),
    Sight("page_numbers.ask", "branch_leader"),
    Sight("page_numbers.show", "branch_leader", words=250),
    Sight("arrivals.show", "branch_leader"),
    Sight("review.week", "data_protection_officer", lists="the lists and the week before"),
    Sight("review.looks", "data_protection_officer", lists="looks"),
    Sight("emergencies.asked", "data_protection_officer", lists="those who ask"),
    Sight("innsyn.asked", "data_protection_officer", lists="those who ask"),
    Sight("innsyn.new", "data_protection_officer", question=True),
    Sight("innsyn.review"),
    Sight("emergencies.mine"),
    Sight("emergencies.mine", "county_leader"),
    Sight("learn.every", lists="lessons"),
    Sight("learn.every", "branch_leader", lists="lessons"),
    Sight("learners.every", "branch_leader", lists="reps and lessons", words=400),
    Sight("learn.card"),
    Sight("learn.question", question=True),
    Sight("learn.other"),
    Sight("learn.done"),
    Sight("shared.wait"),
    Sight("shared.ask", lists="cases"),
    Sight("demo.people", "", lists="people of the demo"),
    Sight("demo.style", "", lists="every part in every state", words=2000, parts=True),
)


@cache
def url_map() -> Map:
    app = Flask("map", static_folder=None)
    views.register(app, with_demo=True)
    return app.url_map


def arguments(endpoint: str) -> set[str]:
    return set().union(*(rule.arguments for rule in url_map().iter_rules(endpoint)))


def endpoints() -> set[str]:
    """Those that answer with a page."""
    return {rule.endpoint for rule in url_map().iter_rules() if "GET" in rule.methods} - NOT_PAGES


def numbers(phone: Phone, href: str) -> int:
    """The id in the first link on the page whose address begins so."""
    return int(phone.page.locator(f"main a[href^='{href}']").first.get_attribute("href").removeprefix(href).split("/")[0])


def people(leader: Phone, case: str) -> dict[str, int]:
    """Somebody in the case who can be taken out of it, an officer who is let in, and a yes that can be taken back."""
    number = case.removeprefix("/saker/")
    leader.open(f"/ny/person?sak={number}").tap("Vitne").tap("En annen").page.fill("#answer", "Leder Ledersen")
    leader.tap("Fortsett").tap("Legg til")
    leader.open(f"/ny/deltaker?sak={number}").tap(leader.page.locator(".answer").first).tap("Bare lese").tap("Ta med")
    return {f"{name}_id": numbers(leader, f"{case}/{where}/") for name, where in (("party", "folk"), ("participant", "deltakere"), ("consent", "samtykke"))}


def share(leader: Phone) -> None:
    """A picture from another app, as the page at /del sends it on."""
    proof = leader.page.locator("form.shared [name=csrf_token]").get_attribute("value")
    said = {"upload": f"{'0' * 64}-0", "number": "0", "of": "1", "sum": sha256(PNG).hexdigest(), "part": {"name": "x", "mimeType": "image/png", "buffer": PNG}}
    assert leader.context.request.post(f"{leader.base}/del/deler", multipart={"csrf_token": proof, **said}).ok


def walk(leader: Phone, branch: Phone) -> dict[str, int]:
    """The ids the pages need, found by going where they stand."""
    ids = {"purpose": "called", "lesson": "frister", "number": 2, "choice": "a", "code": 122}
    leader.open("/laer/frister/sporsmal").tap("17. november")
    ids["member_id"] = numbers(leader.open("/medlemmer?q=an"), "/medlemmer/")
    ids["workplace_id"] = numbers(leader.open("/medlemmer/arbeidsplasser"), "/medlemmer/arbeidsplasser/")
    leader.open("/saker")
    dated = leader.page.locator("main a[href^='/saker/']", has_text="Frist").first.get_attribute("href")
    ids["case_id"] = int(dated.removeprefix("/saker/"))
    ids["task_id"] = numbers(leader.open("/oppgaver/senere"), "/oppgaver/")
    ids["deadline_id"] = numbers(leader.open(f"{dated}/frister"), f"{dated}/frister/")
    leader.open(f"{dated}/papirer/ny").page.set_input_files("#file", {"name": "brev.png", "mimeType": "image/png", "buffer": PNG})
    ids["document_id"] = int(leader.tap("Legg ved").path.split("/")[-2])
    facts = leader.open(f"{dated}/om").page.locator(f"main a.says[href^='{dated}/om/']")
    ids["fact"] = facts.first.get_attribute("href").split("/")[-1]
    ids["entry_id"] = numbers(leader.open(dated), f"{dated}/linjer/")
    ids |= people(leader, dated)
    ids["record_id"] = numbers(leader.open("/klubben/avtaler"), "/klubben/")
    ids["club.notice record_id"] = numbers(leader.open("/klubben/moter"), "/klubben/")
    ids["takeovers.one case_id"] = numbers(leader.open("/overtakelse"), "/overtakelse/")
    ids["unit_id"] = numbers(branch.open("/oppfolging/klubber"), "/oppfolging/klubber/")
    ids["mandate_id"] = numbers(branch.open(f"/oppfolging/klubber/{ids['unit_id']}"), "/oppfolging/ring/")
    branch.open("/ny/ringerunde").page.fill("#answer", "Høst")
    branch.tap("Fortsett").tap("Alle jeg").tap("Fortsett").tap("Lag runden")
    ids["round_id"] = int(branch.path.split("/")[-1])
    branch.tap("Ring neste")
    ids["network_id"] = numbers(branch.open("/nettverk"), "/nettverk/")
    ids["report_id"] = numbers(branch.open("/rapporter"), "/rapporter/")
    past = branch.open("/samlinger").page.locator("main a[href^='/samlinger/']").last
    ids["gathering_id"] = int(past.get_attribute("href").removeprefix("/samlinger/"))
    ids["signup_id"] = numbers(leader.open("/invitasjoner"), "/invitasjoner/")
    ids["article_id"] = numbers(leader.open("/veiledning"), "/veiledning/")
    ids["article_work.ask_back article_id"] = len(SUGGESTIONS)  # the last of the demo's waits, where no rep sees it
    share(leader.open("/del"))
    ids["handover_id"] = numbers(branch.open("/innboks"), "/innboks/")
    return ids
