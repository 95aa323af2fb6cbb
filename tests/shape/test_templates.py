"""What may stand in a template: htmx in small things only, nothing inline (ux.md 31)."""

import re
from pathlib import Path

import pytest

from tests.shape.reading import each, KLAR, named, templates

ALLOWED = {"hx-get", "hx-post", "hx-target", "hx-swap", "hx-trigger", "hx-indicator", "hx-sync", "hx-include", "hx-status", "hx-disable"}
ATTRIBUTE = re.compile(r"\b(hx-[a-z-]+)(?=[\s=>\"'])")
FORBIDDEN = {
    "a script in the page": r"<script(?![^>]*\bsrc=)",
    "a style in the page": r"<style|\sstyle=",
    "an event in an attribute": r"\son[a-z]+=\"|\son[a-z]+='",
    "a script as an address": r"javascript:|js:",
    "a filter on a trigger": r"hx-trigger=[\"'][^\"']*\[",
    "an address of somebody else's": r"(src|href|action)=[\"'](https?:)?//",
    "a placeholder": r"\splaceholder=",
    "a bubble of the browser's": r"\srequired[\s>=]",
    "a button that is off": r"<button[^>]*\sdisabled",
    "a tooltip": r"\stitle=[\"']",
    "a tab order of its own": r"tabindex=[\"'][1-9]",
}


@each(templates())
def test_only_these_attributes_of_htmx(path: Path) -> None:
    assert set(ATTRIBUTE.findall(path.read_text())) <= ALLOWED


@each(templates())
def test_none_of_these(path: Path) -> None:
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, path.read_text(), re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "bad",
    ["<script>x</script>", '<p style="a">', '<a onclick="x">', '<a href="javascript:x">', '<i hx-trigger="click[ctrlKey]">', '<img src="//x">', "<input required>"],
)
def test_each_would_be_seen(bad: str) -> None:
    assert any(re.search(pattern, bad, re.IGNORECASE) for pattern in FORBIDDEN.values())


@each(templates())
def test_a_form_sends_by_get_or_post_and_says_so(path: Path) -> None:
    forms = re.findall(r"<form\b[^>]*>", path.read_text())
    assert [form for form in forms if not re.search(r'method="(get|post)"', form)] == []


def test_scripts_that_use_htmx_are_the_listed_ones() -> None:
    """A page with attributes of htmx has its script, so that they are not dead."""
    using = {named(path) for path in templates() if ATTRIBUTE.search(path.read_text().replace("hx-disable", "")) and 'extends "base.html"' in path.read_text()}
    scripted = {named(path) for path in templates() if "parts/scripts.html" in path.read_text()}
    assert using <= scripted and scripted


def test_what_people_typed_is_closed_to_htmx() -> None:
    """An injected hx-post would send under the strictest CSP, so the lines of a case and found members are never parsed."""
    assert re.search(r'<ol class="time"[^>]*hx-disable', (KLAR / "templates/cases/timeline.html").read_text())
    assert re.search(r'id="results"[^>]*hx-disable', (KLAR / "templates/members/find.html").read_text())
