"""Every paper made for a real case, in both languages, and read back from Word and PDF."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from klar.actions.case import NewCase, open_case
from klar.db import today
from klar.models.member import Member
from klar.papers import LANGUAGES, PAPERS, Made, needed
from tests.access.scenes import clubs, officers, plain_member
from tests.conftest import Browser, World
from tests.papers.making import CODE, SAMI, make, remade
from tests.papers.reading import HOLES, flat, in_pdf, in_word, pages, styles

NAME = "Áile Ŋuŧŧa-Čáhci Žđš"
TAPS_ONLY = {"krav-forhandling", "fullmakt"}  # the case knows the words
BOTH = [(name, language) for name in PAPERS for language in LANGUAGES]


@pytest.fixture(scope="module")
def case(shared_world: World) -> int:
    """A dismissal in a club, of a member whose name has every letter of the north."""
    club = clubs()[1]
    member = plain_member(club)
    Member.update(name=NAME).where(Member.id == member).execute()
    rep = officers(club.id, "club_leader")[0]
    return open_case(rep, NewCase("oppsigelse_person", club.id, (member,), trigger=("dismissal_received", today()))).id


@pytest.fixture(scope="module")
def rep(shared_world: World, case: int) -> Browser:
    return shared_world.enter(officers(clubs()[1].id, "club_leader")[0])


@pytest.fixture(scope="module")
def made(rep: Browser, case: int) -> dict[tuple[str, str], Made]:
    """In bokmål question by question; in nynorsk by changing that one answer."""
    read = {}
    for name in PAPERS:
        nb = make(rep, case, name)
        nn = remade(rep, nb, maal="nn")
        read |= {(name, language): Made(rep.get(f"{at}/fil").data, rep.get(f"{at}/word").data) for language, at in (("nb", nb), ("nn", nn))}
    return read


@pytest.mark.parametrize("both", BOTH, ids="-".join)
def test_nothing_is_left_open(both: tuple[str, str], made: dict) -> None:
    for text in (in_pdf(made[both].pdf), in_word(made[both].word)):
        assert HOLES.findall(text.replace("{klubb}", "")) == [] and len(text) > 150


@pytest.mark.parametrize("both", BOTH, ids="-".join)
def test_word_and_pdf_say_the_same(both: tuple[str, str], made: dict) -> None:
    printed = flat(in_pdf(made[both].pdf))
    for line in filter(None, in_word(made[both].word).replace("\t", "\n").split("\n")):
        assert flat(line) in printed, line


@pytest.mark.parametrize("both", BOTH, ids="-".join)
def test_what_was_typed_stands_there_letter_by_letter(both: tuple[str, str], made: dict) -> None:
    for text in (flat(in_pdf(made[both].pdf)), flat(in_word(made[both].word))):
        assert flat(f"{SAMI} {CODE}") in text or both[0] in TAPS_ONLY
        assert flat(NAME) in text or "medlem" not in needed(*both, {"enighet": "enige", "omfang": "arbeidsgiver"})
        assert "root:" not in text


@pytest.mark.parametrize("both", BOTH, ids="-".join)
def test_it_can_be_read_aloud(both: tuple[str, str], made: dict) -> None:
    pdf = made[both].pdf
    assert b"/MarkInfo" in pdf and b"/StructTreeRoot" in pdf
    title = next(text for style, text in styles(made[both].word) if style == "Title")
    assert pages(pdf).get_metadata_value("Title") == title
    assert f"/Lang({both[1]}" in pdf.decode("latin-1").replace(" ", "")


@pytest.mark.parametrize("both", BOTH, ids="-".join)
def test_word_has_headings_and_a_language(both: tuple[str, str], made: dict) -> None:
    assert f'w:lang w:val="{both[1]}-NO"'.encode() in ZipFile(BytesIO(made[both].word)).read("word/styles.xml")
    assert [style for style, _text in styles(made[both].word)].count("Title") == 1


@pytest.mark.parametrize("name", PAPERS)
def test_on_a4_with_club_and_case_at_the_head(name: str, made: dict, case: int) -> None:
    document = pages(made[name, "nb"].pdf)
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {(595, 842)}
    assert flat(in_pdf(made[name, "nb"].pdf)).startswith(flat(f"{clubs()[1].name} Sak {case}"))


def test_pages_are_numbered_when_there_are_several(made: dict) -> None:
    assert "1 / 2" in in_pdf(made["drofting", "nb"].pdf) and len(pages(made["drofting", "nb"].pdf)) == 2
    assert len(pages(made["fullmakt", "nb"].pdf)) == 1 and "1 / 1" not in in_pdf(made["fullmakt", "nb"].pdf)
