"""What the register and the officers' own lists say of the member."""

from klar.actions.innsyn.part import Part, Row
from klar.i18n import _
from klar.models.employer import Employer, Workplace
from klar.models.innsyn import Innsyn
from klar.models.member import PURPOSES, Contact, Employment, Lookup, Member, Recent
from klar.models.officer import Officer
from klar.models.unit import Unit


def register(member: Member) -> list[Part]:
    return [
        Part("member", _("Medlemsregisteret"), [_member(member)], _("Klar får dette fra fagforeningens register.")),
        Part("employment", _("Arbeid"), _jobs(member)),
        Part("contact", _("Samtaler"), _contacts(member), _("At dere snakket sammen, aldri hva som ble sagt.")),
        Part("recent", _("Slått opp sist av"), _recents(member)),
        Part("lookup", _("Oppslag"), _lookups(member), _("Gjelder det siste døgnet.")),
        Part("innsyn", _("Innsyn"), _requests(member)),
    ]


def _member(member: Member) -> Row:
    return {
        _("Medlemsnummer"): member.number,
        _("Navn"): member.name,
        _("Telefon"): member.phone,
        _("E-post"): member.email,
        _("Fagforening"): member.branch.name,
        _("Står som"): {"active": _("aktiv")}.get(member.status, member.status),
        _("Ledermedlem"): member.leader,
        _("Adressen er skjult"): member.protected,
        _("Medlem fra"): member.joined_on,
        _("Medlem til"): member.ended_on,
        _("Ord for søk"): f"{member.terms} {member.places}".strip(),
    }


def _jobs(member: Member) -> list[Row]:
    rows = Employment.select(Employment, Workplace, Employer).join(Workplace).join(Employer).where(Employment.member == member)
    return [
        {
            _("Arbeidssted"): row.workplace.name,
            _("Arbeidsgiver"): row.workplace.employer.name,
            _("Stilling"): row.position,
            _("Avdeling"): row.department,
            _("Prosent"): None if row.percent is None else f"{row.percent:g}",
            _("Fra"): row.from_on,
            _("Til"): row.to_on,
            _("Nummer"): row.number,
        }
        for row in rows.order_by(Employment.from_on, Employment.id)
    ]


def _contacts(member: Member) -> list[Row]:
    rows = Contact.select(Contact, Officer).join(Officer).where(Contact.member == member).order_by(Contact.at)
    ways = {"phone": _("telefon")}
    return [{_("Når"): row.at, _("Med"): row.officer.name, _("Hvordan"): ways.get(row.channel, row.channel), _("Enhet"): _name(row.unit)} for row in rows]


def _name(unit: Unit | None) -> str | None:
    return unit and unit.name


def _recents(member: Member) -> list[Row]:
    rows = Recent.select(Recent, Officer).join(Officer).where(Recent.member == member).order_by(Recent.at)
    return [{_("Når"): row.at, _("Hvem"): row.officer.name} for row in rows]


def _lookups(member: Member) -> list[Row]:
    rows = Lookup.select(Lookup, Officer).join(Officer).where(Lookup.member == member).order_by(Lookup.id)
    return [{_("Når"): row.at, _("Hvem"): row.officer.name, _("Hvorfor"): str(PURPOSES.get(row.purpose, row.purpose))} for row in rows]


def _requests(member: Member) -> list[Row]:
    rows = Innsyn.select(Innsyn, Officer).join(Officer).where(Innsyn.member == member).order_by(Innsyn.id)
    return [{_("Åpnet"): row.asked_at, _("Av"): row.asked_by.name, _("Frist"): row.due_on, _("Utlevert"): row.made_at} for row in rows]
