"""What people do in more than one test."""

from tests.browser.phone import Phone

MEMBER = ".answer:not([value^='club:'])"  # the members among the answers to «Hvem gjelder saken?»


def search(phone: Phone, text: str) -> Phone:
    """Types in the box that has the cursor, or gets it with a tap; without script «Søk» is one tap more."""
    box = phone.page.get_by_role("searchbox")
    if not box.evaluate("e => e === document.activeElement"):
        phone.tap(box, stays=True)
    phone.type(text)
    return phone if phone.script else phone.tap("Søk")


def look_up(phone: Phone, text: str = "an") -> Phone:
    """Opens a member's card, so that the member is among those used last."""
    phone.open(f"/medlemmer?q={text}")
    phone.tap(phone.page.locator("#results a.row").first).open()
    phone.taps = 0
    return phone


def answer_case(phone: Phone, consent: str = "Snakke med") -> Phone:
    """From «Hva handler saken om?» to the check page, the long way: a group and a type, not one used last."""
    return phone.tap("Lønn og ferie").tap("Feil lønn").tap("I går").tap("Nei").tap(consent)


def open_case(phone: Phone, consent: str = "Snakke med") -> Phone:
    """A new case about the member used last, or the first one found; ends on the case's page."""
    look_up(phone).tap("Ny sak").tap(phone.page.locator(MEMBER).first)
    return answer_case(phone, consent).tap("Opprett saken")


def branch_of(phone: Phone) -> int:
    """Which of the demo's branch leaders is above the person on this phone: the branch that «Få hjelp» calls."""
    branch = phone.page.locator("footer .help small").inner_text().removeprefix("Ring ")
    phone.open("/velg-person")
    heading = phone.page.get_by_role("heading", name="Leder i fagforening", exact=True)
    units = heading.locator("xpath=following-sibling::ul[1]").locator("small").all_inner_texts()
    phone.open()
    return units.index(branch)
