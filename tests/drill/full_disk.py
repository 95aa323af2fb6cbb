"""The disk fills up at different points: what can be read is read, the person is told, and nothing is half-saved."""

from klar.actions.session import SEEN_EVERY
from klar.db import db, now
from klar.models.case import Entry
from klar.models.officer import Session
from tests.drill.world import PROOF, Drilled, Result, key, sound
from tests.engine import ON_POSTGRESQL

# A server's error of a full disk, at the row after so many.
NO_MORE = """CREATE OR REPLACE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN IF nextval('room') > {rows} THEN RAISE disk_full; END IF; RETURN NEW; END $$"""


def drill(world: Drilled, times: int) -> Result:
    officer, case = world.handlers()[0]
    client, reader = world.app.test_client(), world.app.test_client()
    for each in (client, reader):
        each.set_cookie("klar", world.visitor(officer).cookie)
    faults, refused = [], 0
    for turn in range(times):
        proof = PROOF.search(client.get("/mer").text)[1]
        before = Entry.select().count()
        Session.update(seen_at=now() - 2 * SEEN_EVERY).execute()  # the next page of each would note that it was opened
        leave(turn % 12)  # so much may still be written
        status = 303
        while status == 303 and refused < times * 50:
            status = client.post(f"/saker/{case}/ringt", data={"csrf_token": proof, "once": key()}).status_code
            before += status == 303
        refused += 1
        reading = {path: reader.get(path).status_code for path in ("/", "/saker", "/oppgaver", "/mer")}
        faults += [f"turn {turn}: {path} answered {code}" for path, code in reading.items() if code != 200]
        faults += [f"turn {turn}: the person was told {status}"] if status != 507 else []
        faults += [f"turn {turn}: {Entry.select().count()} lines, {before} answered"] if Entry.select().count() != before else []
        leave(None)
    return Result(times, [*faults, *sound()], f"{refused} avvist med 507")


def leave(room: int | None) -> None:
    """Lets the database grow by so many pages, or rows of a server's, and no more; None: as far as it likes."""
    if ON_POSTGRESQL:
        leave_rows(2**40 if room is None else room)
        return
    there = db.execute_sql("PRAGMA page_count").fetchone()[0]
    db.execute_sql(f"PRAGMA max_page_count = {4_294_967_294 if room is None else there + room}")


def leave_rows(many: int) -> None:
    db.execute_sql("DROP SEQUENCE IF EXISTS room")
    db.execute_sql("CREATE SEQUENCE room")
    db.execute_sql(NO_MORE.format(rows=many))
    for table in db.get_tables():
        db.execute_sql(f'CREATE OR REPLACE TRIGGER no_more BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION no_more()')
