"""The events that start a clock, and how to ask for their date."""

from dataclasses import dataclass

from klar.i18n import _l


@dataclass(frozen=True)
class Trigger:
    """An event a case can have: a stable key, the question that asks for its date, and its words in a list."""

    kind: str
    question: str
    label: str


_ALL = (
    # Losing the job
    Trigger("dismissal_received", _l("Hvilken dag kom oppsigelsen fram?"), _l("Oppsigelsen kom fram")),
    Trigger("summary_dismissal_received", _l("Hvilken dag kom avskjeden fram?"), _l("Avskjeden kom fram")),
    Trigger("suspended_from", _l("Hvilken dag startet suspensjonen?"), _l("Suspensjonen startet")),
    Trigger("suspension_ended", _l("Hvilken dag sluttet suspensjonen?"), _l("Suspensjonen sluttet")),
    Trigger("age_notice_received", _l("Hvilken dag kom varselet om aldersgrense?"), _l("Varsel om aldersgrense kom")),
    Trigger("own_notice_given", _l("Hvilken dag fikk arbeidsgiver medlemmets oppsigelse?"), _l("Medlemmet sa opp selv")),
    Trigger("left_job", _l("Hva er medlemmets siste dag på jobben?"), _l("Siste dag på jobben")),
    Trigger("shut_out", _l("Hvilken dag ble medlemmet stengt ute fra jobben?"), _l("Stengt ute fra jobben")),
    # Negotiations and what follows
    Trigger("demand_sent", _l("Hvilken dag fikk arbeidsgiver kravet om forhandlinger?"), _l("Arbeidsgiver fikk kravet")),
    Trigger("first_meeting", _l("Hvilken dag var det første forhandlingsmøtet?"), _l("Første forhandlingsmøte")),
    Trigger("negotiations_ended", _l("Hvilken dag ble forhandlingene avsluttet?"), _l("Forhandlingene ble avsluttet")),
    Trigger("preference_refused", _l("Hvilken dag fikk medlemmet nei til fortrinnsrett?"), _l("Nei til fortrinnsrett")),
    Trigger("offer_received", _l("Hvilken dag kom tilbudet om jobb?"), _l("Tilbud om jobb kom")),
    Trigger("refusal_received", _l("Hvilken dag kom det skriftlige avslaget fram?"), _l("Avslaget kom fram")),
    Trigger("board_decision", _l("Hvilken dag kom svaret fra Tvisteløsningsnemnda?"), _l("Svar fra Tvisteløsningsnemnda")),
    # The state
    Trigger("discipline_decided", _l("Hvilken dag kom vedtaket om ordensstraff fram?"), _l("Vedtak om ordensstraff kom fram")),
    Trigger("appeal_decision_received", _l("Hvilken dag kom svaret på klagen fram?"), _l("Svar på klagen kom fram")),
    # The contract
    Trigger("job_started", _l("Hvilken dag startet medlemmet i jobben?"), _l("Startet i jobben")),
    Trigger("change_ordered", _l("Hvilken dag fikk medlemmet beskjed om endringen?"), _l("Beskjed om endring")),
    Trigger("change_takes_effect", _l("Hvilken dag starter endringen?"), _l("Endringen starter")),
    Trigger("secure_job_asked", _l("Hvilken dag ba medlemmet om tryggere ansettelse?"), _l("Ba om tryggere ansettelse")),
    Trigger("roster_starts", _l("Hvilken dag starter den nye arbeidsplanen?"), _l("Ny arbeidsplan starter")),
    Trigger("election_held", _l("Hvilken dag ble de tillitsvalgte valgt?"), _l("Valg av tillitsvalgte")),
    # Pay
    Trigger("pay_due", _l("Hvilken dag skulle pengene vært betalt?"), _l("Pengene skulle vært betalt")),
    Trigger("hirer_claim_received", _l("Hvilken dag fikk innleier lønnskravet?"), _l("Innleier fikk lønnskravet")),
    Trigger("bankruptcy_opened", _l("Hvilken dag ble konkursen åpnet?"), _l("Konkursen ble åpnet")),
    Trigger("holiday_starts", _l("Hvilken dag starter ferien?"), _l("Ferien starter")),
    # Illness, NAV and leave
    Trigger("sick_from", _l("Hva var første dag med sykefravær?"), _l("Første dag med sykefravær")),
    Trigger("sick_note_requested", _l("Hvilken dag ba arbeidsgiver om sykmelding?"), _l("Arbeidsgiver ba om sykmelding")),
    Trigger("nav_meeting", _l("Hvilken dag er dialogmøtet med NAV?"), _l("Dialogmøte med NAV")),
    Trigger("nav_decision", _l("Hvilken dag kom vedtaket fra NAV?"), _l("Vedtak fra NAV kom")),
    Trigger("injury_happened", _l("Hvilken dag skjedde skaden?"), _l("Skaden skjedde")),
    Trigger("illness_cause_known", _l("Når ble årsaken til sykdommen kjent?"), _l("Årsaken til sykdommen ble kjent")),
    Trigger("leave_starts", _l("Hvilken dag starter permisjonen?"), _l("Permisjonen starter")),
    Trigger("education_leave_asked", _l("Hvilken dag søkte medlemmet om utdanningspermisjon?"), _l("Søkte om utdanningspermisjon")),
    Trigger("religious_day", _l("Hvilken dag er den religiøse høytidsdagen?"), _l("Religiøs høytidsdag")),
    # Working environment
    Trigger("warning_received", _l("Hvilken dag kom advarselen?"), _l("Advarselen kom")),
    Trigger("harm_known", _l("Når fikk medlemmet vite om skaden og hvem som har ansvaret?"), _l("Skaden ble kjent")),
    Trigger("discrimination_happened", _l("Hvilken dag skjedde diskrimineringen?"), _l("Diskrimineringen skjedde")),
    Trigger("access_requested", _l("Hvilken dag ba medlemmet om innsyn?"), _l("Ba om innsyn")),
    # Changes at work
    Trigger("nav_notified", _l("Hvilken dag fikk NAV melding om masseoppsigelse?"), _l("NAV fikk melding om masseoppsigelse")),
    Trigger("layoff_notice_received", _l("Hvilken dag kom varselet om permittering?"), _l("Varsel om permittering kom")),
    Trigger("layoff_starts", _l("Hva er første dag med permittering?"), _l("Permitteringen starter")),
    Trigger("transfer_informed", _l("Hvilken dag kom informasjonen om overdragelsen?"), _l("Informasjon om overdragelsen")),
    Trigger("transfer_happened", _l("Hvilken dag skjer overdragelsen?"), _l("Overdragelsen skjer")),
)

TRIGGERS: dict[str, Trigger] = {trigger.kind: trigger for trigger in _ALL}
