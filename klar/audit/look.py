"""One look at a case or a member's card."""

import json
from datetime import datetime
from typing import NamedTuple

from klar.i18n import _, _l
from klar.models.member import PURPOSES

# Every event that is a look, and what was looked at.
WHAT = {
    "case.read": _l("Sak %(number)s"),
    "case.document_read": _l("Et papir i sak %(number)s"),
    "case.copied": _l("Kopi av sak %(number)s"),
    "case.audit_read": _l("Hvem har sett sak %(number)s"),
    "member.opened": _l("Medlemskort %(number)s"),
    "member.lookup": _l("Medlemskort %(number)s"),
}
# Rules that let somebody in to what is their own. What any other rule opened is listed as wide until it is put here.
OWN = {
    "club": _l("egen klubb"),
    "branch": _l("egen fagforening"),
    "handler": _l("har saken"),
    "participant": _l("er med i saken"),
    "board": _l("styret har saken"),
    "onward": _l("har tatt over saken"),
    "taken": _l("har tatt imot saken"),
    "handover": _l("enheten har tatt imot saken"),
    "sender": _l("sendte saken"),
    "summary": _l("har fått et sammendrag"),
    "shared": _l("har fått saken delt"),
}
# What such a rule is called, where it has a name.
WIDE = {"emergency": _l("nødtilgang"), "lookup": _l("oppslag med formål")}


class Look(NamedTuple):
    """Who, when (in Oslo), at what, and the rule that let them: never what was shown, and no member's name."""

    id: int
    at: datetime
    event: str
    officer: int
    officer_name: str
    subject: int
    rule: str
    data: str = "{}"

    @property
    def kind(self) -> str:
        """case or member."""
        return self.event.split(".")[0]

    @property
    def what(self) -> str:
        return str(WHAT[self.event]) % {"number": self.subject}

    @property
    def why(self) -> str:
        if purpose := PURPOSES.get(json.loads(self.data).get("purpose")):
            return _("oppslag med formål: %(purpose)s", purpose=purpose)
        return str({**OWN, **WIDE}.get(self.rule, _l("en annen regel")))
