"""The document tells the truth: its example is read, and it names every field, value and message."""

import re
from io import BytesIO
from pathlib import Path

import klar.integrations.register.reader as reader
from klar.integrations.register.records import (
    PARENTS,
    ROLES,
    STATUSES,
    TARIFF_AREAS,
    TYPES,
    WORKPLACE_KINDS,
    End,
    Header,
    Record,
)

DOCUMENT = Path(reader.__file__).with_name("FORMAT.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```ndjson\n(.*?)```", DOCUMENT, re.DOTALL).group(1).encode()


def test_the_example_is_read_without_a_fault():
    records = [record for _, record in reader.Register(BytesIO(EXAMPLE), len(EXAMPLE))]
    assert len(records) == 10
    assert all(isinstance(record, Record) for record in records)


def test_every_field_and_value_is_told():
    fields = {field for kind in (Header, End, *TYPES.values()) for field in kind.__struct_fields__}
    told = set(re.findall(r"\w+", DOCUMENT))
    assert fields | set(PARENTS) | set(ROLES) | {*STATUSES, *TARIFF_AREAS, *WORKPLACE_KINDS} <= told


def test_every_role_stands_with_its_units():
    rows = dict(re.findall(r"^\| (\w+) \| ([a-z_, ]+) \|$", DOCUMENT, re.MULTILINE))
    assert {role: {kind for kind, roles in rows.items() if role in roles.split(", ")} for role in ROLES} == {
        role: set(kinds) for role, kinds in ROLES.items()
    }
