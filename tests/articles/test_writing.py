"""An adviser writes, and another goes through it: in the pages they do it on."""

import re

from klar.models.article import Article, ArticleVersion
from tests.articles.conftest import TEXT, Centre
from tests.conftest import Browser, World

HEAVY = "Arbeidsgiverorganisasjonenes representasjonsordninger forutsetter hensiktsmessige drøftingsbestemmelser."


def write(browser: Browser, *answers: str, at: str = "/ny/artikkel") -> str:
    """Through the questions; returns where it ends."""
    for said in answers:
        at = browser.post(at, answer=said).location
    return at


def test_from_the_first_question_to_everybody(centre: Centre, world: World) -> None:
    writer, reviewer, rep = world.enter(centre.writer), world.enter(centre.reviewer), world.sign_in("club_leader")
    at = write(writer, "oppsigelse", "advarsel", "Når noen blir advart", TEXT)
    page = writer.get(at).text
    assert "<h2>Svar skriftlig</h2>" in page and "<li>Les brevet</li>" in page and "Utkast" in page and "litt tung" not in page
    assert rep.get(at.replace("arbeid/", "")).status_code == 404
    writer.post(f"{at}/send", page=at)
    assert "En annen rådgiver må gå gjennom teksten." in writer.get(at).text and "Publiser" not in writer.get(at).text
    assert "Venter på gjennomgang" in reviewer.get("/veiledning/arbeid").text
    turn = re.search(r'name="turn" value="(\d+)"', reviewer.get(at).text)[1]
    read = reviewer.post(f"{at}/publiser", page=at, turn=turn).location
    assert "Ro først." in rep.get(read).text and "Sist gjennomgått" in rep.get(read).text and "juridisk rådgiver" in rep.get(read).text


def test_all_types_of_a_group(centre: Centre, world: World) -> None:
    write(world.enter(centre.writer), "arbeidstid", "all", "Om arbeidstid", "Kort.")
    assert Article.get().types == " turnus_arbeidsplan overtid_hvile redusert_fleksibel "


def test_a_heavy_text_is_told_of_kindly_and_saved(centre: Centre, world: World) -> None:
    writer = world.enter(centre.writer)
    assert "Teksten er litt tung." in writer.get(write(writer, "oppsigelse", "advarsel", "Tung", HEAVY)).text
    assert ArticleVersion.get().body == HEAVY


def test_sent_back_with_a_line_of_why(centre: Centre, world: World) -> None:
    made, writer, reviewer = centre.sends(), world.enter(centre.writer), world.enter(centre.reviewer)
    at = f"/veiledning/arbeid/{made}"
    assert reviewer.post(f"{at}/tilbake", answer=" ").status_code == 422
    assert writer.get(f"{at}/tilbake").status_code == 404
    reviewer.post(f"{at}/tilbake", answer="Fristen er feil.")
    assert "Fristen er feil." in writer.get(at).text and "Send til gjennomgang" in writer.get(at).text


def test_two_who_write_at_once_lose_nothing(centre: Centre, world: World) -> None:
    made = centre.writes()
    one, other = world.enter(centre.writer), world.enter(centre.reviewer)
    start, change = f"/ny/endre-artikkel?artikkel={made}.1", f"/veiledning/arbeid/{made}"
    first = one.post(start, answer="Den ene").location
    second = other.post(start, answer="Den andre").location
    assert one.post(first, answer="Min tekst.").location == change
    both = other.post(second, answer="Vår tekst.")
    assert both.status_code == 409 and "Min tekst." in both.text and "Vår tekst." in both.text
    again = re.search(r'<form method="post" action="([^"]+)"', both.text.split("<main")[1])[1]
    seen = re.search(r'name="seen" value="(\d+)"', both.text)[1]
    assert other.post(again, page="/mer", keep="mine", seen=seen).location == change
    assert ArticleVersion.get(ArticleVersion.number == 2).body == "Vår tekst." and ArticleVersion.get(ArticleVersion.number == 1).body == "Min tekst."


def test_a_change_begins_with_what_stands_there(centre: Centre, world: World) -> None:
    made, writer = centre.writes(), world.enter(centre.writer)
    start = f"/ny/endre-artikkel?artikkel={made}.1"
    assert 'value="Når noen blir advart"' in writer.get(start).text
    assert "- Ring fagforeningen" in writer.get(writer.post(start, answer="Ny").location).text


def test_a_long_title_is_refused_and_kept(centre: Centre, world: World) -> None:
    writer, title = world.enter(centre.writer), "Lang tittel " * 9
    at = write(writer, "oppsigelse", "advarsel")
    refused = writer.post(at, answer=title)
    assert refused.status_code == 422 and "Kort den ned." in refused.text and title.strip() in refused.text


def test_others_have_no_page_to_write_on(centre: Centre, world: World) -> None:
    made = centre.sends()
    for role in ("club_leader", "branch_leader", "county_leader", "data_protection_officer", "administrator"):
        other = world.sign_in(role)
        pages = ("/ny/artikkel", "/ny/endre-artikkel", "/veiledning/arbeid", f"/veiledning/arbeid/{made}", f"/veiledning/arbeid/{made}/tilbake", f"/veiledning/arbeid/{made}/trekk")
        assert {other.get(page).status_code for page in pages} == {403}
        assert "Skriv og gå gjennom" not in other.get("/veiledning").text
