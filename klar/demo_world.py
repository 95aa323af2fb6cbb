"""The demo: throwaway keys, an invented register through the real import, and some cases through the real actions."""

import os
import shutil
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from klar import config
from klar.access import listed
from klar.access.wall import walled
from klar.actions.article import fetch_suggestions, publish_article, send_article
from klar.actions.call_round import begin_round
from klar.actions.case import NewCase, called, note, open_case
from klar.actions.club import add_record
from klar.actions.gathering import NewGathering, hold, rate
from klar.actions.handover import send
from klar.actions.learning import finish_lesson
from klar.actions.new_rep import begin_posts, followed, set_step
from klar.actions.network import free_branches, make_network
from klar.actions.register import import_register
from klar.actions.report import figures, months_over, send_report, write_report
from klar.actions.task import accept_task, make_task
from klar.case_types import SUGGESTIONS
from klar.crypto import keys
from klar.db import connect, today
from klar.deadlines import rules_for_type
from klar.installation import open_databases
from klar.integrations.world import write_world
from klar.migrations import migrate
from klar.models import sealed
from klar.models.article import Article
from klar.models.club_words import MEETINGS
from klar.models.gathering import Signup
from klar.models.installation import Installation
from klar.models.member import Member, others
from klar.models.network import Network
from klar.models.officer import Mandate, Officer, demo_people
from klar.models.report import MonthlyReport
from klar.models.report_words import sentences
from klar.models.role import CLUB
from klar.models.task import Task

SEED = 7
HELP_PHONE = "+4700000000"  # cannot ring anyone
Progress = Callable[[int, int], None] | None
KINDS = (
    ("lonn_feil", 40, "Kveldstillegget mangler på lønnsslippen for oktober."),
    ("turnus_arbeidsplan", None, "Ny turnus ble lagt fram uten drøfting."),
    ("advarsel", 6, "Fikk en skriftlig advarsel etter en uenighet om pauser."),
    ("oppsigelse_person", 5, "Fikk oppsigelsen i hånden på slutten av vakten."),
    ("sykefravaer", 30, "Skal i møte om oppfølging. Vil ha med seg tillitsvalgt."),
    ("deltid_fortrinn", 9, "Fikk nei til større stilling. Avslaget er skriftlig."),
    ("ferie_feriepenger", 20, "Ferien ble flyttet tre uker før den skulle begynne."),
)
URGENT = (KINDS[3], KINDS[0])


def prepare(folder: Path, *, fresh: bool = False, progress: Progress = None, database: str = "") -> dict[str, str]:
    """Makes the demo in `folder` if it is not there; returns the environment Klar runs with. `database` as KLAR_DATABASE."""
    if fresh and folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    environ = {"KLAR_DATA": str(folder), "KLAR_DATABASE": database, "KLAR_DEMO": "1", "KLAR_HELP_PHONE": HELP_PHONE}
    if not (folder / "ready").exists():
        _make(folder, environ, progress)
        (folder / "ready").touch()
    else:
        open_databases(config.read({**environ}))
    return environ


def _make(folder: Path, environ: dict[str, str], progress: Progress) -> None:
    for left in ("klar.db", "keys.db", "master.key"):
        for path in folder.glob(f"{left}*"):
            path.unlink()
    _write_key(folder / "master.key")
    settings = config.read(environ)
    migrate(connect(settings.database))
    walled()
    open_databases(settings)
    register = folder / "register.ndjson"
    write_world(register, seed=SEED, size="demo", made_on=today())
    import_register(register, by=None, progress=progress)
    Installation.create(name="demo", value="1")
    _live()


def _write_key(path: Path) -> None:
    path.touch(mode=0o600)
    path.write_bytes(b64encode(os.urandom(32)))


def suggestions() -> list[str]:
    """What to try first, with a person to be."""
    leader, branch = pair()
    return [
        f"Logg inn som {leader.name}, klubbleder. Åpne en ny sak.",
        "Finn et medlem og ring. Ingen telefon ringer: numrene er oppdiktet.",
        f"Be om hjelp i en sak. Logg inn som {branch.name} i fagforeningen og ta imot.",
    ]


def pair() -> tuple[Any, Any]:
    """A club leader and the leader of the branch above."""
    people = demo_people(today=today())
    leader = next(row for row in people if row.role == "club_leader")
    return leader, next(row for row in people if row.role == "branch_leader" and row.unit_id == leader.above)


def _live() -> None:
    """A few cases a club, as if some weeks had passed; in each branch one of them waits for help."""
    chance, asked = Random(SEED), set()
    for row in demo_people(today=today()):
        if row.role in CLUB and (members := listed(row.id, "member.read", others)):
            asks = row.role == "club_leader" and row.above not in asked
            kinds = URGENT if asks else chance.sample(KINDS, 2)
            cases = [_case(row, chance.choice(members).id, *kind) for kind in kinds]
            make_task(row.id, "Sett opp møte i klubbstyret", today() + timedelta(days=chance.randint(0, 20)))
            if asks:
                asked.add(row.above)
                send(row.id, cases[0], "help", row.above, "Kan dere se på fristen og brevet?", consent=True)
    _remembered(pair()[0])
    _followed(pair()[1])
    _gathered()
    _network()
    _started(pair()[1])
    _advised()


