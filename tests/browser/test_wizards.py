"""Every question of every wizard, fresh and answered, its errors, its check page and the way out, within the bars."""

import re
from collections.abc import Callable

import pytest

from klar.models.club_tasks import CLUB_TASKS
from klar.wizards import WIZARDS
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import answer_case, open_case
from tests.browser.phone import Phone

WORDS = 40  # in a question, what people wrote and the answers left out
LISTS = {  # questions whose answers are a list, and of what
    "hvem": "members", "medlemmer": "members", "gruppe": "the eight groups of cases", "type": "types of case", "sak": "open cases",
    "omfang": "what a member can say yes to", "hva": "events of the law", "hendelse": "events of the case", "frist": "deadlines of the case", "linje": "lines one has written", "part": "the officers of the club", "for": "the officers of the club",
    "verv": "reps to call", "samtale": "talks", "post": "what the club remembers", "klubb": "clubs", "slag": "kinds of meeting", "enhet": "units", "runde": "rounds",
    "gren-1": "branches", "gren-2": "branches", "prosent": "shares of a position", "samling": "gatherings", "fra": "clubs", "artikkel": "articles",
}  # fmt: skip

# One asks other questions for each paper: test_papers.py; one of a closed case: test_ending.py; one of what one came to: test_gathering.py.
ELSEWHERE = {"papir", "lagring", "evaluering"}
LIKE = re.compile("t[234].*|.*-[23]|gren-[0-9]{1,2}")  # of a meeting with the club: the other levels, and more steps, are asked as the first are
HELPED = ("ring", "enige", "klubbsamtale", "ringerunde", "samtaleguide", "samling", "inviter")
FOR_HELPERS = {**dict.fromkeys(HELPED, "branch_leader"), "nettverk": "county_leader", "rapport": "coordinator", "artikkel": "centre_adviser", "endre-artikkel": "centre_adviser"}
MANY = {"klubbsamtale", "nettverk"}
WITH_SUBSTITUTE = {"vara": 8, "endre-avtale": 0, "referat": 0}  # the leader whose club has one


def whose(name: str, nth: int) -> tuple[str, int]:
    """The person whose wizard it is; the `nth` of the leaders when it is for all of them."""
    return (FOR_HELPERS[name], 0) if name in FOR_HELPERS else ("club_leader", WITH_SUBSTITUTE.get(name, nth))


def first(phone: Phone) -> None:
    phone.tap(phone.page.locator(".answer").first)


def tap(name: str) -> Callable[[Phone], None]:
    return lambda phone: phone.tap(name) and None


def write(text: str) -> Callable[[Phone], None]:
    def fill(phone: Phone) -> None:
        phone.page.locator("#answer").fill(text)
        phone.tap(phone.page.locator(".act:not(.quiet)"))

    return fill


def newest(phone: Phone) -> None:
    """The case opened last: the one whose member has not yet said yes to the branch."""
    numbers = [int(answer.get_attribute("value")) for answer in phone.page.locator(".answer").all()]
    phone.tap(phone.page.locator(f".answer[value='{max(numbers)}']"))


def dated(phone: Phone) -> None:
    """The first case that has events, and so deadlines."""
    for number in [answer.get_attribute("value") for answer in phone.page.locator(".answer").all()]:
        phone.tap(phone.page.locator(f".answer[value='{number}']"))
        if phone.page.locator(".answer").count():
            return
        phone.page.go_back()


def branch(phone: Phone) -> None:
    """The unit that the member must have said yes to; in the club nobody is asked."""
    phone.tap(phone.page.locator(".answer", has_text="fagforening").first)


def two_members(phone: Phone) -> None:
    phone.page.get_by_role("searchbox").fill("an")
    phone.tap("Søk").tap(phone.page.locator("#results .answer").first).tap("Det var alle")


def case_of_two(phone: Phone) -> None:
    """A case about two members, of whom one may have said yes and the other not."""
    phone.open("/ny/sak").tap("Flere")
    for place in (0, 1):
        phone.page.get_by_role("searchbox").fill("an")
        phone.tap("Søk").tap(phone.page.locator("#results .answer").nth(place))
    answer_case(phone.tap("Det var alle")).tap("Opprett saken")


def last_week(phone: Phone) -> None:
    for field, number in zip(phone.page.locator(".date input").all(), ("1", "11", "2026"), strict=True):
        field.fill(number)
    phone.tap("Fortsett")


def next_year(phone: Phone) -> None:
    for field, number in zip(phone.page.locator(".date input").all(), ("1", "2", "2027"), strict=True):
        field.fill(number)
    phone.tap("Fortsett")


