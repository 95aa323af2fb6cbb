"""Who is in a case, and who has got it: officers by name, other members only by how many they are."""

from collections.abc import Callable

from peewee import JOIN

from klar.actions.innsyn.part import Part, Row
from klar.crypto import Box
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Case, Consent, Handover, Participant, Party, Share
from klar.models.case.consent import scope_of
from klar.models.case.emergency import Emergency
from klar.models.case.words import HOW, PARTS, SCOPES
from klar.models.member import Member
from klar.models.officer import Officer
from klar.models.person_in_case import own
from klar.models.unit import Unit


def people(case: Case, member: Member, box: Box | None, say: Callable[[str, str], str]) -> list[Part]:
    """`say` gives a text as the member gets it, by the place it stands in."""
    consents = Part("consent", _("Det du har sagt ja til"), _consents(case, member, box))
    return [Part("party", _("Hvem saken gjelder"), [_parties(case, member, box)]), consents, *who_has_it(case, say)]


def who_has_it(case: Case, say: Callable[[str, str], str]) -> list[Part]:
    by, to = Officer.alias(), Officer.alias()
    shares = Share.select(Share, by, to).join_from(Share, by, on=(Share.by == by.id), attr="by_whom").join_from(Share, to, on=(Share.officer == to.id), attr="whom")
    return [
        Part("participant", _("Hvem som er med"), _participants(case)),
        Part("handover", _("Sendt til"), _handovers(case)),
        Part("share", _("Delt med"), [_share(row) for row in shares.where(Share.case == case).order_by(Share.id)]),
        Part("emergency", _("Nødtilgang"), _emergencies(case, say)),
    ]


def _parties(case: Case, member: Member, box: Box | None) -> Row:
    rows = own(member, case.id)
    others = Party.select().where(Party.case == case).count() - len(rows)
    return {_("Du er"): ", ".join(_part(box, row) for row in rows), _("Andre i saken"): others}


def _part(box: Box | None, row: Party) -> str:
    """What they are, and the words that were sealed with it."""
    said = sealed.get(box, "party", row)
    names = {"member": _("den saken gjelder"), "other": _("nær en i saken")} | {part: str(name) for part, name in PARTS.items()}
    part = said.get("part", row.role)
    return ", ".join(filter(None, (names.get(part, part), said.get("title"))))


def _participants(case: Case) -> list[Row]:
    rows = Participant.select(Participant, Officer).join(Officer).where(Participant.case == case).order_by(Participant.id)
    handler = {_("Hvem"): case.handler.name, _("Hvordan"): _("har saken"), _("Fra"): case.opened_at}
    return [handler, *({_("Hvem"): row.officer.name, _("Hvordan"): _("skriver") if row.can_write else _("leser"), _("Fra"): row.at} for row in rows)]


def _consents(case: Case, member: Member, box: Box | None) -> list[Row]:
    mine = Consent.member.is_null() | (Consent.member == member)
    rows = Consent.select(Consent, Unit).join(Unit, JOIN.LEFT_OUTER).where(Consent.case == case, mine).order_by(Consent.id)
    return [_consent(row, scope_of(box, row), sealed.get(box, "consent", row).get("how", "")) for row in rows]


def _consent(row: Consent, scope: str, how: str) -> Row:
    return {
        _("Hva"): str(SCOPES.get(scope, scope)), _("Hvordan"): str(HOW.get(how, "")), _("Gitt til"): row.to_unit and row.to_unit.name,
        _("Sagt ja"): row.given_on, _("Til"): row.until_on, _("Trukket"): row.withdrawn_on,
    }  # fmt: skip


def _handovers(case: Case) -> list[Row]:
    rows = Handover.select(Handover, Unit, Officer).join_from(Handover, Unit).join_from(Handover, Officer, on=Handover.from_officer)
    kinds = {"help": _("for hjelp"), "onward": _("videre")}
    states = {"sent": _("venter"), "taken": _("tatt imot"), "returned": _("sendt tilbake"), "revoked": _("tatt tilbake"), "done": _("ferdig"), "passed": _("sendt videre")}
    return [
        {
            _("Enhet"): row.to_unit.name, _("Hvordan"): kinds.get(row.kind, row.kind), _("Av"): row.from_officer.name, _("Sendt"): row.sent_at,
            _("Status"): states.get(row.status), _("Tatt imot av"): row.taken_by and row.taken_by.name, _("Svart"): row.answered_at, _("Slutt"): row.ended_at,
        }
        for row in rows.where(Handover.case == case).order_by(Handover.id)
    ]  # fmt: skip


def _share(row: Share) -> Row:
    return {
        _("Hvem"): row.whom.name, _("Av"): row.by_whom.name, _("Hvordan"): _("skriver") if row.can_write else _("leser"),
        _("Fra"): row.from_on, _("Til"): row.until_on, _("Slutt"): row.ended_at,
    }  # fmt: skip


def _emergencies(case: Case, say: Callable[[str, str], str]) -> list[Row]:
    rows = Emergency.select(Emergency, Officer).join(Officer, on=Emergency.officer).where(Emergency.case_number == case.id).order_by(Emergency.id)
    return [
        {_("Hvem"): row.officer.name, _("Hvorfor"): say(f"emergency:{row.id}", row.reason), _("Bedt om"): row.asked_at, _("Gitt"): row.approved_at, _("Til"): row.until_at}
        for row in rows
    ]
