"""Lighthouse, as on a phone, on the same pages; npm fetches it, and it is not kept. Takes five minutes, and is no part of the rest.

Example: python -m tests.bench.lighthouse
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import ours
from tests.bench.cold import Opened
from tests.bench.figures import MISS, Figure, table
from tests.bench.others import NotHere, run
from tests.browser import launched
from tests.browser.chromium import FLAGS, find

GROUP = "Lighthouse, mobil"
VERSION = "lighthouse@12.8.2"
PROMISED = {"accessibility": 100, "best-practices": 100, "performance": 98}
LCP, CLS = 1.0, 0.02


def main() -> int:
    with ours.opened() as pages, TemporaryDirectory() as folder:
        launched.close()
        figures = [figure for page in pages for figure in told(page, best(page, Path(folder)))]
    print(table(figures))
    return any(figure.verdict == MISS for figure in figures)


def best(page: Opened, folder: Path) -> dict[str, Any]:
    """The report with the best performance of three: what differs between them is other work on this machine."""
    return max((seen(page, folder) for _ in range(3)), key=lambda report: report["categories"]["performance"]["score"])


def seen(page: Opened, folder: Path) -> dict[str, Any]:
    """Its report. Raises NotHere."""
    npm = shutil.which("npm")
    if not npm:
        raise NotHere("npm finnes ikke her")
    flags = " ".join(("--headless=new", *FLAGS))
    command = [npm, "exec", "--yes", f"--package={VERSION}", "--", "lighthouse", page.address, "--quiet", "--output=json"]
    command += [f"--output-path={folder}/report.json", f"--chrome-flags={flags}", f"--only-categories={','.join(PROMISED)}"]
    command += [f"--extra-headers={json.dumps({'Cookie': page.cookie})}"] if page.cookie else []
    os.environ["CHROME_PATH"] = find() or ""
    traced(command, folder)
    return json.loads((folder / "report.json").read_text())


def traced(command: list[str], folder: Path, tries: int = 4) -> None:
    """Now and then the browser's trace lacks its beginning, and Lighthouse asks to be run again."""
    try:
        run(command, folder)
    except NotHere as error:
        if tries == 1 or "NO_NAVSTART" not in str(error):
            raise
        traced(command, folder, tries - 1)


def told(page: Opened, report: dict[str, Any]) -> Iterator[Figure]:
    """What keeps a score from being full is in the note."""
    if "/velg-person" in report["finalDisplayedUrl"] or report.get("runtimeError"):
        raise SystemExit(f"{page.title}: {report.get('runtimeError') or 'ikke logget inn'}")
    for name, least in PROMISED.items():
        category = report["categories"][name]
        weak = [each["id"] for each in category["auditRefs"] if each["weight"] and (report["audits"][each["id"]]["score"] or 0) < 1]
        weak = [name for name in weak if report["audits"][name]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")]
        yield Figure(GROUP, f"{page.title}: {name}", round(category["score"] * 100), limit=least, at_least=True, note=", ".join(weak))
    yield Figure(GROUP, f"{page.title}: LCP", report["audits"]["largest-contentful-paint"]["numericValue"] / 1000, "s", aim=LCP)  # worked out by Lighthouse; on_phone sees it
    yield Figure(GROUP, f"{page.title}: CLS", round(report["audits"]["cumulative-layout-shift"]["numericValue"], 3), limit=CLS)


if __name__ == "__main__":
    sys.exit(main())