# How each step is answered so that the path passes all of them. None: the wizard would be over, so it is only looked at.
WALKS: dict[str, dict[str, Callable[[Phone], None] | None]] = {
    "sak": {
        "hvem": tap("Flere"), "medlemmer": two_members, "gruppe": tap("Advarsel og"), "type": tap("Oppsigelse"), "dato": tap("Annen dato"), "annen-dato": last_week,
        "inhabil": tap("Ja, en annen"), "part": first, "samtykke": tap("Jeg har ikke"), "hendt": write("Møte på mandag."),
        "onske": write("Beholde jobben."), "haster": tap("Nei"), "eget-1": tap("Ja"), "eget-2": last_week, "eget-3": tap("Nei"),
    },
    "oppgave": {"sak": None, "hva": tap("Noe annet"), "tekst": write("Kjøp kake"), "naar": tap("Annen dato"), "dato": None},
    "utsett": {"oppgave": first, "naar": tap("Annen dato"), "dato": None},
    "gi-bort": {"oppgave": first, "hvem": None},
    "gjenta": {"oppgave": first, "ofte": None},
    "del-opp": {"oppgave": first, "tekst": None},
    "notat": {"sak": first, "tekst": None},
    "hendelse": {"sak": first, "hva": first, "dato": tap("Annen dato"), "annen-dato": last_week},
    "samtale": {"sak": first, "hvem": tap("Arbeidsgiver"), "tekst": None},
    "mote": {
        "sak": first, "dato": tap("Annen dato"), "annen-dato": last_week, "deltok": write("Lederen og jeg"), "tekst": write("Vi ble enige."),
        "avtalt": tap("Ja"), "steg": write("Send brevet"), "naar": tap("Annen dato"), "frist": next_year,
    },
    "rettelse": {"sak": newest, "linje": first, "tekst": None},
    "merke": {"sak": newest, "linje": None, "hva": tap("Pålagt taushet"), "kilde": write("Ledelsen"), "dato": tap("Annen dato"), "annen-dato": None},
    "endring": {"sak": dated, "hendelse": first, "hva": tap("Det var en"), "dato": last_week},
    "frist": {"sak": dated, "frist": first, "hva": tap("Det skal være"), "dato": last_week, "tekst": write("Avtalt skriftlig.")},
    "status": {"sak": first, "sett": None, "hvordan": tap("Jeg venter"), "hvem": first, "til": tap("Annen dato"), "dato": None, "gikk": None, "laerte": None, "tekst": None},  # the last three: test_ending.py
    "hjelp": {"sak": newest, "hva": tap("Be om"), "til": branch, "tekst": write("Hva gjør jeg?"), "mye": tap("Bare sammendraget"), "ja": tap("Ja")},
    "vara": {"hvem": first, "for": first, "lenge": tap("2 uker")},
    "del": {"sak": first, "hvem": first, "lov": tap("Bare lese"), "lenge": tap("1 uke"), "tekst": write("Du kan turnus.")},
    "person": {
        "sak": first, "rolle": tap("Vitne"), "hvem": tap("En annen"), "navn": write("Leder Ledersen"), "stilling": write("Leder"),
    },
    "ja": {"sak": newest, "hvem": first, "omfang": first, "maate": tap("Muntlig"), "lenge": tap("1 år"), "dato": tap("I dag")},
    "deltaker": {"sak": first, "hvem": first, "lov": tap("Bare lese")},
    "avtale": {
        "klubb": first, "tittel": write("Langturnus"), "fra": tap("Annen dato"), "fra-dato": last_week, "til": tap("Ja, en dato"), "til-dato": last_week,
        "om": write("Helg hver tredje uke."), "sted": write("I permen."),
    },
    "endre-avtale": {
        "post": first, "tittel": write("Langturnus"), "fra": tap("Annen dato"), "fra-dato": last_week, "til": tap("Ja, en dato"), "til-dato": last_week,
        "om": write("Helg hver tredje uke."), "sted": write("I permen."),
    },
    "kontakt": {"klubb": first, "hva": tap("Noe annet"), "annet": write("Vaktmester"), "navn": write("Kari Vold"), "telefon": None},
    "klubbmote": {"klubb": first, "slag": tap("Årsmøte"), "dato": last_week, "sted": write("Klokka 14."), "punkter": write("Valg")},
    "referat": {"post": first, "tekst": None},
    "overlevering": {"klubb": first, "forst": write("Ring HR."), "ring": write("Verneombudet."), "avtalt": None},
    "ring": {"verv": first, "utfall": tap("Vi snakket"), "igjen": None, "stemning": tap("Bra"), "hjelp": tap("Kurs"), "mote": tap("Ja"), "dato": None},
    "klubbsamtale": {
        "klubb": first, "niva": tap("Kommet i gang"), **{code.lower(): tap("Delvis") for code, task in CLUB_TASKS.items() if task.level == 1},
        "steg-1": write("Kurs i mars."), "hvem-1": first, "naar-1": tap("Om en måned"), "mer-1": tap("Nei"),
    },
    "nettverk": {"navn": write("Fjellnettverket"), "hvem": first, "prosent": tap("40 prosent"), "lenge": tap("Ett år"), "gren-1": first, "gren-2": tap("Det var alle")},
    "rapport": {"nettverk": first, "maned": first, "tekst": write("Vi har ringt."), "plan": None},
    "artikkel": {"gruppe": tap("Advarsel og"), "type": tap("Advarsel"), "tittel": write("Når noen blir advart"), "tekst": None},
    "endre-artikkel": {"artikkel": first, "tittel": write("Når noen blir advart"), "tekst": None},
    "enige": {"samtale": first, "tekst": None},
    "ringerunde": {"enhet": None, "navn": write("Høst"), "hvem": tap("Alle"), "tekst": write("Hvordan går det?\nNok å gjøre?\nKurs i mars?"), "ro": tap("Ingen")},
    "samtaleguide": {"runde": first, "tekst": None},
    "samling": {
        "enhet": first, "slag": tap("Kurs"), "navn": write("Lønn og tariff"), "dato": next_year, "klokka": write("10 til 15"), "hvor": tap("På et sted"),
        "sted": write("Folkets hus"), "km": write("40"), "plasser": write("20"), "penger": first, "fra": first, "hvem": first,
    },
    "inviter": {"samling": first, "fra": first, "hvem": first},
    "nodtilgang": {"nummer": write("14"), "tekst": write("Fristen går ut, og ingen svarer.")},
}  # fmt: skip


