"""The gatherings that a member was invited to as an officer."""

from klar.actions.innsyn.part import Row
from klar.i18n import _
from klar.models.gathering import KINDS, Gathering, Signup
from klar.models.officer import Officer


def invitations(me: Officer) -> list[Row]:
    """When, what kind, and what came of it; not what somebody thought of it, which is kept without saying whose it is."""
    said = {"invited": _("Ikke svart"), "coming": _("Påmeldt"), "waiting": _("Venteliste"), "no": _("Nei"), "replaced": _("En annen kom i stedet")}
    rows = Signup.select(Signup, Gathering).join(Gathering).where(Signup.officer == me).order_by(Signup.id)
    return [
        {_("Når"): row.gathering.held_on, _("Slag"): str(KINDS[row.gathering.kind]), _("Svar"): said[row.status], _("Sist endret"): row.at, _("Kom"): row.came, _("Sa hva de syntes"): row.rated > 0}
        for row in rows
    ]
