"""What a club's contacts are, and its meetings with what is usually on the agenda (domain.md § 2.5)."""

from typing import NamedTuple

from klar.i18n import _l, in_all

CONTACTS = {
    "safety": _l("Verneombud"),
    "manager": _l("Leder på arbeidsplassen"),
    "hr": _l("Personal (HR)"),
    "health": _l("Bedriftshelsetjeneste"),
    "nav": _l("NAV"),
    "other": _l("Noe annet"),
}
CLOSED = _l("(uten ledermedlemmer)")


def is_closed(point: str) -> bool:
    """Whether a point is marked as without the leader-members, in whichever language its meeting was written."""
    return point.casefold().endswith(tuple(mark.casefold() for mark in in_all(CLOSED)))


class Meeting(NamedTuple):
    """`closed`: all of it is between the club and the employer."""

    label: str
    points: tuple[str, ...]
    closed: bool = False


MEETINGS = {
    "annual": Meeting(
        _l("Årsmøte"),
        (
            _l("Åpning"),
            _l("Godkjenne innkalling og dagsorden"),
            _l("Velge møteleder og referent"),
            _l("Beretning fra styret"),
            _l("Regnskap"),
            _l("Saker som er meldt inn"),
            _l("Plan for neste år"),
            _l("Budsjett"),
            _l("Valg"),
        ),
    ),
    "board": Meeting(_l("Styremøte"), (_l("Referat fra sist"), _l("Siden sist"), _l("Saker med arbeidsgiver (uten ledermedlemmer)"), _l("Neste møte"))),
    "members": Meeting(_l("Medlemsmøte"), (_l("Velkommen"), _l("Dette jobber klubben med"), _l("Krav til arbeidsgiver (uten ledermedlemmer)"), _l("Ordet er fritt"))),
    "employer": Meeting(_l("Møte med arbeidsgiver"), (_l("Hvem er til stede"), _l("Hva saken gjelder"), _l("Arbeidsgivers syn"), _l("Vårt syn"), _l("Hva er vi enige om")), closed=True),
}
