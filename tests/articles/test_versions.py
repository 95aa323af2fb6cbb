"""What was read once stays as it was: each version, what it changed, and when it is to be looked at again."""

from datetime import timedelta

import pytest

from klar.actions.article import change_article, send_article, withdraw_article
from klar.actions.both import Changed
from klar.db import today
from klar.models.article import ArticleVersion
from klar.views.article_lines import blocks, changed
from tests.articles.conftest import TEXT, Centre
from tests.conftest import World


def test_a_text_that_is_read_never_changes(centre: Centre) -> None:
    made = centre.publishes()
    before = centre.version(made, 1).__data__
    change_article(centre.writer, made, 1, "Ny tittel", "Ny tekst.")
    assert centre.version(made, 1).__data__ == before
    assert (centre.article(made).published, centre.article(made).latest, centre.article(made).status) == (1, 2, "draft")
    assert centre.version(made, 2).title == "Ny tittel"


def test_until_the_next_is_let_through_the_last_one_is_read(centre: Centre, world: World) -> None:
    made, rep = centre.publishes(), world.sign_in("club_leader")
    change_article(centre.writer, made, 1, "Ny tittel", "Ny tekst.")
    send_article(centre.writer, made)
    assert "Ny tekst." not in rep.get(f"/veiledning/{made}").text and "Ny tittel" not in rep.get("/veiledning").text
    centre.lets_through(made)
    page = rep.get(f"/veiledning/{made}").text
    assert "Ny tekst." in page and "<dd>2</dd>" in page


def test_saving_ones_own_draft_again_is_the_same_version(centre: Centre) -> None:
    made = centre.writes()
    change_article(centre.writer, made, 1, "Bedre", "Bedre tekst.")
    assert ArticleVersion.select().where(ArticleVersion.article == made).count() == 1
    assert (centre.version(made, 1).title, centre.article(made).turn) == ("Bedre", 2)


def test_a_text_that_waits_is_a_draft_again_when_it_is_changed(centre: Centre) -> None:
    made = centre.sends()
    change_article(centre.writer, made, 1, "Bedre", "Bedre tekst.")
    assert centre.article(made).status == "draft"


def test_whoever_saves_second_is_shown_both(centre: Centre) -> None:
    made = centre.writes()
    change_article(centre.writer, made, 1, "Først", "Den første.")
    with pytest.raises(Changed) as both:
        change_article(centre.reviewer, made, 1, "Så", "Den andre.")
    assert "Den første." in both.value.saved.text and "Den andre." in both.value.mine
    assert centre.version(made, centre.article(made).latest).body == "Den første."


def test_withdrawn_it_is_read_by_advisers_alone(centre: Centre, world: World) -> None:
    made, rep = centre.publishes(), world.sign_in("club_leader")
    withdraw_article(centre.writer, made)
    missing = rep.get("/veiledning/999999").data
    assert [rep.get(f"/veiledning/{made}{page}").data == missing for page in ("", "/historie")] == [True, True]
    assert "Når noen blir advart" not in rep.get("/veiledning").text
    adviser = world.enter(centre.writer)
    assert adviser.get(f"/veiledning/{made}").location == f"/veiledning/arbeid/{made}" and "Trukket tilbake" in adviser.get(f"/veiledning/arbeid/{made}").text
    change_article(centre.writer, made, 1, "Igjen", "Ny tekst.")
    centre.lets_through(made)
    assert "Ny tekst." in rep.get(f"/veiledning/{made}").text


def test_history_tells_what_each_version_changed(centre: Centre, world: World) -> None:
    made = centre.publishes()
    change_article(centre.writer, made, 1, "Når noen blir advart", TEXT.replace("Ro først.", "Pust først."))
    centre.lets_through(made)
    change_article(centre.writer, made, 2, "Når noen blir advart", "Bare et utkast.")
    page = world.sign_in("club_leader").get(f"/veiledning/{made}/historie").text
    assert "Pust først." in page and "<s>Ro først.</s>" in page and "Skriv kort." not in page and "Bare et utkast." not in page
    assert page.index("Versjon 2") < page.index("Versjon 1")


def test_an_old_text_says_so(centre: Centre, world: World) -> None:
    made, rep, adviser = centre.publishes(), world.sign_in("club_leader"), world.enter(centre.writer)
    assert "ikke sett på igjen" not in rep.get(f"/veiledning/{made}").text and "Bør ses på igjen" not in adviser.get("/veiledning/arbeid").text
    ArticleVersion.update(look_on=today() - timedelta(days=1)).execute()
    assert "ikke sett på igjen" in rep.get(f"/veiledning/{made}").text and "Bør ses på igjen" in adviser.get("/veiledning/arbeid").text


def test_paragraphs_headings_and_lists() -> None:
    assert [tuple(block) for block in blocks(TEXT)] == [("p", ["Ro først."]), ("h2", ["Svar skriftlig"]), ("p", ["Skriv kort."]), ("ul", ["Les brevet", "Ring fagforeningen"])]
    assert [tuple(block) for block in blocks("Gjør dette:\n- en\n- to\nSlutt.\n\n\n")] == [("p", ["Gjør dette:"]), ("ul", ["en", "to"]), ("p", ["Slutt."])]
    assert blocks("") == [] and [block.kind for block in blocks("<h1>Hei</h1>")] == ["p"]


def test_what_both_say_is_left_out() -> None:
    assert changed("En.\n\nTo.\n\nTre.", "En.\n\nTo og en halv.\n\nTre.\n\n- fire") == [("gone", "To."), ("new", "To og en halv."), ("new", "- fire")]
    assert changed("En.\nTo.", "En.\n\nTo.") == []
