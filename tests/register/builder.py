"""Small register files for tests: a whole union of one of each, and ways to change it."""

import json
from pathlib import Path

HEADER = {"type": "register", "version": 1, "made_on": "2026-11-21", "union": "Prøveforbundet"}
UNION = {"type": "unit", "number": "F-1", "kind": "union", "name": "Prøveforbundet"}
COUNTY = {"type": "unit", "number": "K-1", "kind": "county", "name": "Innlandet fylkeskrets", "parent": "F-1"}
BRANCH = {"type": "unit", "number": "B-1", "kind": "branch", "name": "Solbakken fagforening", "parent": "K-1"}
CLUB = {"type": "unit", "number": "C-1", "kind": "club", "name": "Klubben ved Solbakken sykehjem", "parent": "B-1"}
EMPLOYER = {"type": "employer", "number": "312152797", "name": "Solbakken kommune", "tariff_area": "KS"}
WORKPLACE = {
    "type": "workplace",
    "number": "354330121",
    "name": "Solbakken sykehjem",
    "employer": "312152797",
    "club": "C-1",
}
MEMBER = {"type": "member", "number": "100001", "name": "Åse Rønning", "branch": "B-1", "phone": "+4700000001"}
JOB = {
    "type": "employment",
    "number": "A1",
    "member": "100001",
    "workplace": "354330121",
    "position": "helsefagarbeider",
    "from_on": "2014-08-01",
}
OFFICER = {"type": "officer", "number": "T1", "name": "Åse Rønning", "member_number": "100001"}
MANDATE = {
    "type": "mandate",
    "number": "V1",
    "officer": "T1",
    "role": "club_leader",
    "unit": "C-1",
    "from_on": "2026-01-01",
}
WHOLE = (UNION, COUNTY, BRANCH, CLUB, EMPLOYER, WORKPLACE, MEMBER, JOB, OFFICER, MANDATE)


def text(*records: dict | bytes, header: dict = HEADER) -> bytes:
    """The bytes of a register file; a record that is bytes is a line as it stands."""
    lines = [record if isinstance(record, bytes) else line(record) for record in (header, *records)]
    return b"".join(each + b"\n" for each in (*lines, line({"type": "end", "lines": len(records)})))


def line(record: dict) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def members(count: int) -> list[dict]:
    return [MEMBER | {"number": str(200_000 + i), "name": f"Kari Moen {i}"} for i in range(count)]


def without(*numbers: str) -> list[dict]:
    """The whole union but for these numbers."""
    return [record for record in WHOLE if record["number"] not in numbers]


def changed(number: str, **fields: object) -> list[dict]:
    """The whole union with these fields changed in one record."""
    return [record | fields if record["number"] == number else record for record in WHOLE]


def written(folder: Path, content: bytes) -> Path:
    path = folder / "register.ndjson"
    path.write_bytes(content)
    return path
