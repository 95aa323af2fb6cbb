"""A WebKit for the browser tests: Debian's, or none, and then its tests are skipped."""

import os
import shutil
import subprocess
from pathlib import Path

# The driver brings the engine; Xvfb is the screen of a machine that has none.
DEBIAN_PACKAGES = ("webkit2gtk-driver", "xvfb")
BROWSERS = ("lib/*", "lib", "libexec")  # MiniBrowser is not on PATH, and its folder is named after machine and version
WITHOUT = "WebKitWebDriver, MiniBrowser and Xvfb are not here (Debian: apt install webkit2gtk-driver xvfb)"


def driver() -> str | None:
    return shutil.which("WebKitWebDriver")


def browser() -> str | None:
    found = [path for folder in BROWSERS for path in Path("/usr").glob(f"{folder}/webkit2gtk-4*/MiniBrowser")]
    return str(max(found)) if found else None


def is_here() -> bool:
    return bool(driver() and browser() and shutil.which("Xvfb"))


def ensure() -> str:
    """What to tell of it. Nothing ends if there is none: an operating system without a WebKit driver is no fault."""
    if not is_here() and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installerer WebKit …", flush=True)
        install = ("apt-get", "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES)
        _run(*install) or (_run("apt-get", "update") and _run(*install))
    return f"WebKit: {driver()}" if is_here() else f"Uten WebKit hoppes testene over i den. {WITHOUT}"


def _run(*command: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0


if __name__ == "__main__":
    print(ensure())
