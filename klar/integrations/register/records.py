"""The records of the register's format, version 1, as FORMAT.md tells them. Each checks itself when it is read."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from unicodedata import normalize

from msgspec import Meta, Struct

VERSION = 1
# Which units may stand right above a unit of each kind. This also keeps the tree free from rings.
PARENTS = {
    "union": (),
    "county": ("union",),
    "centre": ("union", "county"),
    "branch": ("county",),
    "club": ("branch",),
    "network": ("union", "county", "branch"),
}
# Every role, and the kinds of unit it is held in (domain.md § 1.3).
ROLES = {
    "club_leader": ("club",),
    "club_deputy_leader": ("club",),
    "club_substitute": ("club",),
    "club_board_member": ("club",),
    "club_secretary": ("club",),
    "club_treasurer": ("club",),
    "workplace_rep": ("club",),
    "chief_rep": ("club",),
    "safety_rep": ("club",),
    "branch_leader": ("branch",),
    "branch_deputy_leader": ("branch",),
    "training_officer": ("branch", "county"),
    "register_officer": ("branch", "county"),
    "county_leader": ("county",),
    "club_resource": ("county",),
    "coordinator": ("network",),
    "centre_adviser": ("centre",),
    "legal_adviser": ("union", "centre"),
    "data_protection_officer": ("union",),
    "administrator": ("union",),
}
TARIFF_AREAS = ("KS", "OSLO", "SPEKTER", "STAT", "NHO", "VIRKE", "SAMFUNNSBEDRIFTENE", "PBL", "KA", "DIREKTE", "INGEN")
WORKPLACE_KINDS = (
    "nursing_home",
    "home_care",
    "kindergarten",
    "school",
    "shared_housing",
    "cleaning",
    "hospital",
    "administration",
    "technical",
    "kitchen",
    "culture",
    "church",
    "emergency",
    "private",
    "other",
)
STATUSES = ("active", "apprentice", "student", "between_jobs", "disability", "retired")
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

# Eleven digits could be a fødselsnummer, which Klar never takes in.
NUMBER = r"^(?!\d{11}\Z)[0-9A-Za-z][0-9A-Za-z._/-]*\Z"
NUMBER_LENGTH = 40
Number = Annotated[str, Meta(pattern=NUMBER, max_length=NUMBER_LENGTH)]
Reference = Annotated[str, Meta(min_length=1, max_length=NUMBER_LENGTH)]
Orgnr = Annotated[str, Meta(pattern=r"^[0-9]{9}\Z")]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=120)]
Phone = Annotated[str, Meta(pattern=r"^(\+[1-9][0-9]{7,14})?\Z")]
Email = Annotated[str, Meta(pattern=r"^([^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+)?\Z", max_length=254)]
Municipality = Annotated[str, Meta(pattern=r"^([0-9]{4})?\Z")]
Percent = Annotated[float, Meta(ge=0, le=100)]


class Wrong(ValueError):
    """A value that the types cannot judge. Says in Norwegian what is wrong and what to do."""


class Record(Struct, tag_field="type", forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One line. `periods` names pairs of dates where the second may not come before the first."""

    texts: ClassVar[tuple[str, ...]] = ("name",)
    periods: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __post_init__(self) -> None:
        for field in self.texts:
            setattr(self, field, clean(field, getattr(self, field)))
        for start, end in self.periods:
            check_period(start, getattr(self, start), end, getattr(self, end))


class Header(Record, tag="register"):
    version: int
    made_on: date
    union: Name
    texts = ("union",)


class End(Record, tag="end"):
    lines: int
    texts = ()


class Unit(Record, tag="unit"):
    number: Number
    kind: Literal[tuple(PARENTS)]
    name: Name
    parent: Reference | None = None
    phone: Phone = ""
    opened_on: date | None = None
    closed_on: date | None = None
    periods = (("opened_on", "closed_on"),)


class Employer(Record, tag="employer"):
    number: Orgnr
    name: Name
    municipality: Municipality = ""
    tariff_area: Literal[("", *TARIFF_AREAS)] = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_orgnr(self.number)


class Workplace(Record, tag="workplace"):
    number: Orgnr
    name: Name
    employer: Reference
    kind: Literal[("", *WORKPLACE_KINDS)] = ""
    club: Reference | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_orgnr(self.number)


class Member(Record, tag="member"):
    number: Number
    name: Name
    branch: Reference
    phone: Phone = ""
    email: Email = ""
    status: Literal[STATUSES] = "active"
    leader: bool = False
    protected: bool = False
    joined_on: date | None = None
    ended_on: date | None = None
    periods = (("joined_on", "ended_on"),)


class Employment(Record, tag="employment"):
    number: Number
    member: Reference
    workplace: Reference
    from_on: date
    to_on: date | None = None
    position: Text = ""
    department: Text = ""
    percent: Percent | None = None
    texts = ("position", "department")
    periods = (("from_on", "to_on"),)


class Officer(Record, tag="officer"):
    number: Number
    name: Name
    member_number: Reference | None = None
    phone: Phone = ""
    email: Email = ""


class Mandate(Record, tag="mandate"):
    number: Number
    officer: Reference
    role: Literal[tuple(ROLES)]
    unit: Reference
    from_on: date
    to_on: date | None = None
    texts = ()
    periods = (("from_on", "to_on"),)


TYPES = {kind.__struct_config__.tag: kind for kind in (Unit, Employer, Workplace, Member, Employment, Officer, Mandate)}


def clean(field: str, text: str) -> str:
    """The text in NFC with single spaces. Raises Wrong on what cannot be seen, such as control characters."""
    if not text.isascii():
        text = normalize("NFC", text)
    tidy = " ".join(text.split())
    if not tidy.isprintable():
        raise Wrong(f"Feltet «{field}» har usynlige tegn. Skriv teksten på nytt.")
    if text and not tidy:
        raise Wrong(f"Feltet «{field}» er tomt. Skriv noe i det.")
    return tidy


def check_period(start: str, first: date | None, end: str, last: date | None) -> None:
    for field, day in ((start, first), (end, last)):
        if day and not EARLIEST <= day <= LATEST:
            raise Wrong(f"Feltet «{field}» har årstallet {day.year}. Rett datoen.")
    if first and last and last < first:
        raise Wrong(f"Feltet «{end}» er før «{start}». Rett en av datoene.")


def check_orgnr(number: str) -> None:
    """Mod 11 with the weights of Enhetsregisteret (domain.md § 5.1)."""
    rest = -sum(weight * int(digit) for weight, digit in zip((3, 2, 7, 6, 5, 4, 3, 2), number, strict=False)) % 11
    if rest == 10 or rest != int(number[8]):
        raise Wrong("Feltet «number» er ikke et gyldig organisasjonsnummer. Siste siffer stemmer ikke.")
