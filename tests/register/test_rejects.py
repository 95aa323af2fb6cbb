"""Bad records are left out one by one, with a reason; a bad file is left out whole."""

import json
import stat

import pytest

from klar.actions.register import Refused, import_register
from klar.integrations.register.reasons import ORGNR
from klar.integrations.register.records import TYPES
from klar.models.unit import Unit
from tests.register.builder import (
    BRANCH,
    CLUB,
    COUNTY,
    EMPLOYER,
    JOB,
    MANDATE,
    MEMBER,
    OFFICER,
    UNION,
    WHOLE,
    WORKPLACE,
    changed,
    line,
    members,
    text,
    without,
)

BAD = [
    (MEMBER | {"number": "2", "branch": "B-9"}, "Feltet «branch» viser til unit «B-9», som ikke finnes i filen. Legg den til."),
    (MEMBER | {"number": "2", "branch": "C-1"}, "Feltet «branch» viser til «C-1», som er club. Det skal være branch."),
    (MEMBER | {"number": "2", "phone": "41234567"}, "Feltet «phone» er feil skrevet. Skriv telefonnummeret slik: +4700000001."),
    (CLUB | {"number": "C-2", "parent": "K-1"}, "Feltet «parent» viser til «K-1», som er county. Det skal være branch."),
    (CLUB | {"number": "C-2", "parent": "X"}, "Feltet «parent» viser til unit «X», som ikke finnes i filen. Legg den til."),
    (UNION | {"number": "F-2", "parent": "F-1"}, "Feltet «parent» viser til «F-1», som er union. En union skal ikke ha «parent»."),
    (COUNTY | {"number": "K-2", "parent": None}, "En county må ha «parent»: union. Legg den til."),
    (WORKPLACE | {"number": "308101118", "club": "B-1"}, "Feltet «club» viser til «B-1», som er branch. Det skal være club."),
    (WORKPLACE | {"number": "308101118", "employer": "9"}, "Feltet «employer» viser til employer «9», som ikke finnes i filen."),
    (JOB | {"number": "A2", "member": "9"}, "Feltet «member» viser til member «9», som ikke finnes i filen. Legg den til."),
    (OFFICER | {"number": "T2", "member_number": "9"}, "Feltet «member_number» viser til member «9», som ikke finnes i filen."),
    (MANDATE | {"number": "V2", "officer": "9"}, "Feltet «officer» viser til officer «9», som ikke finnes i filen."),
    (MANDATE | {"number": "V2", "unit": "9"}, "Feltet «unit» viser til unit «9», som ikke finnes i filen. Legg den til."),
    (MANDATE | {"number": "V2", "unit": "B-1"}, "Rollen «club_leader» hører ikke til i en branch. Rett «role» eller «unit»."),
]


@pytest.mark.parametrize(("record", "reason"), BAD)
def test_one_bad_record_is_left_out_with_its_reason(register, record, reason):
    summary = register.load(*WHOLE, record)
    assert register.rejected()[12].startswith(reason)
    assert (summary.total("new"), summary.total("rejected")) == (10, 1)
    assert register.value(f"SELECT count(*) FROM {record['type']}") == (4 if record["type"] == "unit" else 1)


def test_the_file_of_rejected_lines_has_the_line_and_is_private(register):
    bad = MEMBER | {"number": "2", "branch": "B-9"}
    summary = register.load(*WHOLE, bad)
    assert line(bad).decode().replace('"', '\\"') in summary.rejected_file.read_text()
    assert stat.S_IMODE(summary.rejected_file.stat().st_mode) == 0o600
    assert f"Avviste linjer: 1. Grunnen til hver står i {summary.rejected_file}" in summary.lines()


def test_lines_after_a_very_long_one_are_told_right(register):
    bad = MEMBER | {"number": "2", "branch": "B-9"}
    register.refusal(*WHOLE, b"x" * 10_000_000, bad)
    told = [json.loads(said) for said in (register.folder / "register.avvist.ndjson").read_text().splitlines()]
    assert [(said["line"], said["text"]) for said in told] == [(12, "x" * 2_000), (13, line(bad).decode())]


def test_the_file_goes_away_when_all_lines_hold(register):
    rejected_file = register.load(*WHOLE, MEMBER | {"number": "2", "branch": "B-9"}).rejected_file
    assert register.load(*WHOLE).rejected_file is None
    assert not rejected_file.exists()


def test_a_number_used_twice_leaves_both_out(register):
    register.load(*WHOLE, MEMBER | {"number": "2"}, MEMBER | {"number": "2", "name": "Kari Moen"})
    reason = "Nummeret «2» står på flere linjer: 12, 13. La én av dem stå."
    assert register.rejected() == {12: reason, 13: reason}
    assert register.value("SELECT count(*) FROM member") == 1


