"""What a screen reader meets on the main kinds of page, in order; and a wizard without a finger or a mouse."""

import re

import pytest

from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.browser.tree import controls, tree

ALWAYS = ["Mer", "Ny sak", "Finn medlem", "Mine saker", "Mine oppgaver", "Få hjelp", "Vis hjelperen siden"]
TOP = [("link", "Tilbake"), ("link", "Mer")]
LANDMARKS = {"banner", "main", "contentinfo", "search", "navigation"}
RING = "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth) }"


def test_sign_in(phones: Phones) -> None:
    phone = phones().open("/velg-person")
    headings, people = ([node for node in tree(phone) if node.role == role] for role in ("heading", "button"))
    assert headings[0].level == 1 and {node.level for node in headings[1:]} == {2}
    assert len(people) > 20 and all(node.name for node in people)


def test_home(phones: Phones) -> None:
    """What waits stands first, and is whatever the tests before this one left; the rest is always the same."""
    found = controls(phones("club_leader"))
    assert {role for role, _name in found} == {"link"}
    names = [next((own for own in ALWAYS if name.startswith(own)), name) for _role, name in found]
    asked = [name for name in names if name in ALWAYS]
    assert asked == [name for name in ALWAYS if name in asked] and {"Mer", "Ny sak", "Mine saker", "Få hjelp"} <= {*asked} and len(names) <= 8


def test_a_question(phones: Phones) -> None:
    phone = phones("club_leader").open("/ny/oppgave")
    nodes = [node for node in tree(phone) if node.role in (*LANDMARKS, "heading", "link", "button")]
    assert [node.role for node in nodes][:5] == ["banner", "link", "link", "main", "heading"] and nodes[4].name == phone.heading
    assert {node.role for node in nodes[5:-2]} <= {"button", "link"} and nodes[-2].role == "contentinfo"


def test_a_case(phones: Phones, ids: dict[str, int]) -> None:
    phone = phones("club_leader").open(f"/saker/{ids['case_id']}")
    headings = [(node.level, node.name) for node in tree(phone) if node.role == "heading"]
    assert headings[0] == (1, phone.heading) and (2, "Det som har skjedd") in headings and {level for level, _name in headings} == {1, 2}
    assert controls(phone)[:2] == TOP and controls(phone)[-1][1].startswith("Få hjelp")


def test_a_list_and_its_search(phones: Phones) -> None:
    phone = phones("club_leader").open("/saker")
    assert [role for role, _name in controls(phone)][:4] == ["link", "link", "searchbox", "button"]
    nodes = [node.role for node in tree(phone) if node.role in LANDMARKS or node.role == "list"]
    assert nodes[:3] == ["banner", "main", "search"] and "list" in nodes and nodes[-1] == "contentinfo"


def test_an_error(phones: Phones) -> None:
    phone = phones("club_leader")
    phone.expected = "404"
    assert controls(phone.open("/finnes-ikke"))[0][1] == "Tilbake" and [node.name for node in tree(phone) if node.role == "heading"] == [phone.heading]


def test_an_answer_that_is_missing_is_told_first(phones: Phones) -> None:
    phone = phones("club_leader", 5).open("/ny/oppgave").tap("Noe annet")
    phone.expected = "422"
    nodes = tree(phone.tap(phone.page.locator(".act")))
    places = {role: next(place for place, node in enumerate(nodes) if node.role == role) for role in ("alert", "heading", "textbox")}
    assert places["alert"] < places["heading"] < places["textbox"]


def reach(phone: Phone, name: str) -> Phone:
    """Tab to the control that is called so, each time with a ring that can be seen."""
    for _time in range(40):
        phone.page.keyboard.press("Tab")
        assert phone.page.evaluate(RING) >= 3
        if phone.page.evaluate("document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText || ''").startswith(name):
            return phone
    raise AssertionError(f"{name} is not reached")


def press(phone: Phone, name: str) -> Phone:
    with phone.page.expect_navigation():
        reach(phone, name).page.keyboard.press("Enter")
    return phone


def test_a_wizard_by_keyboard_alone(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 8, script=script)
    press(press(phone.open("/oppgaver"), "Ny oppgave"), "Noe annet")
    reach(phone, phone.page.locator("label").inner_text()).page.keyboard.type("Kjøp kake til Kari")
    press(press(phone, phone.page.locator(".act").inner_text()), "I dag")
    assert "Kjøp kake til Kari" in phone.open("/oppgaver").words


@pytest.mark.parametrize("size", [(900, 700), (1180, 820)])
def test_the_list_stands_beside_the_page_where_there_is_room(size: tuple[int, int], phones: Phones, ids: dict[str, int]) -> None:
    phone = phones("club_leader", viewport=dict(zip(("width", "height"), size, strict=True))).open(f"/saker/{ids['case_id']}")
    listed = phone.page.get_by_role("navigation", name="Mine saker")
    phone.until(lambda: listed.is_visible())
    boxes = [where.bounding_box() for where in (phone.page.locator("main"), listed)]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1 and abs(boxes[0]["y"] - boxes[1]["y"]) < 2
    assert listed.locator("[aria-current]").get_attribute("href") == f"/saker/{ids['case_id']}"
    assert re.fullmatch(r"/saker/\d+", phone.tap(listed.locator("a:not([aria-current])").first).path)


def test_a_phone_does_not_ask_for_the_list(phones: Phones, ids: dict[str, int]) -> None:
    phone, asked = phones("club_leader"), []
    phone.page.on("request", lambda request: asked.append(request.url.removeprefix(phone.base)))
    phone.open(f"/saker/{ids['case_id']}").page.wait_for_load_state("networkidle")
    assert "/saker" not in asked and not phone.page.locator(".beside").is_visible()
