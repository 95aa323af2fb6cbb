"""What somebody is in a case, and what a member can say yes to and how, in words."""

from klar.i18n import _l

PARTS = {
    "counterpart": _l("motpart"),
    "accused": _l("den det er klaget på"),
    "witness": _l("vitne"),
    "close": _l("står nær noen i saken"),
}
SCOPES = {
    "talk_to_employer": _l("Snakke med arbeidsgiver"),
    "share_with_branch": _l("Dele med fagforeningen"),
    "share_with_centre": _l("Dele med kompetansesenteret"),
    "share_with_lawyer": _l("Dele med advokat"),
    "see_personnel_file": _l("Se i personalmappa"),
    "health_details": _l("Skrive om helse"),
}
HOW = {"spoken": _l("muntlig"), "written": _l("på papir"), "sms": _l("på SMS"), "email": _l("på e-post")}
