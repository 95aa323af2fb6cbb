"""The journeys of ux.md § 4 on a small phone, with and without script, within their taps."""

import re
from functools import partial

from tests.browser.conftest import Phones
from tests.browser.flows import MEMBER, answer_case, found, look_up, search
from tests.browser.hand import Hand

SIZE = "parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"


def test_new_case_with_a_member_used_lately(phones: Phones, script: bool) -> None:
    phone = look_up(phones("club_leader", 1, script=script))
    answer_case(phone.tap("Ny sak").pick(MEMBER)).tap("Opprett saken")
    phone.within(8, 0)
    assert re.fullmatch(r"/saker/\d+", phone.path) and "Feil lønn" in phone.heading


def test_new_case_with_a_member_found_by_search(phones: Phones, script: bool) -> None:
    phone = search(phones("club_leader", 2, script=script).tap("Ny sak"), "an")
    name = phone.text(found("an"))
    answer_case(phone.pick(found("an"))).tap("Opprett saken")
    phone.within(9, 4)
    assert name in phone.words


def test_call_a_member_used_lately(phones: Phones, script: bool) -> None:
    phone = look_up(phones("club_leader", 3, script=script)).tap("Finn medlem")
    assert re.fullmatch(r"\+?\d{8,}", phone.rings("Ring "))
    phone.within(2, 0)


def test_find_a_member_and_call(phones: Phones, script: bool) -> None:
    phone = search(phones("club_leader", 4, script=script).tap("Finn medlem"), "an")
    phone.pick(found("an"))
    assert re.fullmatch(r"\+?\d{8,}", phone.rings("Ring "))
    phone.within(3, 3)


def test_find_a_member_from_the_workplace(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 4, script=script).tap("Finn medlem").tap("Finn via arbeidsplassen")
    for _ in ("workplace", "department", "member"):
        phone.pick("main a.row")
    assert phone.sees("Ring ")


def make_task(phone: Hand) -> Hand:
    phone.tap("Mine oppgaver").tap("Ny oppgave").tap("Ring medlemmet").tap("I dag").open()
    phone.taps = 0
    return phone


def test_finish_a_task_and_undo(phones: Phones, script: bool) -> None:
    phone = make_task(phones("club_deputy_leader", 3, script=script)).tap("Mine oppgaver")  # has begun nothing else
    tasks = partial(phone.count, "#tasks .check")
    before = tasks()
    phone.tap("Ferdig", stays=script).until(lambda: tasks() == before - 1)
    phone.within(2, 0)
    if not script:
        phone.tap("Se det som er ferdig")
    phone.tap("Angre", stays=script).until(lambda: phone.sees("Ferdig")).open("/oppgaver")
    assert tasks() == before


def test_log_a_call_on_a_case(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 6, script=script).tap("Mine saker")
    phone.pick("main a.row")
    before = phone.text(".time").count("Ringte medlemmet")
    phone.tap("Jeg ringte")
    phone.within(3, 0)
    assert phone.text(".time").count("Ringte medlemmet") == before + 1
    phone.tap("Angre")
    assert phone.text(".time").count("Ringte medlemmet") == before


def test_change_one_answer_from_the_check_page(phones: Phones, script: bool) -> None:
    phone = look_up(phones("club_leader", 7, script=script))
    answer_case(phone.tap("Ny sak").pick(MEMBER))
    phone.taps = 0
    phone.tap(re.compile("Hva har medlemmet sagt ja til")).tap("Jeg har ikke spurt")
    phone.within(2, 0)
    assert phone.path.endswith("/sjekk") and "Jeg har ikke spurt" in phone.words


def test_an_answer_given_before_is_marked(phones: Phones) -> None:
    phone = look_up(phones("club_leader", 7))
    answer_case(phone.tap("Ny sak").pick(MEMBER)).tap(re.compile("Er du eller"))
    assert phone.text(".answer.chosen").split("\n") == ["Nei", "Ditt svar"]


def test_larger_text_from_anywhere(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 8, script=script)
    before = phone.open("/saker?vis=ferdige").evaluate(SIZE)
    phone.tap("Mer").tap("Størst")
    phone.within(2, 0)
    assert phone.evaluate(SIZE) == before * 1.3
    assert phone.tap("Normal").text("[aria-pressed=true]") == "Normal"


def test_sign_in_again_on_a_known_device(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 8, script=script, fresh=True).tap("Mer").tap("Logg ut")
    phone.within(2, 0)
    phone.taps = 0
    phone.tap("Logg inn igjen").pick("main button.row").within(2, 0)
    assert phone.path == "/"
