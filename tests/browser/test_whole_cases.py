"""Whole cases on a small phone, from the first word to the last, with and without script, within their taps."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta

from klar.db import today
from klar.papers import FACTS
from tests.browser.conftest import Phones
from tests.browser.flows import MEMBER, branch_of, look_up, open_case
from tests.browser.phone import Phone
from tests.browser.server import START, Server
from tests.browser.test_handover import desk
from tests.browser.test_papers import answer, step_of
from tests.engine import place

NOTE, SAID, WORD = "Nattevaktene er ikke spurt.", "Som avtalt i møtet.", "Kranlekkasje"
FIRST, CALL, AGREED, RULE = "Ring i saken om lønn.", "Verneombudet.", "Møte hver fredag.", "Avtale om helgevakter"


def write(phone: Phone, text: str) -> Phone:
    """Answers a question in words, and taps the page's one button."""
    phone.page.locator("#answer").fill(text)
    phone.typed += len(text)
    return phone.tap(phone.page.locator(".act:not(.quiet)"))


def paper(phone: Phone, title: str, last: bool = False) -> Phone:
    """From the case's page to a paper that is made, every question of it answered."""
    phone.tap("Gjør noe mer").tap("Lag et papir").tap(title)
    while (step := step_of(phone)) != "sjekk":
        if FACTS[step].kind in ("line", "text"):
            write(phone, SAID)
        else:
            answer(phone, step, last)
    return phone.tap("Lag papiret")


def row(phone: Phone, path: str) -> Phone:
    return phone.tap(phone.page.locator(f"main a.row[href='{path}'], main a.row[href^='{path}?']").first)


def about_club(phone: Phone) -> Phone:
    """A common case of the whole club, about its shift plan."""
    return phone.tap("Ny sak").tap("Alle i ").tap("Arbeidstid").tap("Turnus").tap("I går").tap("Nei").tap("Opprett saken")


def listed(phone: Phone) -> list[str]:
    return [link.get_attribute("href").split("?")[0] for link in phone.page.locator("#results a.row[href^='/saker/']").all()]


def found(phone: Phone, text: str) -> list[str]:
    """The cases that a search shows; with script they come while it is typed."""
    phone.open("/saker").page.locator("#sok").fill(text)
    if not phone.script:
        phone.tap("Søk")
    phone.find("Vis alle saker").wait_for()
    return listed(phone)


def counted(phone: Phone) -> int:
    """The open cases that Home says one has."""
    return int(re.search(r"(\d+) åp(?:en|ne)\b", phone.open().find("Mine saker").inner_text())[1])


def test_a_dismissal_from_the_first_word_to_the_branch(phones: Phones, script: bool) -> None:
    rep = look_up(phones("club_leader", 7, script=script)).tap("Ny sak")
    rep.tap(rep.page.locator(MEMBER).first).tap("Advarsel og").tap("Oppsigelse").tap("I går").tap("Nei").tap("Ta det opp").tap("Opprett saken")
    case = rep.path
    rep.within(8, 0)
    assert "Krev forhandlinger" in rep.page.locator("a.notice").first.inner_text()
    rep.tap("Gjør noe mer").tap("Noe nytt har skjedd").tap("Forhandlingene ble avsluttet").tap("I dag").tap("Lagre hendelsen")
    assert "Krev forhandlinger" in rep.words and "Gjelder ikke lenger" in rep.words
    paper(rep.tap("Tilbake"), "Protokoll fra forhandlinger")
    assert rep.heading == "Protokoll fra forhandlinger" and "Partene ble enige." in rep.words and "Her skriver under" in rep.words
    rep.tap("Tilbake").tap("Tilbake").tap("Gjør noe mer").tap("Be om hjelp").tap("Send videre").tap(rep.page.locator(".answer", has_text="fagforening").first)
    write(rep, NOTE).tap("Send")
    rep.within(34, 150)
    assert rep.path == case and "Sendt til" in rep.words
    branch = desk(phones, rep, script=script).tap("Ta imot")
    branch.within(3, 0)
    assert branch.path == case and "Oppsigelse" in branch.heading and NOTE in branch.words and branch.find("Skriv et notat").is_visible()
    row(branch, f"{case}/papirer").tap("Protokoll fra forhandlinger")
    assert "Partene ble enige." in branch.words
    assert "har saken" in rep.open(case).words and "Protokoll fra forhandlinger" in rep.words and not rep.find("Skriv et notat").is_visible()


def test_a_dispute_about_a_shift_plan_for_a_whole_club(phones: Phones, script: bool) -> None:
    leader = about_club(phones("club_leader", 8, script=script))
    case = leader.path
    leader.within(7, 0)
    assert "Turnus eller arbeidsplan" in leader.heading and "Gå gjennom arbeidsplanen" in leader.words and not leader.find("Ring medlemmet").is_visible()
    deputy = row(phones("club_deputy_leader", 8, script=script).tap("Mine saker"), case).tap("Skriv et notat")
    write(deputy, NOTE).within(4, len(NOTE))
    outside = phones("club_substitute", script=script)
    outside.expected = "404"
    assert "fant ikke" in outside.open(case).words
    row(leader.tap("Tilbake"), case)
    assert NOTE in leader.words
    paper(leader, "Protokoll: enige eller uenige", last=True)
    assert "Uenighetsprotokoll" in leader.words and "Her skriver under" in leader.words
    leader.tap("Tilbake").tap("Tilbake").tap("Gjør noe mer").tap("Si hvordan saken står").tap("Saken er ferdig").tap("Saken ble løst").tap("Nei, saken")
    leader.within(30, 160)
    assert leader.path == case and "Saken ble løst underveis" in leader.words
    assert case not in listed(deputy.open("/saker")) and case in listed(deputy.tap("Ferdige"))
    assert "Uenighetsprotokoll" in row(row(deputy, case), f"{case}/papirer").tap("Protokoll").words