def look(phone: Phone, step: str, *, brief: bool = False) -> list[str]:
    found = breaches(phone, lists=LISTS.get(step, ""), words=WORDS, question=True, brief=brief)
    return [f"{step}: {line}" for line in [*found, *faults(phone)]]


def step_of(phone: Phone, name: str) -> str:
    """The step the phone stands on; a wizard's own address asks its first question."""
    parts = phone.path.removeprefix(f"/ny/{name}").split("/")
    return parts[2] if parts[2:] else next(step for step, answer in WALKS[name].items() if answer)


def walk(phone: Phone, name: str) -> tuple[list[str], list[str]]:
    """From the first question to the last: what breaks a bar, and the steps that were asked."""
    found, seen = [], []
    phone.open(f"/ny/{name}")
    while (step := step_of(phone, name)) != "sjekk":
        found += look(phone, step)
        seen.append(step)
        if not WALKS[name][step]:
            break
        WALKS[name][step](phone)
    return found, seen


def ring(phone: Phone) -> None:
    """A talk with whoever waits."""
    phone.open("/ny/ring").tap(phone.page.locator(".answer").first).tap("Vi snakket").tap("Bra").tap("Ingenting nå").tap("Nei")


def prepared(phone: Phone, name: str) -> Phone:
    """With what the wizard is about."""
    if name in ("hjelp", "rettelse", "merke"):
        open_case(phone, "Jeg har ikke spurt")
    if name in ("rettelse", "merke"):
        write("Vi venter på svar.")(phone.tap("Skriv et notat"))
    if name == "enige":
        ring(phone)
    if name == "samtaleguide":
        write("Høst")(phone.open("/ny/ringerunde"))
        phone.tap("Alle jeg").tap("Fortsett").tap("Lag runden")
    if name == "ja":
        case_of_two(phone)
    return phone


@pytest.mark.parametrize("name", [name for name in WIZARDS if name not in ELSEWHERE])
def test_every_question_is_within_the_bars(phones: Phones, name: str) -> None:
    phone = prepared(phones(*whose(name, 3)), name)
    found, seen = walk(phone, name)
    draft = phone.path.rsplit("/", 1)[0]
    for step in WALKS[name]:
        phone.open(f"{draft}/{step}")
        found += look(phone, step, brief=step in seen)
        if step not in seen and WALKS[name][step]:
            WALKS[name][step](phone)
    assert found == []
    assert set(WALKS[name]) == {step.name for step in WIZARDS[name].steps if name not in MANY or step.name in WALKS[name] or not LIKE.fullmatch(step.name)}


@pytest.mark.parametrize("name", [name for name in WIZARDS if WIZARDS[name].checked and name not in ELSEWHERE])
def test_check_page_is_within_the_bars(phones: Phones, name: str) -> None:
    phone = phones(*whose(name, 4))
    phone.open(f"/ny/{name}")
    while not phone.path.endswith("/sjekk"):
        WALKS[name][step_of(phone, name)](phone)
    assert breaches(phone, lists="answers given", words=60) + faults(phone) == []


@pytest.mark.parametrize(("name", "step"), [("oppgave", "tekst"), ("sak", "annen-dato")])
def test_an_empty_answer_is_met_within_the_bars(phones: Phones, name: str, step: str) -> None:
    phone = phones("club_leader", 5).open(f"/ny/{name}")
    phone.expected = "422"
    while step_of(phone, name) != step:
        WALKS[name][step_of(phone, name)](phone)
    phone.tap(phone.page.locator(".act:not(.quiet)"))
    assert phone.page.title().startswith("Feil:")
    assert phone.page.evaluate("document.activeElement.className") == "error-summary"
    found = breaches(phone, words=WORDS + 12, question=True) + faults(phone)  # the error is at most 12 words
    assert found == []


def test_deleting_a_draft_takes_two_steps(phones: Phones) -> None:
    phone = phones("club_deputy_leader").tap("Ny sak")
    first(phone)
    assert breaches(phone.open()) == [], "Home with something to go on with"
    phone.tap("Fortsett der").tap("Slett utkastet")
    assert breaches(phone) + faults(phone) == []
    assert phone.tap("Slett utkastet").path == "/" and "Fortsett der" not in phone.words
