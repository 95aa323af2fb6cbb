"""What Klar holds of a member who is an officer too: as one who signs in. What was done there is told by kind, not by whose case."""

from peewee import fn

from klar.actions.innsyn.gatherings import invitations
from klar.actions.innsyn.part import Part, Row
from klar.i18n import _
from klar.lessons import LESSONS
from klar.models.audit_event import AuditEvent
from klar.models.call_round import CallRound, RoundCall
from klar.models.case.emergency import Emergency
from klar.models.follow_up import MOODS, NEEDS, OUTCOMES, ClubContact
from klar.models.lesson import progress_of
from klar.models.member import Member
from klar.models.new_rep import NewRep
from klar.models.officer import Identity, Invitation, Mandate, Officer, Session, passkeys
from klar.models.officer.calendar_feed import own_feed
from klar.models.person_in_case import officers_of
from klar.models.role import ROLES
from klar.models.told import choice_of, phones_of
from klar.models.unit import Unit


def as_officer(member: Member) -> list[Part]:
    found = [part for row in Officer.select().where(Officer.id.in_(officers_of(member))).order_by(Officer.id) for part in _parts(row)]
    return [part for part in found if part.rows]


def _parts(me: Officer) -> list[Part]:
    return [
        Part("officer", _("Tillitsvalgt"), [_officer(me)]),
        Part("mandate", _("Verv"), _mandates(me)),
        Part("lesson_progress", _("Leksjoner"), _lessons(me)),
        Part("identity", _("Innloggingstjeneste"), [{_("Tjeneste"): row.issuer, _("Kjennes som"): row.subject, _("Fra"): row.at} for row in Identity.select().where(Identity.officer == me)]),
        Part("invitation", _("Engangskoder"), [{_("Gyldig til"): row.expires_at, _("Brukt"): row.used_at} for row in Invitation.select().where(Invitation.officer == me)]),
        Part("session", _("Innlogginger"), _sessions(me)),
        Part("passkey", _("Ansikt, finger eller skjermlås"), [{_("Innlogget på"): row.device, _("Fra"): row.made_at, _("Sist brukt"): row.used_at} for row in passkeys(me=me.id)]),
        Part("notify_choice", _("Varsler"), _told(me)),
        Part("push_subscription", _("Telefoner som varsler"), [{_("Innlogget på"): row.device, _("Fra"): row.made_at} for row in phones_of(me=me.id)]),
        Part("calendar_feed", _("Kalenderadresse"), [{_("Fra"): row.made_at, _("Sist lest"): row.read_at} for row in own_feed(me=me.id)]),
        Part("club_contact", _("Samtaler med deg som tillitsvalgt"), _talks(me)),
        Part("round_call", _("Ringerunder du er i"), _rounds(me)),
        Part("new_rep", _("Ny i vervet"), _new(me)),
        Part("signup", _("Kurs og samlinger"), invitations(me)),
        Part("emergency", _("Nødtilgang du har bedt om"), _emergencies(me)),
        Part("done", _("Det du har gjort i Klar"), _done(me), _("Antall av hvert slag. Hvilke saker det gjaldt, handler om andre.")),
    ]


def _officer(me: Officer) -> Row:
    return {
        _("Nummer"): me.number, _("Navn"): me.name, _("Telefon"): me.phone, _("E-post"): me.email,
        _("Språk"): me.language, _("Tekst"): me.text_size, _("Utseende"): me.look, _("Rolig visning"): me.calm, _("Sluttet"): me.ended_on,
    }  # fmt: skip


def _told(me: Officer) -> list[Row]:
    return [
        {_("Hva"): row.kinds, _("Hvordan"): row.channel, _("Samlet"): row.daily, _("E-post"): row.email}
        for row in choice_of(me=me.id)
    ]


def _lessons(me: Officer) -> list[Row]:
    titles = {key: str(one.title) for key, one in LESSONS.items()}
    return [{_("Leksjon"): titles.get(row.lesson, row.lesson), _("Ferdig"): row.finished_at, _("Skjult"): row.put_away > 0} for row in progress_of(me=me.id)]


def _mandates(me: Officer) -> list[Row]:
    rows = Mandate.select(Mandate, Unit).join(Unit).where(Mandate.officer == me).order_by(Mandate.from_on, Mandate.id)
    names = {role: str(name) for role, name in ROLES.items()}
    return [
        {_("Verv"): names.get(row.role, row.role), _("Enhet"): row.unit.name, _("Fra"): row.from_on, _("Til"): row.to_on, _("Stanset"): row.suspended_on}
        for row in rows
    ]


def _sessions(me: Officer) -> list[Row]:
    rows = Session.select().where(Session.officer == me).order_by(Session.id)
    return [
        {_("Begynte"): row.created_at, _("Sist brukt"): row.seen_at, _("Sluttet"): row.ended_at, _("Innlogget på"): row.device, _("Nivå"): f"{row.level} {row.acr}".strip()}
        for row in rows
    ]


def _rounds(me: Officer) -> list[Row]:
    rows = RoundCall.select(RoundCall, CallRound).join(CallRound).switch(RoundCall).join(Mandate).where(Mandate.officer == me).order_by(RoundCall.id)
    return [{_("Fra"): row.call_round.made_at, _("Hvordan gikk det?"): str(OUTCOMES.get(row.outcome, "")), _("Ferdig"): row.done_at} for row in rows]


def _new(me: Officer) -> list[Row]:
    rows = NewRep.select().join(Mandate).where(Mandate.officer == me).order_by(NewRep.id)
    return [{_("Kurs"): row.course_on, _("Konferanse"): row.conference_on, _("Kom i gang lagt bort"): row.put_away_at} for row in rows]


def _talks(me: Officer) -> list[Row]:
    caller = Officer.alias()
    rows = ClubContact.select(ClubContact, caller.name.alias("caller")).join(caller, on=(ClubContact.made_by == caller.id)).where(ClubContact.officer == me)
    return [
        {_("Når"): row.at, _("Med"): row.caller, _("Hvordan gikk det?"): str(OUTCOMES[row.outcome]), _("Hvordan går det i klubben?"): str(MOODS.get(str(row.mood), "")), _("Hva trenger de hjelp med?"): str(NEEDS[row.needs]), _("Møte"): row.meet_on}
        for row in rows.order_by(ClubContact.id).objects()
    ]


def _emergencies(me: Officer) -> list[Row]:
    rows = Emergency.select().where(Emergency.officer == me).order_by(Emergency.id)
    return [{_("Når"): row.asked_at, _("Svar"): _("Ja") if row.approved_at else _("Nei") if row.refused_at else _("Ikke svart")} for row in rows]


def _done(me: Officer) -> list[Row]:
    rows = AuditEvent.select(AuditEvent.name, fn.COUNT(AuditEvent.id).alias("count")).where(AuditEvent.officer == me).group_by(AuditEvent.name)
    return [{_("Slag"): row.name, _("Antall"): row.count} for row in rows.order_by(AuditEvent.name)]
