"""Which events belong to which case type: the first is the one to ask about when a case is opened."""

_TALKS = ("demand_sent", "first_meeting", "negotiations_ended")
_NEMND = ("refusal_received", "board_decision")
_STATE = ("appeal_decision_received",)
_SICK = ("sick_from", "sick_note_requested", "nav_meeting", "nav_decision", "dismissal_received")

CASE_TYPES: dict[str, tuple[str, ...]] = {
    "lonn_feil": ("pay_due",),
    "lonnstrekk": ("pay_due",),
    "ferie_feriepenger": ("holiday_starts", "pay_due"),
    "lokale_forhandlinger": (),
    "konkurs_lonnsgaranti": ("bankruptcy_opened", "pay_due"),
    "turnus_arbeidsplan": ("roster_starts",),
    "overtid_hvile": ("pay_due",),
    "redusert_fleksibel": _NEMND,
    "deltid_fortrinn": (*_NEMND, "secure_job_asked"),
    "faktisk_arbeidstid": _NEMND,
    "midlertidig": ("left_job", *_TALKS, "job_started", "secure_job_asked", "dismissal_received", "offer_received"),
    "innleie": ("left_job", *_TALKS, "pay_due", "hirer_claim_received", "job_started"),
    "kontrakt_endring": ("change_ordered", "change_takes_effect", "job_started", *_TALKS, "secure_job_asked"),
    "ansettelse_forbigaatt": (*_NEMND, "preference_refused", *_TALKS, "discrimination_happened"),
    "sykefravaer": _SICK,
    "tilrettelegging": (*_SICK, *_NEMND),
    "yrkesskade": ("injury_happened", "illness_cause_known", "harm_known", "nav_decision"),
    "nav_trygd": ("nav_decision",),
    "advarsel": ("warning_received", "discipline_decided", *_STATE, "access_requested"),
    "oppsigelse_person": (
        "dismissal_received", *_TALKS, "shut_out", "sick_from", *_STATE, "own_notice_given", "age_notice_received",
    ),
    "oppsigelse_nedbemanning": (
        "dismissal_received", *_TALKS, "shut_out", "sick_from", "preference_refused", "offer_received", "nav_notified", *_STATE,
    ),
    "avskjed_suspensjon": (
        "summary_dismissal_received", "suspended_from", "suspension_ended", *_TALKS, "discipline_decided", *_STATE,
    ),
    "provetid": ("dismissal_received", "job_started", *_TALKS, *_STATE),
    "trakassering_konflikt": ("harm_known", "discrimination_happened"),
    "varsling": ("harm_known", "discrimination_happened"),
    "diskriminering": ("discrimination_happened", "harm_known"),
    "hms_vold_trusler": ("injury_happened", "harm_known"),
    "kontrolltiltak": ("access_requested",),
    "droefting_omstilling": ("nav_notified",),
    "virksomhetsoverdragelse": ("transfer_informed", "transfer_happened", "offer_received"),
    "permittering": ("layoff_notice_received", "layoff_starts", "own_notice_given"),
    "permisjon": ("leave_starts", "education_leave_asked", "religious_day", *_NEMND),
    "pensjon": (),
    "tariffkrav": (),
    "tillitsvalgt_vilkaar": ("election_held", *_NEMND),
    "raad_veiledning": (),
}


def rules_for_type(case_type: str) -> list[str]:
    """The kinds of trigger event a case of this type can have; empty when the law sets it no dates.

    Raises KeyError for a type that does not exist."""
    return list(CASE_TYPES[case_type])
