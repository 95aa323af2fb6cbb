"""axe-core with WCAG 2.0–2.2 A/AA, its best practices, and two enhanced rules that are off by default."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.phone import Phone

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ENHANCED = {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}}
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "rules": ENHANCED, "resultTypes": ["violations", "incomplete"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}, "resultTypes": ["violations", "incomplete"]}
# What axe cannot decide by itself: the rule, where, and why it is right.
WAIVED = (
    ("color-contrast", ".time *", "the timeline's line is drawn to the left of the words, never behind them"),
    ("color-contrast-enhanced", ".time *", "as above"),
)


def faults(phone: Phone) -> list[str]:
    """Violations, and what axe could not decide and nobody has waived, in light, in dark and in high contrast.

    None without script: axe waits for timers.
    """
    if not phone.script:
        return []
    phone.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = _run(phone, ALL)
    for look in ({"color_scheme": "dark"}, {"color_scheme": "light", "contrast": "more"}):
        phone.page.emulate_media(**look)
        found += [f"{look} {line}" for line in _run(phone, COLOURS)]
    phone.page.emulate_media(contrast="no-preference")
    return found


def _run(phone: Phone, options: dict[str, Any]) -> list[str]:
    answer = Axe().run(phone.page, options=options).response
    found = [(kind, rule["id"], node) for kind in ("violations", "incomplete") for rule in answer[kind] for node in rule["nodes"]]
    return [f"{kind} {rule}: {node['html'][:200]}" for kind, rule, node in found if kind == "violations" or not _waived(phone, rule, node)]


def _waived(phone: Phone, rule: str, node: dict[str, Any]) -> bool:
    where = [place for name, place, _reason in WAIVED if name == rule]
    return any(phone.page.eval_on_selector(node["target"][0], "(e, place) => e.matches(place)", place) for place in where)
