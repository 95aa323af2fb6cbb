"""Every page of Klar, as it looks to people of an invented union: made by going through it, and kept for helpers on the phone.

It is a world of its own, in a folder that is thrown away: nothing of a real one is near it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from werkzeug.utils import import_string

from klar import config, demo_world, recorded
from klar.crypto import keys
from klar.db import db, today
from klar.models.officer import demo_people
from klar.walking.answers import every_wizard
from klar.walking.scene import set_scene
from klar.walking.signed_out import NOBODY, at_the_door
from klar.walking.walk import Walk, finished

# Where no link leads: a lesson's answers, and the page that a phone without a line shows.
BESIDE = ("/uten-nett", "/laer/frister/svar/a", "/laer/frister/ferdig")
APP = "klar:create_app"  # as a server is told which
DOOR = {"KLAR_INSECURE_HTTP": "1", "KLAR_OIDC_ISSUER": NOBODY, "KLAR_OIDC_CLIENT_ID": "x", "KLAR_OIDC_CLIENT_SECRET": "x", "KLAR_OIDC_LEVEL_HIGH": "x"}
DOORS = ("/logg-", "/velg-person", "/stil")  # the way in is looked at last, and what only a demo has is no page of Klar's
FIRST = ("club_leader", "branch_leader", "data_protection_officer", "centre_adviser", "county_leader", "coordinator")


def record_pages(file: Path) -> int:
    """Makes them anew; returns how many. This process is left without a database."""
    with TemporaryDirectory() as folder:
        demo_world.prepare(Path(folder))
        recorded.keep(file, pages := walked(Path(folder)))
    return len(pages["nb"])


def walked(folder: Path) -> recorded.Pages:
    app = import_string(APP)(config.read({"KLAR_DATA": str(folder), "KLAR_HELP_PHONE": demo_world.HELP_PHONE, **DOOR}))
    app.config["WTF_CSRF_ENABLED"] = False  # nobody but this walk ever sends it a form
    for base in (db, keys.database):
        base.execute_sql("PRAGMA synchronous = 0")  # a world that is thrown away need not outlive the machine
    leader, branch = demo_world.pair()
    people = {row.role: row.id for row in reversed(demo_people(today=today()))} | {"club_leader": leader.id, "branch_leader": branch.id}
    rare = set_scene(leader, branch, people)
    walk = Walk(app)
    alone = [rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments and not rule.rule.startswith(DOORS)]
    for role in FIRST:
        walk.enter(people[role])
        every_wizard(walk)
        walk.everywhere(["/", *alone, *BESIDE, *rare])
    show_digits(walk, leader.id)
    at_the_door(walk, leader.id)
    return finished(walk)


def show_digits(walk: Walk, officer: int) -> None:
    """The page that only one who is being guided sees."""
    walk.enter(officer)
    walk.phone.post("/vis-hvor-jeg-er")
    walk.look("/vis-hvor-jeg-er/tall")
