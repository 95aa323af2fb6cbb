"""A Chromium for the browser tests: the one that is here, or one put on the machine."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Noto has every weight and all Sámi letters; without a font of its own a bare server draws boxes.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")
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
    """Path of KLAR_CHROMIUM alone if that is set, else of the first Chromium on PATH, else of Playwright's own.

    Call it before Playwright is started: two cannot run in one thread.
    """
    told = os.environ.get("KLAR_CHROMIUM")
    for name in (told,) if told else NAMES:
        if path := shutil.which(name):
            return path
    return None if told else _playwrights_own()


def ensure() -> str:
    """Path of a Chromium, installed now if need be; ends the program with one line when there is none to be had."""
    if path := find():
        return path
    if told := os.environ.get("KLAR_CHROMIUM"):
        sys.exit(f"KLAR_CHROMIUM peker på {told}, som ikke er et program.")
    print("Installerer Chromium …", file=sys.stderr, flush=True)
    _install()
    return find() or sys.exit(
        "Fant ingen Chromium og fikk ikke installert en. Installer Chromium eller Chrome, "
        "eller si hvor den er: KLAR_CHROMIUM=/sti/til/chromium"
    )


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


def _install() -> None:
    """Tries what this machine has for it; what the last command said is shown only when it failed."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ("apt-get", "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES)
        done = _run(*install)
        if done.returncode:  # the lists are missing or old
            _run("apt-get", "update")
            done = _run(*install)
    else:
        done = _run(sys.executable, "-m", "playwright", "install", "chromium")
    if done.returncode:
        print(*done.stdout.splitlines()[-3:], sep="\n", file=sys.stderr)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


if __name__ == "__main__":
    print("Chromium:", ensure())
