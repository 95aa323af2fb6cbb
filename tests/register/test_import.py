"""A register comes in, and comes in again."""

import json
import os
from datetime import date
from hashlib import sha256
from pwd import getpwuid

from klar.actions.register import Summary, rejects
from klar.audit import verify
from klar.db import now
from klar.models.member import Employment, Member
from klar.models.officer import Mandate, Officer
from klar.models.register_import import RegisterImport
from klar.models.unit import Unit
from tests.register.builder import HEADER, MANDATE, MEMBER, WHOLE, changed, members, without


def new(summary: Summary) -> dict[str, int]:
    return {name: counts.new for name, counts in summary.counts.items()}


def test_everything_is_stored(register):
    summary = register.load(*WHOLE)
    assert new(summary) == {
        "unit": 4, "employer": 1, "workplace": 1, "member": 1, "employment": 1, "officer": 1, "mandate": 1,
    }
    member = Member.get()
    assert (member.name, member.branch.number, member.phone, member.status) == ("Åse Rønning", "B-1", "+4700000001", "active")
    assert member.terms == " ase ronning aseronning 00000001 100001 "
    job = Employment.get()
    assert (job.member_id, job.workplace.club.number, job.from_on) == (member.id, "C-1", date(2014, 8, 1))
    mandate = Mandate.get()
    assert (mandate.officer.member_number, mandate.unit.name) == ("100001", "Klubben ved Solbakken sykehjem")
    assert (mandate.officer.text_size, mandate.officer.language, mandate.officer.look, mandate.officer.calm) == ("normal", "nb", "system", False)


def test_the_tree_is_stored(register):
    register.load(*WHOLE)
    club = Unit.get(Unit.number == "C-1")
    assert club.parent.parent.parent.number == "F-1"
    assert club.parent.parent.parent.parent is None


def test_order_does_not_matter(register):
    register.load(*reversed(WHOLE))
    assert Mandate.get().unit.number == "C-1"
    assert Unit.get(Unit.number == "C-1").parent.number == "B-1"


def test_the_same_file_again_writes_nothing(register):
    register.load(*WHOLE)
    before = register.dump()
    summary = register.load(*WHOLE)
    assert register.dump() == before
    assert (summary.changes, summary.import_id) == (0, None)
    assert summary.lines()[-1] == "Klar hadde alt dette fra før. Ingenting er endret."


def test_only_what_changed_is_changed(register):
    register.load(*WHOLE)
    summary = register.load(*changed("100001", name="Åse Bøe"))
    assert (summary.counts["member"].changed, summary.changes) == (1, 1)
    assert Member.get().name == "Åse Bøe"
    assert " ase bo " in Member.get().terms


def test_a_change_keeps_what_klar_itself_knows(register):
    register.load(*WHOLE)
    Officer.update(text_size="largest", language="nn", look="dark", calm=True).execute()
    Mandate.update(suspended_on=date(2026, 11, 1)).execute()
    register.load(*changed("T1", name="Åse Bøe"))
    officer = Officer.get()
    assert (officer.name, officer.text_size, officer.language, officer.look, officer.calm) == ("Åse Bøe", "largest", "nn", "dark", True)
    assert Mandate.get().suspended_on == date(2026, 11, 1)


def test_a_member_moves_to_another_branch(register):
    other = WHOLE[2] | {"number": "B-2", "name": "Bjørkelia fagforening"}
    register.load(*WHOLE, other)
    register.load(*changed("100001", branch="B-2"), other)
    assert Member.get().branch.number == "B-2"


def test_a_dry_run_stores_nothing_and_tells(register):
    before = register.dump()
    summary = register.load(*WHOLE, dry_run=True)
    assert register.dump() == before
    assert summary.lines() == [
        "Registeret for Prøveforbundet, laget 21.11.2026",
        "Enheter: 4 nye",
        "Virksomheter: 1 ny",
        "Arbeidsplasser: 1 ny",
        "Medlemmer: 1 ny",
        "Ansettelser: 1 ny",
        "Tillitsvalgte: 1 ny",
        "Verv: 1 ny",
        "Dette var en prøve. Ingenting er lagret.",
    ]


def test_the_import_is_on_record(register):
    summary = register.load(*WHOLE)
    [(name, officer, subject, data)] = register.rows("SELECT name, officer_id, subject, data FROM audit_event")
    assert (name, officer, subject) == ("register.imported", None, summary.import_id)
    assert json.loads(data) == {"login": getpwuid(os.getuid()).pw_name, "changed": 0, "ended": 0, "new": 10, "rejected": 0}
    assert verify() == (1, None)
    assert register.rows("SELECT id, made_on FROM register_import") == [(summary.import_id, "2026-11-21")]


def test_the_file_is_known_by_its_fingerprint(register):
    register.load(*WHOLE)
    content = (register.folder / "register.ndjson").read_bytes()
    assert register.value("SELECT sha256 FROM register_import") == sha256(content).hexdigest()


def test_two_imports_at_once_do_not_mix(register, monkeypatch):
    register.load(*WHOLE)

    def another_ends(path):
        RegisterImport.create(at=now(), sha256="")

    monkeypatch.setattr(rejects, "write", another_ends)
    assert register.refusal(*WHOLE, MEMBER | {"number": "2"}) == "En annen import ble ferdig imens. Prøv igjen."
    assert register.value("SELECT count(*) FROM member") == 1


def test_numbers_are_told_with_spaces(register):
    assert "Medlemmer: 1\u00a0201 nye" in register.load(*WHOLE, *members(1_200)).lines()


def test_an_older_file_is_refused(register):
    register.load(*WHOLE)
    said = register.refusal(*without("V1"), header=HEADER | {"made_on": "2026-11-20"})
    assert said == "Filen er laget 2026-11-20, men Klar har en fra 2026-11-21. Bruk den nyeste filen."


def test_progress_goes_from_nothing_to_all(register):
    told = []
    register.load(*WHOLE, MEMBER | {"number": "2"}, MANDATE | {"number": "V2"}, progress=lambda *at: told.append(at))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0
