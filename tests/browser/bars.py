"""The bars of ux.md §§ 1–2, measured on the page that a phone stands on."""

from pathlib import Path

from tests.browser.conftest import SMALL
from tests.browser.phone import Phone
from tests.browser.tree import misnamed

MEASURE = Path(__file__).with_name("measure.js").read_text()
OUTLINES = Path(__file__).with_name("outlines.js").read_text()
SIZES = ("normal", "large", "largest")
WIDTHS = {360: {"small": True, "fold": 640}, 320: {}, 768: {"wide": True}, 1180: {"wide": True}}
LOOKS = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"contrast": "more"}, {"forced_colors": "active"})
ON_ITS_SIDE = {"width": 640, "height": 360}
ZOOMED = {"width": 320, "height": 256}  # 1280×1024 at 400 %
# WCAG 1.4.12: what a reader may set must not cut anything off.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
CUT = ("clipped", "sticks out", "scrolls sideways")


def breaches(
    phone: Phone, *, lists: str = "", words: int = 120, question: bool = False, parts: bool = False, brief: bool = False
) -> list[str]:
    """What breaks a bar, in every width, text size and colour scheme, or in two that are `brief`; empty when nothing does."""
    wanted = {"lists": bool(lists), "words": words, "question": question, "parts": parts}
    sights = ((360, "normal"), (320, "largest")) if brief else [(width, size) for width in WIDTHS for size in SIZES]
    found = [f"{line} [{width} {size}]" for width, size in sights for line in _measured(phone, width, size, wanted)]
    if brief:
        return found
    _set(phone, 360, "normal")
    found += misnamed(phone) + _turned(phone, wanted)
    for width in (320, 360):
        _set(phone, width, "normal")
        phone.page.evaluate(SPACED)
        found += [f"{line} [{width} spaced]" for line in phone.page.evaluate(MEASURE, wanted) if line.startswith(CUT)]
        phone.page.evaluate("document.adoptedStyleSheets = []")
    return found + _outlined(phone)


def _measured(phone: Phone, width: int, size: str, wanted: dict) -> list[str]:
    _set(phone, width, size)
    return phone.page.evaluate(MEASURE, {**wanted, **WIDTHS[width], "question": wanted["question"] and size == "normal"})


def _set(phone: Phone, width: int, size: str) -> None:
    phone.page.set_viewport_size({"width": width, "height": SMALL["height"]})
    phone.page.evaluate("size => { document.documentElement.dataset.text = size }", size)
    if width >= 900 and phone.script:
        phone.until(lambda: not phone.page.locator(".beside[hidden]").count())  # the list beside the page is asked for now


def _turned(phone: Phone, wanted: dict) -> list[str]:
    """On its side the question and the first answer are seen; at 400 % nothing is cut off."""
    phone.page.set_viewport_size(ON_ITS_SIDE)
    if phone.page.locator(".error-summary").count():
        wanted = {**wanted, "question": False}  # what must be put right is told first, and leads to the field
    found = [f"{line} [on its side]" for line in phone.page.evaluate(MEASURE, {**wanted, "fold": ON_ITS_SIDE["height"]})]
    phone.page.set_viewport_size(ZOOMED)
    return found + [f"{line} [400 %]" for line in phone.page.evaluate(MEASURE, wanted) if line.startswith(CUT)]


def _outlined(phone: Phone) -> list[str]:
    phone.page.set_viewport_size(SMALL)
    found = []
    for look in LOOKS:
        phone.page.emulate_media(**{"reduced_motion": "reduce", "contrast": "no-preference", **look})  # no colour is caught on its way to another
        found += [f"{line} {look}" for line in phone.page.evaluate(OUTLINES)]
    phone.page.emulate_media(color_scheme="light", contrast="no-preference", forced_colors="none")
    return found
