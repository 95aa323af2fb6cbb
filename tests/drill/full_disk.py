"""The disk fills up at different points: what can be read is read, the person is told, and nothing is half-saved."""

from klar.db import db
from klar.models.case import Entry
from tests.drill.world import PROOF, Drilled, Result, key, sound


def drill(world: Drilled, times: int) -> Result:
    officer, case = world.handlers()[0]
    client = world.app.test_client()
    client.set_cookie("klar", world.visitor(officer).cookie)
    faults, refused = [], 0
    for turn in range(times):
        proof = PROOF.search(client.get("/mer").text)[1]
        before = Entry.select().count()
        leave(turn % 12)  # so many pages may still be written
        status = 303
        while status == 303 and refused < times * 50:
            status = client.post(f"/saker/{case}/ringt", data={"csrf_token": proof, "once": key()}).status_code
            before += status == 303
        refused += 1
        reading = {path: client.get(path).status_code for path in ("/", "/saker", "/oppgaver", "/mer")}
        faults += [f"turn {turn}: {path} answered {code}" for path, code in reading.items() if code != 200]
        faults += [f"turn {turn}: the person was told {status}"] if status != 507 else []
        faults += [f"turn {turn}: {Entry.select().count()} lines, {before} answered"] if Entry.select().count() != before else []
        leave(None)
    return Result(times, [*faults, *sound()], f"{refused} avvist med 507")


def leave(pages: int | None) -> None:
    """Lets the database grow by so many pages and no more; None: as far as it likes."""
    now = db.execute_sql("PRAGMA page_count").fetchone()[0]
    db.execute_sql(f"PRAGMA max_page_count = {4_294_967_294 if pages is None else now + pages}")