def test_what_hangs_on_a_rejected_new_record_is_rejected(register):
    register.load(*changed("C-1", kind="sykehjem"))
    reasons = register.rejected()
    assert reasons[5].startswith("Feltet «kind» må være en av: union, county")
    assert reasons[7] == "Feltet «club» viser til unit «C-1», som ble avvist i linje 5. Rett den linjen."
    assert reasons[9] == "Feltet «workplace» viser til workplace «354330121», som ble avvist i linje 7. Rett den linjen."
    assert reasons[11].startswith("Feltet «unit» viser til unit «C-1», som ble avvist")


def test_a_rejected_record_that_klar_knows_holds_up_what_hangs_on_it(register):
    register.load(*WHOLE)
    summary = register.load(*changed("C-1", phone="ring"), MEMBER | {"number": "2"})
    assert (summary.total("rejected"), summary.total("new"), summary.total("ended")) == (1, 1, 0)
    assert Unit.get(Unit.number == "C-1").name == CLUB["name"]


def test_a_new_club_may_stand_under_a_rejected_branch_that_klar_knows(register):
    register.load(*WHOLE)
    register.load(*changed("B-1", phone="ring"), CLUB | {"number": "C-2"})
    assert Unit.get(Unit.number == "C-2").parent.number == "B-1"


def test_a_ring_of_units(register):
    ring = [COUNTY | {"number": f"K-{i}", "parent": f"K-{i % 3 + 1}"} for i in (1, 2, 3)]
    register.load(*without("K-1"), *ring)
    reasons = register.rejected()
    assert all(reasons[number].startswith("Enheten står i en ring") for number in (11, 12, 13))
    assert reasons[3] == "Feltet «parent» viser til unit «K-1», som ble avvist i linje 11. Rett den linjen."
    assert [unit.number for unit in Unit.select()] == ["F-1"]


def test_a_unit_under_itself(register):
    register.load(*WHOLE, COUNTY | {"number": "K-2", "parent": "K-2"})
    assert register.rejected()[12].startswith("Enheten står i en ring")


def test_too_many_rejected_lines_stop_the_import(register):
    wrong = [member | {"branch": "B-9"} for member in members(21)]
    assert register.refusal(*WHOLE, *wrong) == "21 av 31 linjer er avvist. Rett filen og prøv igjen."
    assert register.value("SELECT count(*) FROM unit") == 0


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"type":"member","num', "Linjen er ikke hel JSON. Skriv en hel post på én linje."),
        ('{"type":"member","number":"2","name":"Åse"}'.encode("latin-1"), "Linjen er ikke i UTF-8. Lagre filen som UTF-8."),
        (b'{"type":"medlem","number":"2"}', "Feltet «type» må være en av: " + ", ".join(TYPES) + "."),
        (line(EMPLOYER | {"number": "312 152 797"}), "Feltet «number» er feil skrevet. " + ORGNR),
        (b'{"type":"member","number":2}', "Feltet «number» er et tall, men skal være tekst i anførselstegn."),
        (b'{"type":"member","name":"' + b"x" * 70_000 + b'"}', "Linjen er lengre enn 65536 byte. Del den opp eller ta den bort."),
        (b"", "Linjen er ikke hel JSON. Skriv en hel post på én linje."),
    ],
)
def test_a_line_nobody_can_read_stops_the_import(register, bad, reason):
    before = register.dump()
    assert register.refusal(*WHOLE, bad) == f"Linjer som ikke kan leses: 1. Den første er linje 12: {reason}"
    assert register.rejected() == {12: reason}
    assert register.dump() == before


def test_a_cut_file_stores_nothing(register):
    before = register.dump()
    with pytest.raises(Refused, match="Filen er ikke hel"):
        register.load_text(text(*WHOLE).rsplit(b"\n", 2)[0] + b"\n")
    assert register.dump() == before


def test_a_missing_file_is_told(register):
    with pytest.raises(Refused, match="Kan ikke lese .*finnes-ikke: "):
        import_register(register.folder / "finnes-ikke", by=None)


def test_an_employer_with_a_wrong_number(register):
    register.load(*WHOLE, EMPLOYER | {"number": "312152798"})
    assert register.rejected()[12].startswith("Feltet «number» er ikke et gyldig organisasjonsnummer.")


def test_units_alone_are_a_register(register):
    assert register.load(UNION, COUNTY, BRANCH).total("new") == 3
