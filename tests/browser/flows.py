"""What people do in more than one test."""

from typing import TypeVar

from klar.models.role import ROLES
from tests.browser.hand import Hand
from tests.browser.phone import Phone

One = TypeVar("One", bound=Hand)

BOX = "input[type=search]"
MEMBER = ".answer:not([value^='club:'])"  # the members among the answers to «Hvem gjelder saken?»


def sign_in(phone: One, role: str, nth: int = 0) -> One:
    """Signs in on the demo's own page: the nth person under the role's heading."""
    heading = str(ROLES[role]).capitalize()
    return phone.open("/velg-person").pick(f"(//h2[.='{heading}']/following-sibling::ul[1]//button)[{nth + 1}]")


def search(phone: One, text: str) -> One:
    """Types in the box that has the cursor, or gets it with a tap; without script «Søk» is one tap more."""
    if not phone.evaluate(f"document.activeElement.matches('{BOX}')"):
        phone.pick(BOX, stays=True)
    phone.type(text)
    return phone if phone.script else phone.tap("Søk")


def found(letters: str) -> str:
    """The name of the first member among what was found with these letters."""
    name = f"b[contains(translate(., '{letters.upper()}', '{letters}'), '{letters}')]"
    return f"//*[@id='results']//*[self::a or self::button][not(starts-with(@value, 'club:'))]//{name}"


def look_up(phone: One, text: str = "an") -> One:
    """Opens a member's card, so that the member is among those used last."""
    phone.open(f"/medlemmer?q={text}")
    phone.pick("#results a.row").open()
    phone.taps = 0
    return phone


def answer_case(phone: One, consent: str = "Snakke med") -> One:
    """From «Hva handler saken om?» to the check page, the long way: a group and a type, not one used last."""
    return phone.tap("Lønn og ferie").tap("Feil lønn").tap("I går").tap("Nei").tap(consent)


def open_case(phone: One, consent: str = "Snakke med") -> One:
    """A new case about the member used last, or the first one found; ends on the case's page."""
    look_up(phone).tap("Ny sak").pick(MEMBER)
    return answer_case(phone, consent).tap("Opprett saken")


def branch_of(phone: Phone) -> int:
    """Which of the demo's branch leaders is above the person on this phone: the branch that «Få hjelp» calls."""
    branch = phone.page.locator("footer .help small").inner_text().removeprefix("Ring ")
    phone.open("/velg-person")
    heading = phone.page.get_by_role("heading", name="Leder i fagforening", exact=True)
    units = heading.locator("xpath=following-sibling::ul[1]").locator("small").all_inner_texts()
    phone.open()
    return units.index(branch)