def test_a_colleague_on_the_board_cannot_see_a_varsling(phones: Phones, script: bool) -> None:
    handler, colleague = (phones(role, 6, script=script) for role in ("club_leader", "club_deputy_leader"))
    common = about_club(handler).path
    assert common in listed(colleague.tap("Mine saker")), "of one club, and what is common is seen"
    mine, theirs = counted(handler), counted(colleague)
    look_up(handler).tap("Ny sak").tap(handler.page.locator(MEMBER).first).tap("Arbeidsmiljø og").tap("Varsling").tap("I går").tap("Nei").tap("Snakke med")
    write(handler.tap("Hva har skjedd?"), WORD).tap("Opprett saken").within(10, len(WORD))
    case = handler.path
    member = handler.page.locator("main h1 + p.soft").inner_text()
    number = case.removeprefix("/saker/")
    assert counted(handler) == mine + 1 and case in listed(handler.tap("Mine saker")) and case in found(handler, WORD) and case in found(handler, member)
    assert counted(colleague) == theirs and case not in listed(colleague.tap("Mine saker")) and common in listed(colleague)
    assert found(colleague, WORD) == found(colleague, number) == [] and case not in found(colleague, member)
    colleague.expected = "404"
    missing = colleague.open("/saker/999999").words
    assert colleague.open(case).words == missing and "fant ikke" in missing
    assert handler.open(case).find("Skriv et notat").is_visible()


def change_of_rep(server: Server, nth: int) -> str:
    """Through the register: the nth hovedtillitsvalgt stopped yesterday, and another begins today; returns the new one's name."""
    file = server.folder / "register.ndjson"
    records = [json.loads(line) for line in file.read_bytes().splitlines()][:-1]
    club = {one["number"]: one["name"] for one in records if one["type"] == "unit"}
    held = [one for one in records if one["type"] == "mandate" and one["role"] == "chief_rep"]
    leaves = sorted(held, key=lambda one: club[one["unit"]])[nth]
    yesterday, new = str(today() - timedelta(days=1)), f"ny-{nth}"
    mandate = {"type": "mandate", "number": new, "officer": new, "role": "chief_rep", "unit": leaves["unit"], "from_on": str(today())}
    leaves["to_on"] = yesterday
    records += [{"type": "officer", "number": new, "name": f"Tuva Lien {nth}"}, mandate, {"type": "end", "lines": len(records) + 1}]
    file.write_text("".join(json.dumps(one) + "\n" for one in records))
    environ = {**os.environ, "KLAR_DATA": str(server.folder), "KLAR_DATABASE": str(place(server.folder))}
    subprocess.run([sys.executable, "-c", START, "import", "register", str(file)], check=True, env=environ, stdout=subprocess.DEVNULL)
    return f"Tuva Lien {nth}"


def leaves(rep: Phone) -> str:
    """All that a rep has: a case with a task, a task of the club's own, an agreement, and three answers for the next one."""
    case = open_case(rep).tap("Få lønnsslippen").path
    rep.open("/oppgaver").tap("Ny oppgave").tap("Noe annet")
    write(rep, WORD).tap("I dag").open()
    rep.taps = rep.typed = 0
    write(rep.tap("Mer").tap("Klubben").tap("Avtaler").tap("Skriv inn en avtale"), RULE).tap("I dag").tap("Nei").tap("Lagre")
    rep.open("/klubben").tap("Overlevering").tap("Skriv til den neste")
    write(write(write(rep, FIRST), CALL), AGREED).within(13, 80)
    return case


def takes_over(rep: Phone) -> list[str]:
    """The next one reads the briefing, and takes every case and the tasks; returns the cases."""
    rep.tap("Mer").tap("Klubben").tap("Overlevering").within(3, 0)
    assert all(text in rep.words for text in (FIRST, CALL, AGREED, WORD))
    taken = []
    while (waits := rep.page.locator("main a[href^='/overtakelse/']")).count():
        taken.append(rep.tap(waits.first).tap("Ta saken selv").path)
        rep.open("/klubben/overlevering")
    rep.tap("Ta oppgavene").within(3 + 2 * len(taken) + 1, 0)
    return taken


def test_a_change_of_rep_with_nothing_lost(phones: Phones, server: Server, script: bool) -> None:
    before = phones("chief_rep", int(script), script=script)
    branch = phones("branch_leader", branch_of(before), script=script)
    case = leaves(before)
    number, member = case.removeprefix("/saker/"), before.open(case).page.locator("main h1 + p.soft").inner_text()
    new = change_of_rep(server, int(script))
    assert before.open(case).path.startswith("/velg-person") and member not in before.words
    assert f"Sak {number}\n" in branch.open("/overtakelse").words and member not in branch.words
    after = phones("chief_rep", int(script), script=script, fresh=True)
    assert case in takes_over(after) and "/overtakelse" not in after.open("/klubben/overlevering").page.locator("main").inner_html()
    assert f"Sak {number}\n" not in branch.open("/overtakelse").words
    assert case in listed(after.open().tap("Mine saker")) and member in row(after, case).words and after.find("Skriv et notat").is_visible()
    assert WORD in after.open("/oppgaver").words and "Få lønnsslippen" in after.open("/oppgaver/senere").words
    assert RULE in after.open("/mer").tap("Klubben").tap("Avtaler").words and new in after.open("/mer").words