def _advised() -> None:
    """Klar's own articles, as if one adviser had taken them in and another had gone through them; the last one waits for that."""
    writer, reviewer = (Mandate.get(Mandate.role == role).officer_id for role in ("legal_adviser", "centre_adviser"))
    fetch_suggestions(writer)
    for row in Article.select().order_by(Article.id):
        send_article(writer, row.id)
        if row.key != SUGGESTIONS[-1].key:
            publish_article(reviewer, row.id, row.turn)


def _gathered() -> None:
    """Each branch held a conference in the month that the report is of, and says what those who came thought; the first has a course ahead."""
    past, ahead = months_over()[0] + timedelta(days=12), today() + timedelta(days=16)
    for row in demo_people(today=today()):
        if row.role == "branch_leader":
            conference = hold(row.id, NewGathering(row.unit_id, "conference", "Klubblederkonferanse", past, "10.00–15.00", "Folkets hus", False, 40, 30, "ou"), 0, "leaders")
            Signup.update(status="coming", came=True).where(Signup.gathering == conference).execute()
            for nth, one in enumerate(Signup.select().where(Signup.gathering == conference).order_by(Signup.id)):
                rate(one.officer_id, one.id, [5 - nth % 2, 4, 5 - nth % 3])
    _leader, branch = pair()
    hold(branch.id, NewGathering(branch.unit_id, "course", "Lønn og tariff", ahead, "09.00–14.30", "Lenken kommer på e-post", True, None, 12, "ou"), 0, "workplace")


def _remembered(leader: Any) -> None:
    """What the first club knows, and what a rep who stopped yesterday left to its leader."""
    said = {"title": "Avtale om langturnus", "about": "Helg hver tredje uke.", "where": "I permen på kontoret"}
    add_record(leader.id, leader.unit_id, "agreement", said, today() - timedelta(days=600), today() + timedelta(days=60))
    points = [str(point) for point in MEETINGS["members"].points]
    meeting = {"title": "Medlemsmøte", "what": "members", "place": "Klokka 14 på pauserommet", "points": points, "minutes": ""}
    add_record(leader.id, leader.unit_id, "meeting", meeting, today() + timedelta(days=12))
    add_record(leader.id, leader.unit_id, "contact", {"title": "Rolf Vik", "what": "safety", "other": "", "phone": HELP_PHONE})
    stopped = Officer.create(number="demo-left", name="Randi Moe")
    held = Mandate.create(number="demo-left", officer=stopped, role="workplace_rep", unit=leader.unit_id, from_on=today() - timedelta(days=700))
    plain = {row.id for row in Member.select(Member.id).where(Member.number.not_in(Officer.select(Officer.member_number)))}
    about = next(row.id for row in listed(stopped.id, "member.read", others) if row.id in plain)  # whoever is a party takes nothing over
    _case(SimpleNamespace(id=stopped.id, unit_id=leader.unit_id), about, *KINDS[2])
    told = {"first": "Ring medlemmet i saken om advarsel.", "call": "Personalsjefen, hver mandag.", "agreed": "Møte med lederen første tirsdag i måneden."}
    add_record(stopped.id, leader.unit_id, "briefing", told, closed=True)
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.id == held.id).execute()


def _followed(helper: Any) -> None:
    """New reps have something waiting; the first branch has begun a round of calls."""
    begin_posts()
    guide = "Hvordan går det i klubben?\nHar dere nok å gjøre på jobben?\nEr det noe spesielt nå?\nFortell om kurset i februar."
    begin_round(helper.id, helper.unit_id, "Før årsmøtene", "all", guide)


def _started(helper: Any) -> None:
    """The new reps of a branch who have had some weeks have had a lesson too, and the first of them a course that nobody has a list of."""
    begun = [row for row in followed(helper.id) if row.from_on < today() - timedelta(days=21)]
    for row in begun:
        finish_lesson(row.officer_id, "frister")
    for row in begun[:1]:
        set_step(helper.id, row.id, "course_on", today() - timedelta(days=20))


def _network() -> None:
    """Two branches with a coordinator, and a report that their boards have got; its numbers are as invented as the rest."""
    people = {row.role: row.id for row in demo_people(today=today()) if row.role in ("county_leader", "coordinator")}
    by = people["coordinator"]
    made = make_network(people["county_leader"], "Nettverk for to fagforeninger", by, 40, None, [row.id for row in free_branches(people["county_leader"])[:2]])
    Network.update(from_on=today() - timedelta(days=400)).where(Network.id == made).execute()
    month = months_over()[0]
    report = MonthlyReport.get_by_id(write_report(by, made, month, "", ""))
    told = figures(by, made, month)
    told |= {"months": dict(zip(sorted(told["months"]), (6, 9, None, 8, 12, 14), strict=True)), "talks": 14, "needs": {**told["needs"], "course": 6}}
    sealed.put(keys.box(report.key), report, figures=told, text="\n".join(sentences(told)), planned="Samling for alle i nettverket.")
    send_report(by, report.id)


def _case(by: Any, member: int, kind: str, ago: int | None, story: str) -> int:
    trigger = (rules_for_type(kind)[0], today() - timedelta(days=ago)) if ago is not None else None
    new = NewCase(kind=kind, unit=by.unit_id, members=(member,), happened=story, trigger=trigger, consent="branch")
    case = open_case(by.id, new)
    called(by.id, case.id)
    note(by.id, case.id, "Avtalte å snakkes igjen når papirene er klare.")
    accept_task(by.id, Task.select().where(Task.case == case.id).order_by(Task.id).first().id)
    return case.id
