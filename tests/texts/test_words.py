"""Words that a person in unsure hands can read (ux.md § 5), over every text there is."""

import re

import pytest

from klar.deadlines import TRIGGERS
from tests.conftest import World
from tests.routes.html import Page, words
from tests.routes.pages import LEADS_ON, Places, page_routes
from tests.shape.reading import each, templates
from klar.lix import lix
from tests.texts.words import bare, length, messages, sentences

BANNED = (
    "obligatorisk", "påkrevd", "vennligst", "foreta", "iht", "samt", "passkey", "synkroniser", "cache", "sesjon", "bruker", "brukere",
    "brukeren", "brukerne", "ugyldig", "feilkode",
)  # fmt: skip
UNMARKED = {"Klar", "–", "SMS"}
# A sentence of more than twelve words, and why it may be.
LONG: dict[str, str] = {}
LAW = ("klar/deadlines/", "klar/integrations/")  # the law's own words, with their source; read in full by few


@each(path for path in templates() if path.parent.name != "stil")  # samples, shown under klar demo only
def test_no_word_stands_unmarked_in_a_template(path) -> None:
    assert [(line, text) for line, text in bare(path) if not {*re.findall(r"[\w–]+", text)} <= UNMARKED] == []


def test_an_unmarked_word_would_be_seen(tmp_path) -> None:
    page = tmp_path / "x.html"
    page.write_text('<p class="hei">{{ _("Marked") }}</p>\n<p>Glemt</p>{# sagt #}{% if a > b %}<a aria-label="Glemt også">{% endif %}')
    assert [text for _line, text in bare(page)] == ["Glemt også", "Glemt"]


def test_there_are_many_words() -> None:
    assert len(messages()) > 300


@pytest.mark.parametrize("word", BANNED)
def test_a_banned_word_is_said_nowhere(word: str) -> None:
    assert [text for text in messages() if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)] == []


def test_a_sentence_has_at_most_twelve_words() -> None:
    long = {
        (length(sentence), sentence)
        for text, files in messages().items()
        for sentence in sentences(text)
        if length(sentence) > 12 and not all(file.startswith(LAW) for file in files)
    }
    assert {pair for pair in long if pair[1] not in LONG} == set()


def test_nothing_is_shouted() -> None:
    known = {"SMS", "NAV", "HMS", "OTP", "AFP", "SFO", "BankID", "PDF", "FILE", "KLAR", "WCAG"}
    loud = {word for text in messages() for word in re.findall(r"\b[A-ZÆØÅ]{3,}\b", text)}
    assert loud <= known and not [text for text in messages() if "!" in text or "..." in text]


def test_every_trigger_asks_a_question() -> None:
    assert [key for key, trigger in TRIGGERS.items() if not str(trigger.question).endswith("?")] == []


@pytest.mark.parametrize(("text", "count"), [("Hei.", [1]), ("Frist %(day)s. Ring nå.", [2, 2]), ("Kl. 09 i dag", [4]), ("", [])])
def test_sentences_are_counted(text: str, count: list[int]) -> None:
    assert [length(sentence) for sentence in sentences(text)] == count


def test_lix_is_the_known_measure() -> None:
    assert lix("Vi går tur. Vi går hjem.") == 3 and lix("Arbeidsgiver.") == 101


@pytest.fixture(scope="module")
def places(shared_world: World) -> Places:
    return Places(shared_world)


def shown(places: Places) -> dict[str, Page]:
    return {
        stop.name: Page(places.browser(stop.who).get(stop.address).text)
        for route in page_routes()
        if route.endpoint not in LEADS_ON
        for stop in places.stops(route)
    }


# Pages that are not measured, and why.
LISTS = {
    "follow_up.show": "reps and clubs, and why each",
    "networks.show": "clubs, people and their posts",
    "task.year": "what comes back in a year, with its source",
    "demo.people": "names",
    "demo.style": "every part there is",
    "members.people": "names",
    "members.workplaces": "names",
    "members.workplace": "names",
    "cases.mine": "cases, by what they are about and whose",
    "notat start": "cases to choose from",
    "notat sak": "the same",
    **dict.fromkeys(("del start", "frist start", "hendelse start", "hjelp start"), "the same"),
    "rettelse start": "the same",
    "rettelse sak": "the same",
    "hjelp til": "units, and who answers there",
    "person hvem": "names",
    "papir papir": "what papers are called",
    "papir wizard.check": "questions and answers, as the law has them",
    "sak gruppe": "ten names to choose from, hardly a sentence",
    "cases.all_deadlines": "the names of rules, as the law has them",
    "endring wizard.check": "the names of the event and of the deadlines, as the law has them",
    "hendelse wizard.check": "the name of the event, as the law has it, three times",
}


def test_pages_are_easy_to_read(places: Places) -> None:
    """LIX at most 30 where there are 60 words; a row or a button ends as a sentence does."""
    hard = {}
    for name, page in shown(places).items():
        text = readable(page)
        if len(text.split()) >= 60 and name not in LISTS and lix(text) > 30:
            hard[name] = round(lix(text))
    assert hard == {}


def readable(page: Page) -> str:
    """The page's words, each block a sentence."""
    blocks = [tag.text for tag in page.named("h1", "h2", "p", "b", "small", "li") if not page.within(tag, "p", "b", "small", "li")]
    return "\n".join(" ".join(block.split()) for block in blocks)


VERBS = "Avlys Slutt Utsett Gi Merk Rett Ring Send Skriv Lag Lagre Slett Behold Fortsett Gå Opprett Ta Tilføy Søk Logg Prøv Se Vis Finn Gjør Si Be Angre Endre Velg Legg Jeg Del Slå Les Trekk Publiser".split()
NOT_VERBS = {"Det var alle": "ends a list that one taps together", "Ja, varsle meg": "the words that leave to notify is given in (ux.md 36)", "Ferdig": "the task's own word (ux.md 31)"}


def test_the_one_action_of_a_page_is_a_short_verb(places: Places) -> None:
    """Buttons that do something; an answer to a question is in the question's words."""
    said = {
        " ".join(tag.text.split())
        for page in shown(places).values()
        for tag in page.named("button", "a")
        if "act" in tag.attrs.get("class", "").split()
    }
    odd = {text for text in said if not (1 <= len(re.sub(r"[\d ]{6,}$", "", text).split()) <= 4) or text.split()[0] not in VERBS}
    assert said and odd - NOT_VERBS.keys() == set()


def test_the_words_of_a_page_are_few(places: Places) -> None:
    """ux.md 11, roughly: lists and people's own words included, so twice the bar."""
    many = {name: len(words(page).split()) for name, page in shown(places).items() if name not in LISTS}
    assert {name: count for name, count in many.items() if count > 240} == {}
