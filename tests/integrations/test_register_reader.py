"""The reader's corpus: files as they should never be, each told apart by a sentence that says what to do."""

from io import BytesIO
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from klar.integrations.register.reader import BOM, LINE_LIMIT, Damaged, Register, Rejected, open_register
from klar.integrations.register.records import PARENTS, ROLES, Unit
from klar.models.role import ROLES as ROLE_NAMES
from klar.models.unit import KINDS
from tests.register.builder import EMPLOYER, HEADER, JOB, MANDATE, MEMBER, UNION, WHOLE, line, text


def read(content: bytes) -> list:
    return [record for _, record in Register(BytesIO(content), len(content))]


def fault(record: dict | bytes) -> str:
    [rejected] = read(text(record))
    assert isinstance(rejected, Rejected)
    return rejected.reason


HEAD = line(HEADER) + b"\n"
END = b'{"type":"end","lines":0}\n'
FILES = {
    b"": "Filen er tom. Hent den på nytt.",
    b"\x1f\x8b\x08\x00": "Filen er pakket med gzip. Pakk den ut først.",
    b"PK\x03\x04": "Filen er pakket med zip. Pakk den ut først.",
    "{".encode("utf-16"): "Filen er i UTF-16. Lagre den som UTF-8.",
    b"\x89PNG\r\n\x1a\n\x00\x00": "Dette er ikke en registerfil.",
    b"\x00" * 100_000: "Dette er ikke en registerfil.",
    b"number;name\n1;Kari\n": "Dette er ikke en registerfil.",
    line(UNION) + b"\n": "Dette er ikke en registerfil.",
    line(HEADER | {"version": 2}): "Filen har versjon 2, og Klar leser versjon 1. Oppdater Klar.",
    line(HEADER | {"version": 0}): "Filen har versjon 0, som ikke finnes. Skriv versjon 1.",
    line(HEADER | {"version": "1"}): "Linje 1: Feltet «version» er tekst i anførselstegn, men skal være et tall.",
    line(HEADER | {"made_on": "21.11.2026"}): "Linje 1: Feltet «made_on» er ikke en gyldig dato.",
    b'{"type":"register","version":1}\n': "Linje 1: Feltet «made_on» mangler. Legg det til.",
    HEAD: "Filen er ikke hel: siste linje skal være «end», og den mangler. Hent filen på nytt.",
    HEAD + line(UNION)[:30]: "Filen er kuttet midt i linje 2. Hent filen på nytt.",
    HEAD + b'{"type":"end","lines":7}\n': "Filen er ikke hel: «end» sier 7 linjer, men det er 0. Hent filen på nytt.",
    HEAD + END + line(UNION) + b"\n": "Det står noe etter «end» i linje 2. Ta det bort.",
}


@pytest.mark.parametrize(("content", "message"), FILES.items())
def test_a_file_that_cannot_be_trusted(content, message):
    with pytest.raises(Damaged) as damaged:
        read(content)
    assert str(damaged.value).startswith(message)


