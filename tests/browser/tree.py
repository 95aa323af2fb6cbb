"""What a screen reader and a voice meet: Chromium's own accessibility tree, in the order it is read."""

from typing import NamedTuple

from tests.browser.phone import Phone

CONTROLS = {"link", "button", "textbox", "searchbox", "checkbox", "radio", "combobox", "spinbutton"}
FRAME = ("banner", "main", "contentinfo")
# What stands on each control that can be seen, in the order of the page; on a field its label.
SHOWN = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, select")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => (e.labels?.[0] ?? e).innerText)"""


class Node(NamedTuple):
    role: str
    name: str
    level: int = 0


def tree(phone: Phone) -> list[Node]:
    """Every node that is told, outermost first."""
    session = phone.context.new_cdp_session(phone.page)  # not detached: that takes away a pretended device that another session gave
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    found: list[Node] = []

    def walk(node: dict) -> None:
        if not node["ignored"]:
            level = next((one["value"]["value"] for one in node.get("properties", ()) if one["name"] == "level"), 0)
            found.append(Node(node["role"]["value"], node.get("name", {}).get("value", ""), level))
        for child in node.get("childIds", ()):
            if child in nodes:
                walk(nodes[child])

    walk(next(node for node in nodes.values() if "parentId" not in node))
    return found


def controls(phone: Phone) -> list[tuple[str, str]]:
    return [(node.role, node.name) for node in tree(phone) if node.role in CONTROLS]


def misnamed(phone: Phone) -> list[str]:
    """Controls that are not called what stands on them, which a voice could not ask for; landmarks and headings that are not as they should be."""
    nodes = tree(phone)
    told, shown = [node.name for node in nodes if node.role in CONTROLS], phone.page.evaluate(SHOWN)
    wrong = [f"called something else: «{name}» shows «{text}»" for name, text in zip(told, shown, strict=False) if not _bare(text) or not _bare(name).startswith(_bare(text))]
    frame = tuple(node.role for node in nodes if node.role in FRAME)
    first = [node.name for node in nodes if node.role == "heading" and node.level == 1]
    return [
        *wrong,
        *([f"controls: {len(told)} told, {len(shown)} shown"] if len(told) != len(shown) else []),
        *([f"landmarks: {frame}"] if frame != FRAME else []),
        *([f"h1: {first}"] if len(first) != 1 else []),
    ]


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
