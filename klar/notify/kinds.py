"""What one can be told of, how, and every sentence that ever leaves Klar: never a name, a case, a member or a unit."""

from klar.i18n import _l

KINDS = {
    "deadline": _l("Frister"),
    "meeting": _l("Møter"),
    "help": _l("Hjelp"),
    "task": _l("Oppgaver"),
}
NOTES = {
    "deadline": _l("En uke før, dagen før og samme dag"),
    "meeting": _l("Dagen før, og når du blir invitert"),
    "help": _l("Noen ber om hjelp, svarer deg eller sender en rapport"),
    "task": _l("Du får en oppgave, eller den må gjøres"),
}
CHOSEN_AS = {"alert": "deadline", "report": "help", "gathering": "meeting", "gathering_soon": "meeting"}  # what a unit hears of its clubs' deadlines comes with its own
CHANNELS = {
    "push": _l("På telefonen"),
    "sms": _l("På SMS"),
    "email": _l("På e-post"),
}
SENTENCES = {
    "deadline": _l("Du har en frist i Klar som nærmer seg. Åpne Klar for å se den."),
    "meeting": _l("Du har snart et møte. Åpne Klar for å se det."),
    "help": _l("Noen venter på deg i Klar. Åpne Klar for å se mer."),
    "task": _l("Du har en oppgave i Klar. Åpne Klar for å se den."),
    "report": _l("Styret har fått en rapport i Klar. Åpne Klar for å lese den."),
}
SEVERAL = _l("Du har noe nytt i Klar. Åpne Klar for å se det.")
# Which course it is stands in Klar alone: on a locked screen it would say which union somebody is in, and as what.
SENTENCES |= {"alert": SENTENCES["help"], "gathering": SEVERAL, "gathering_soon": SENTENCES["meeting"]}
WHY = _l("Du får denne fordi du har valgt det under Varsler i Klar.")


def wants(chosen: str, kind: str) -> bool:
    """Whether a kind of message is among what somebody has chosen."""
    return CHOSEN_AS.get(kind, kind) in chosen.split()


def sentence(kinds: set[str]) -> str:
    """What is said of all that waits, in the language that is spoken."""
    return str(SENTENCES[min(kinds)] if len(kinds) == 1 else SEVERAL)
