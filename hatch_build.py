"""What a built or editable Klar has that the repository has not: htmx, and the compiled catalogues."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# htmx 2.0.10 (0BSD) as the build-time package django-htmx 1.29.0 carries it; nothing of Django reaches Klar.
HTMX_SHA256 = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"


class KlarBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        bring_htmx(root / "klar/static/vendor/htmx.min.js")
        catalogues = [compile_catalogue(po) for po in sorted(root.glob("translations/*/LC_MESSAGES/*.po"))]
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= {str(mo): str(mo.relative_to(root)) for mo in catalogues}


def bring_htmx(target: Path) -> None:
    source = files("django_htmx") / "static/django_htmx/htmx-2.min.js"
    script = source.read_bytes()
    if sha256(script).hexdigest() != HTMX_SHA256:
        raise ValueError(f"{source} is not the htmx that was reviewed; if the new one is wanted, change HTMX_SHA256")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(script)


def compile_catalogue(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    with po.open("rb") as words, mo.open("wb") as compiled:
        write_mo(compiled, read_po(words))
    return mo
