"""Who signs in: officers, their mandates, and their sign-ins."""

from klar.models.officer.colleague import colleagues
from klar.models.officer.deputy import bound, in_place, led, replaceable, stand_ins, substitutes
from klar.models.officer.mandate import Above, Mandate, club_officers, counts, demo_people, held
from klar.models.officer.officer import Officer, selves
from klar.models.officer.passkey import Passkey, passkeys
from klar.models.officer.session import Identity, Invitation, Session, devices, signed_in

__all__ = [
    "Above",
    "Identity",
    "Invitation",
    "Mandate",
    "Officer",
    "Passkey",
    "Session",
    "bound",
    "club_officers",
    "colleagues",
    "counts",
    "demo_people",
    "devices",
    "held",
    "in_place",
    "led",
    "passkeys",
    "replaceable",
    "selves",
    "signed_in",
    "stand_ins",
    "substitutes",
]
