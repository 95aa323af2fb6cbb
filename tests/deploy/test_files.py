"""What is there for whoever runs Klar names settings and commands that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from klar import config
from klar.cli import main

FOLDER = Path(__file__).parents[2] / "klar/deploy"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())
SETTINGS = {setting.name for setting in config.SETTINGS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_its_settings_exist(path: Path) -> None:
    assert set(re.findall(r"KLAR_[A-Z_]+", path.read_text())) <= SETTINGS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_its_commands_exist(path: Path) -> None:
    started = re.findall(r'(?:bin/klar |\["klar", ")(\w+)', path.read_text())
    assert set(started) <= main.commands.keys()


def test_commands_are_started() -> None:
    assert sum(path.read_text().count("/opt/klar/bin/klar ") for path in FILES) >= 5


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_systemd_understands_its_units(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.[st]*"):
        (tmp_path / path.name).write_text(path.read_text().replace("/opt/klar/bin/klar", "/bin/true"))
    units = [str(path) for path in tmp_path.glob("klar*")]
    said = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert [line for line in said.stderr.splitlines() if "klar" in line and "User" not in line] == []
