"""A Chromium for the browser tests: the one that is here, or one put on the machine."""

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Noto has every weight and all Sámi letters; a bare server has no fonts. Playwright's driver needs libatomic.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core", "libatomic1")
# The sandbox cannot run as root or in most containers; the rest keeps Chromium from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Path of KLAR_CHROMIUM alone if that is set, else of the first Chromium on PATH, else of Playwright's own."""
    told = os.environ.get("KLAR_CHROMIUM")
    for name in (told,) if told else NAMES:
        if path := shutil.which(name):
            return path
    return None if told else _playwrights_own()


def ensure() -> str:
    """Path of a Chromium that Playwright can drive, installed now if need be; else ends the program with one line."""
    told = os.environ.get("KLAR_CHROMIUM")
    if told and not find():
        sys.exit(f"KLAR_CHROMIUM peker på {told}, som ikke er et program.")
    if not (find() and _driver_runs()):
        print("Installerer Chromium …", flush=True)
        _install()
    if not _driver_runs():
        sys.exit("Playwright vil ikke starte. Ofte mangler libatomic (Debian: apt install libatomic1).")
    return find() or sys.exit(
        "Fant ingen Chromium og fikk ikke installert den. Installer Chromium eller Chrome, "
        "eller si hvor den er: KLAR_CHROMIUM=/sti/til/chromium"
    )


def _driver_runs() -> bool:
    return _run(sys.executable, "-m", "playwright", "--version").returncode == 0


def _playwrights_own() -> str | None:
    # In a process of its own: two Playwrights cannot run in one thread, and the driver may not start.
    program = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    done = _run(sys.executable, "-c", program)
    return None if done.returncode else shutil.which(done.stdout.strip())


def _install() -> None:
    """Tries what this machine has for it; the last command's own errors are shown if it failed."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ("apt-get", "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES)
        done = _run(*install)
        if done.returncode:  # the lists are missing or old
            _run("apt-get", "update")
            done = _run(*install)
    else:
        done = _run(sys.executable, "-m", "playwright", "install", "chromium")
    if done.returncode:
        said = [line for line in done.stdout.splitlines() if line.startswith(("E:", "Error"))]
        print(*said[:3], sep="\n", file=sys.stderr)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


if __name__ == "__main__":
    print("Chromium:", ensure())
