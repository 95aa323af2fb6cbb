"""The roles of domain.md § 1.3, and where each is held."""

from klar.i18n import _l

ROLES = {
    "club_leader": _l("klubbleder"),
    "club_deputy_leader": _l("nestleder i klubb"),
    "club_substitute": _l("vara i klubb"),
    "club_board_member": _l("klubbstyremedlem"),
    "club_secretary": _l("sekretær"),
    "club_treasurer": _l("kasserer"),
    "workplace_rep": _l("plasstillitsvalgt"),
    "chief_rep": _l("hovedtillitsvalgt"),
    "safety_rep": _l("verneombud"),
    "branch_leader": _l("leder i fagforening"),
    "branch_deputy_leader": _l("nestleder i fagforening"),
    "training_officer": _l("opplæringsansvarlig"),
    "register_officer": _l("fane 2-ansvarlig"),
    "county_leader": _l("leder i fylkeskrets"),
    "club_resource": _l("klubbressurs"),
    "coordinator": _l("koordinator"),
    "centre_adviser": _l("rådgiver i kompetansesenter"),
    "legal_adviser": _l("juridisk rådgiver"),
    "data_protection_officer": _l("personvernombud"),
    "administrator": _l("systemansvarlig"),
}
CLUB = ("club_leader", "club_deputy_leader", "workplace_rep", "chief_rep")
CLUB_BOARD = ("club_leader", "club_deputy_leader", "chief_rep")
# Seats on the board that carry tasks, and cases only as a participant.
CLUB_SEATS = ("club_board_member", "club_secretary", "club_treasurer")
BRANCH = ("branch_leader", "branch_deputy_leader")
CLUB_LEADERS = ("club_leader", "club_deputy_leader")
# Those who take cases that are sent to their unit.
DESK = (*BRANCH, "county_leader", "club_resource", "coordinator", "centre_adviser", "legal_adviser")
# A club's leaders take what its own reps ask them about.
TAKERS = (*DESK, *CLUB_BOARD)
# Those who are told of deadlines that nobody in a club has acted on.
OVERSEERS = (*BRANCH, "county_leader")
BRANCH_REGISTER = (*BRANCH, "register_officer")
# Those who look up members of any unit, one at a time and for a purpose.
ADVISERS = ("centre_adviser", "legal_adviser")
# Those who call, meet and guide the reps of the clubs below their unit.
FOLLOWERS = (*BRANCH, "training_officer", "county_leader", "club_resource", "coordinator")
# The board of a branch, as far as the register has its roles.
BRANCH_BOARD = (*BRANCH, "training_officer")
# Those who make networks across branches, and those in the county who see them.
NETWORK_MAKERS = ("county_leader", "club_resource")
COUNTY_HELPERS = (*NETWORK_MAKERS, "training_officer")
# Those who may see where in Klar a rep is, while they talk over the phone.
HELPERS = (*FOLLOWERS, "centre_adviser")
