"""What papers need to know, and how a person is asked for it when the case does not say."""

from typing import NamedTuple

from klar.i18n import _l


class Fact(NamedTuple):
    """How it is answered: line, text, people (names), past (a day that has been), ahead (one that may come) or choice."""

    kind: str
    question: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def _line(question: str, hint: str = "") -> Fact:
    return Fact("line", question, hint)


def _text(question: str, hint: str = "") -> Fact:
    return Fact("text", question, hint)


EACH = _l("Skriv én på hver linje.")
AGREED = (("enige", _l("Ja")), ("delvis", _l("Ja, om noe")), ("uenige", _l("Nei")))
# In the order they are asked for. A choice stands before those it decides about.
FACTS = {
    "omfang": Fact(
        "choice",
        _l("Hva gir medlemmet lov til?"),
        choices=(("arbeidsgiver", _l("Snakke med arbeidsgiver")), ("fagforening", _l("Dele med fagforeningen")), ("alt", _l("Begge deler"))),
    ),
    "medlem": _line(_l("Hvem gjelder det?")),
    "medlemsnummer": _line(_l("Hva er medlemsnummeret?")),
    "stilling": _line(_l("Hvilken stilling har medlemmet?")),
    "prosent": _line(_l("Hvor stor er stillingen i dag?"), _l("For eksempel 60 prosent.")),
    "arbeidsgiver": _line(_l("Hva heter arbeidsgiveren?")),
    "klubb": _line(_l("Hva heter klubben?")),
    "fagforening": _line(_l("Hva heter fagforeningen?")),
    "tillitsvalgt": _line(_l("Hva er navnet ditt?")),
    "telefon": _line(_l("Hvilket telefonnummer når de deg på?")),
    "mottaker": _line(_l("Hvem skal ha brevet?")),
    "oppsigelse-dato": Fact("past", _l("Hvilken dag kom oppsigelsen fram?")),
    "bli": Fact("choice", _l("Vil medlemmet stå i stillingen?"), _l("Spør fagforeningen ved avskjed og i prøvetid."), (("ja", _l("Ja")), ("nei", _l("Nei")))),
    "advarsel-dato": Fact("past", _l("Hvilken dag kom advarselen?")),
    "valg-dato": Fact("past", _l("Hvilken dag var valget?")),
    "tema": _line(_l("Hva gjelder møtet?")),
    "mote-type": _line(_l("Hva slags møte er det?"), _l("For eksempel årsmøte eller medlemsmøte.")),
    "mote-dato": Fact("past", _l("Hvilken dag var møtet?")),
    "mote-sted": _line(_l("Hvor var møtet?")),
    "innkalt-dato": Fact("ahead", _l("Hvilken dag er møtet?")),
    "klokken": _line(_l("Når begynner møtet?"), _l("For eksempel kl. 18.00.")),
    "innkalt-sted": _line(_l("Hvor er møtet?")),
    "dagsorden": _text(_l("Hva står på dagsordenen?"), EACH),
    "saksfrist": Fact("ahead", _l("Når må saker være sendt inn?")),
    "til-stede": Fact("people", _l("Hvem var på møtet?"), _l("Skriv én på hver linje, med rolle.")),
    "antall": _line(_l("Hvor mange var på møtet?")),
    "moteleder": _line(_l("Hvem ledet møtet?")),
    "referent": _line(_l("Hvem skrev protokollen?")),
    "bakgrunn": _text(_l("Hva er bakgrunnen?")),
    "krav": _text(_l("Hva krever medlemmet?")),
    "arbeidsgivers-syn": _text(_l("Hva sa arbeidsgiveren?")),
    "vaart-syn": _text(_l("Hva sa dere?"), _l("Medlemmets og ditt syn.")),
    "enighet": Fact("choice", _l("Ble dere enige?"), choices=AGREED),
    "resultat": _text(_l("Hva ble dere enige om?")),
    "uenighet": _text(_l("Hva er dere uenige om?")),
    "neste": _text(_l("Hva skjer nå?")),
    "forhandling-slutt": Fact("past", _l("Hvilken dag ble forhandlingene avsluttet?")),
    "samtale": _text(_l("Hva ble sagt?")),
    "avtalt": _text(_l("Hva skal gjøres, og av hvem?"), EACH),
    "periode": _line(_l("Hvilken tid gjelder kravet?"), _l("For eksempel januar til mars 2026.")),
    "belop": _line(_l("Hvor mye krever dere?"), _l("For eksempel 12 500 kroner.")),
    "grunnlag": _text(_l("Hvorfor har medlemmet krav på pengene?"), _l("Nevn gjerne avtalen eller loven.")),
    "betaling": _text(_l("Når og hvordan skal det betales?"), _l("For eksempel med neste lønn.")),
    "rett": Fact(
        "choice",
        _l("Hva bygger kravet på?"),
        choices=(("fortrinn", _l("Det er en ledig stilling")), ("faktisk", _l("Medlemmet jobber mer enn avtalt"))),
    ),
    "utlyst": _line(_l("Hvilken stilling er ledig?")),
    "kvalifikasjoner": _text(_l("Hvorfor passer medlemmet til stillingen?")),
    "timer": _text(_l("Hvor mange timer ekstra, måned for måned?"), _l("Skriv én måned på hver linje, siste tolv måneder.")),
    "onsket-prosent": _line(_l("Hvor stor stilling krever dere?"), _l("For eksempel 80 prosent.")),
    "uriktig": _text(_l("Hva er feil i advarselen?")),
    "egen-versjon": _text(_l("Hva sier medlemmet selv?")),
    "svarfrist": Fact("ahead", _l("Når vil dere ha svar?")),
    "varer-til": Fact("ahead", _l("Hvor lenge varer fullmakten?")),
    "valgte": _text(_l("Hvem ble valgt?"), _l("Skriv én på hver linje, med verv og tid.")),
    "beretning": _text(_l("Hva ble vedtatt om årsberetningen?")),
    "regnskap": _text(_l("Hva ble vedtatt om regnskapet?")),
    "saker": _text(_l("Hva ble vedtatt i innkomne saker?")),
    "plan": _text(_l("Hva ble vedtatt om handlingsplanen?")),
    "budsjett": _text(_l("Hva ble vedtatt om budsjettet?")),
    "frist": _line(_l("Hva er nærmeste frist?"), _l("Skriv dag og hva som må gjøres.")),
    "sammendrag": _text(_l("Hva handler saken om?"), _l("Kort, og bare det de må vite.")),
    "hendelser": _text(_l("Hvilke datoer er viktige?"), EACH),
    "logg": _text(_l("Hva har skjedd, dag for dag?"), _l("Skriv én hendelse på hver linje, med dag og hvem.")),
    "papirer": _text(_l("Hvilke papirer finnes?"), EACH),
    "anbefaling": _text(_l("Hva mener du de bør gjøre?")),
    "grunn": _text(_l("Hvorfor sender du saken videre?")),
    "bedt-om": _text(_l("Hva ber du dem om?")),
    "samtykke": _text(_l("Hva har medlemmet sagt ja til?"), _l("Skriv dagen også.")),
}
