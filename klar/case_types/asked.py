"""Questions that several types ask, and words they share."""

from klar.case_types.kinds import Law, day, one_of, words, yes
from klar.i18n import _l

NO_DIAGNOSIS = _l("Skriv aldri hva slags sykdom det er.")
NO_NAMES = _l("Skriv ikke navn på andre.")

WISH = words("wish", _l("Hva ønsker medlemmet?"))
LETTER = yes("letter", _l("Har medlemmet brevet på papir?"), early=True)
CONTRACT = yes("contract", _l("Har du fått arbeidsavtalen?"))
EMPLOYED = day("employed_since", _l("Når begynte medlemmet i jobben?"), one=True, early=True)
AGE = one_of(
    "age", _l("Hvor gammelt er medlemmet?"), ("0", _l("Under 50 år")), ("50", _l("50 til 54 år")), ("55", _l("55 til 59 år")), ("60", _l("60 år eller mer")), one=True
)
STILL_WORKING = yes("still_working", _l("Jobber medlemmet der fortsatt?"), early=True)
REFUSAL_WRITTEN = yes("refusal_written", _l("Er avslaget skriftlig?"), early=True)
CLAIMED_ON = day("claimed_on", _l("Når ble kravet stilt?"))
DISCUSSED = yes("discussed", _l("Er det drøftet med medlemmet?"))
DISCUSSED_WITH_REP = yes("discussed_with_rep", _l("Er det drøftet med deg?"), early=True)
REASON = words("reason", _l("Hva sier arbeidsgiver er grunnen?"))
DELIVERED = one_of(
    "delivered", _l("Hvordan kom brevet?"), ("by_hand", _l("Levert personlig")), ("registered", _l("Rekommandert brev")), ("other", _l("På en annen måte")), early=True
)
MEETING_HELD = yes("meeting_held", _l("Er det holdt drøftingsmøte?"), early=True)

# Steps
WRITTEN_CLAIM = _l("Send skriftlig krav med svarfrist.")
KEEP_LOG = _l("Skriv ned hva som skjer, og når.")
MEET = _l("Ta et møte med arbeidsgiver.")
PROTOCOL = _l("Skriv protokoll fra møtet.")
REGISTER_DATE = _l("Skriv inn datoen brevet kom, samme dag.")
BE_THERE = _l("Bli med medlemmet i drøftingsmøtet.")
CHECK_FORM = _l("Sjekk at brevet har det loven krever.")
DEMAND = _l("Krev forhandlinger skriftlig.")
BASIS = _l("Be om grunnlaget skriftlig.")
MEMBER_MEETING = _l("Hold møte med medlemmene.")
PROTOCOL_ENDED = _l("Skriv i protokollen når forhandlingene er slutt.")

# When to get help
ALWAYS = _l("Alltid, og med en gang.")
ALWAYS_BRANCH = _l("Alltid. Ring fagforeningen.")
IN_DOUBT = _l("Når du er i tvil.")
NO_SETTLEMENT = _l("Før noen skriver under på en sluttavtale.")
BEFORE_BOARD = _l("Når avslaget er kommet. Fristen er fire uker.")
CENTRE = _l("Alltid. Kompetansesenteret kan dette.")

# Law that several types stand on
BOARD = Law(_l("Nemnda må få saken innen fire uker etter skriftlig avslag."), "aml § 17-2 a")
HEARING = Law(_l("Arbeidsgiver skal drøfte oppsigelse med medlemmet og tillitsvalgt først."), "aml § 15-1")
NEGOTIATIONS = Law(_l("Medlemmet kan kreve forhandlinger innen to uker."), "aml § 17-3")
