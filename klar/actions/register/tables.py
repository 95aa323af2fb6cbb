"""The seven kinds of record and where they live: what is copied, what they point to, how they end."""

from typing import NamedTuple

from klar.models.officer import Officer


class Reference(NamedTuple):
    """`field` holds the number of a row in `table`; the row's id goes into `field`_id when `stored`.

    `kind` is the one kind of unit it may be, any when empty.
    """

    field: str
    table: str
    kind: str = ""
    stored: bool = True


class Table(NamedTuple):
    """`columns` and `references` are the record's fields beside its number, in the order they are staged.

    `computed` are columns with their SQL, over the staged row `s`; `first` the same for new rows only. `ending` is the SQL of
    what happens to a row that is no longer in the file; it ends too when a row in one of `ends_with` does. `found_by` are the
    name, phone and number that `terms` are made of, in tables that are searched.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    references: tuple[Reference, ...]
    ending: str
    computed: tuple[tuple[str, str], ...] = ()
    ends_with: tuple[str, ...] = ()
    first: tuple[tuple[str, str], ...] = ()
    found_by: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return ("number", *self.columns, *(reference.field for reference in self.references))


def until(column: str, day: str) -> str:
    """An end date that is already set, and earlier, stays."""
    return f"{column} = coalesce({{least}}({column}, {day}), {day})"


NOT_ENDED = (("ended_on", "NULL"),)
TABLES = (
    Table(
        "unit",
        "Enheter",
        ("kind", "name", "phone", "opened_on", "closed_on"),
        (Reference("parent", "unit"),),
        until("closed_on", "{today}"),
    ),
    Table(
        "employer",
        "Virksomheter",
        ("name", "municipality", "tariff_area"),
        (),
        until("ended_on", "{today}"),
        NOT_ENDED,
    ),
    Table(
        "workplace",
        "Arbeidsplasser",
        ("name", "kind"),
        (Reference("employer", "employer"), Reference("club", "unit", "club")),
        until("ended_on", "{today}"),
        (("terms", "t.terms"), *NOT_ENDED),
        found_by=("s.name", "''", "s.number"),
    ),
    Table(
        "member",
        "Medlemmer",
        ("name", "phone", "email", "status", "leader", "protected", "joined_on", "ended_on"),
        (Reference("branch", "unit", "branch"),),
        until("ended_on", "{today}"),
        (("terms", "t.terms"),),
        found_by=("s.name", "s.phone", "s.number"),
    ),
    Table(
        "employment",
        "Ansettelser",
        ("position", "department", "percent", "from_on", "to_on"),
        (Reference("member", "member"), Reference("workplace", "workplace")),
        until("to_on", "{today}"),
        ends_with=("member", "workplace"),
    ),
    Table(
        "officer",
        "Tillitsvalgte",
        ("name", "phone", "email"),
        (Reference("member_number", "member", stored=False),),
        until("ended_on", "{today}"),
        (("member_number", "coalesce(s.member_number, '')"), *NOT_ENDED),
        first=(*((field.name, f"'{field.default}'") for field in (Officer.text_size, Officer.language, Officer.look)), ("calm", "false")),
    ),
    # A mandate lasts to the end of its last day: yesterday is what ends access now.
    Table(
        "mandate",
        "Verv",
        ("role", "from_on", "to_on"),
        (Reference("officer", "officer"), Reference("unit", "unit")),
        until("to_on", "{yesterday}"),
        ends_with=("officer", "unit"),
    ),
)