LINES = [
    ({"type": "medlem"}, "Feltet «type» må være en av: unit, employer, workplace, member, employment, officer, mandate."),
    ({"number": "1"}, "Feltet «type» må være en av: unit,"),
    ({"type": []}, "Feltet «type» må være en av: unit,"),
    ({"type": 7}, "Feltet «type» må være en av: unit,"),
    (b"[]", "Linjen er ikke en post i krøllparenteser."),
    (b"null", "Linjen er ikke en post i krøllparenteser."),
    (b"[" * 60_000, "Linjen er ikke "),
    (line(UNION) + line(UNION), "Linjen er ikke hel JSON. Skriv en hel post på én linje."),
    (UNION | {"number": 1}, "Feltet «number» er et tall, men skal være tekst i anførselstegn."),
    (UNION | {"number": ""}, "Feltet «number» er feil skrevet. Bruk bokstaver, tall"),
    (UNION | {"number": "1\n"}, "Feltet «number» er feil skrevet."),
    (UNION | {"number": "1" * 11}, "Feltet «number» er feil skrevet. Bruk bokstaver, tall, punktum, strek. Elleve siffer er"),
    (UNION | {"number": "A" * 41}, "Feltet «number» er for langt. Det kan ha 40 tegn."),
    (UNION | {"kind": "forbund"}, "Feltet «kind» må være en av: union, county, centre, branch, club, network."),
    (UNION | {"name": ""}, "Feltet «name» er tomt. Skriv noe i det."),
    (UNION | {"name": " \u00a0 "}, "Feltet «name» er tomt. Skriv noe i det."),
    (UNION | {"name": None}, "Feltet «name» er tomt, men skal være tekst i anførselstegn."),
    (UNION | {"name": "Å" * 201}, "Feltet «name» er for langt. Det kan ha 200 tegn."),
    (UNION | {"name": "Åse\u202egnas"}, "Feltet «name» har usynlige tegn. Skriv teksten på nytt."),
    (UNION | {"name": "Åse\x00"}, "Feltet «name» har usynlige tegn."),
    (UNION | {"navn": "x"}, "Feltet «navn» er ukjent. Ta det bort eller rett navnet."),
    (UNION | {"opened_on": "2026-02-30"}, "Feltet «opened_on» er ikke en gyldig dato. Skriv den slik: 2026-11-21."),
    (UNION | {"opened_on": "0001-01-01"}, "Feltet «opened_on» har årstallet 1. Rett datoen."),
    (
        UNION | {"opened_on": "2026-02-02", "closed_on": "2026-02-01"},
        "Feltet «closed_on» er før «opened_on». Rett en av datoene.",
    ),
    (UNION | {"phone": "22 33 44 55"}, "Feltet «phone» er feil skrevet. Skriv telefonnummeret slik: +4700000001."),
    (EMPLOYER | {"number": "974 760 673"}, "Feltet «number» er feil skrevet. Skriv organisasjonsnummeret med ni siffer"),
    (EMPLOYER | {"number": "312152796"}, "Feltet «number» er ikke et gyldig organisasjonsnummer."),
    (EMPLOYER | {"municipality": "34"}, "Feltet «municipality» er feil skrevet. Skriv kommunenummeret med fire siffer."),
    (EMPLOYER | {"tariff_area": "ks"}, "Feltet «tariff_area» må være en av: KS, OSLO,"),
    (MEMBER | {"email": "åse"}, "Feltet «email» er feil skrevet. Skriv adressen slik: navn@example.no."),
    (MEMBER | {"leader": "ja"}, "Feltet «leader» er tekst i anførselstegn, men skal være true eller false."),
    (MEMBER | {"status": "aktiv"}, "Feltet «status» må være en av: active,"),
    (JOB | {"percent": 101}, "Feltet «percent» må være fra 0 til 100."),
    (JOB | {"percent": "80"}, "Feltet «percent» er tekst i anførselstegn, men skal være et tall."),
    (JOB | {"position": "x" * 121}, "Feltet «position» er for langt. Det kan ha 120 tegn."),
    (MANDATE | {"role": "klubbleder"}, "Feltet «role» må være en av: club_leader,"),
    ({key: MANDATE[key] for key in MANDATE if key != "from_on"}, "Feltet «from_on» mangler. Legg det til."),
]


@pytest.mark.parametrize(("record", "reason"), LINES)
def test_a_line_that_does_not_hold(record, reason):
    assert fault(record).startswith(reason)


def test_a_rejected_line_says_whose_it_is():
    [rejected] = read(text(MEMBER | {"phone": "x"}))
    assert rejected[:2] == ("member", "100001")


@pytest.mark.parametrize("number", ["1" * 11, " 100001", 100001, None, "A" * 41])
def test_a_number_that_is_not_well_formed_is_nobodys(number):
    [rejected] = read(text(MEMBER | {"number": number}))
    assert rejected.number == ""


def test_utf8_with_a_bom_is_read():
    assert len(read(BOM + text(*WHOLE))) == len(WHOLE)


def test_windows_line_ends_are_read():
    assert len(read(text(*WHOLE).replace(b"\n", b"\r\n"))) == len(WHOLE)


def test_names_come_in_one_form():
    [unit] = read(text(UNION | {"name": "  A\u030ase \t Bøe "}))
    assert unit.name == "Åse Bøe"


class Counted(BytesIO):
    """Remembers the most that was asked for at once."""

    most = 0

    def readline(self, size: int = -1) -> bytes:
        found = super().readline(size)
        self.most = max(self.most, len(found))
        return found


def test_a_line_of_ten_megabytes_is_never_held_whole():
    file = Counted(text(b'{"name":"' + b"x" * 10_000_000 + b'"}', UNION))
    long, unit = [record for _, record in Register(file, 1)]
    assert long.reason == f"Linjen er lengre enn {LINE_LIMIT} byte. Del den opp eller ta den bort."
    assert unit.name == "Prøveforbundet"
    assert file.most < 1_100_000


def test_a_missing_file(tmp_path: Path):
    with pytest.raises(Damaged, match="Kan ikke lese"):
        open_register(tmp_path / "borte")


def test_format_and_models_name_the_same_kinds_and_roles():
    assert set(get_args(get_type_hints(Unit)["kind"])) == set(PARENTS) == set(KINDS)
    assert set(ROLES) == set(ROLE_NAMES)
    assert {kind for kinds in ROLES.values() for kind in kinds} <= set(KINDS)
