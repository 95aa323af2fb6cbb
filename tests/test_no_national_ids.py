"""No number in the repository, or in an invented union, could be anybody's fødselsnummer (domain.md § 5.2)."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from klar.integrations.world import write_world

ROOT = Path(__file__).parent.parent
ELEVEN = re.compile(r"(?<![\w.])(?:\d{11}|\d{6} \d{5})(?!\w)")
FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def is_national_id(text: str) -> bool:
    """Whether it could be a real person's number: a date, D-number included, and both check digits.

    From 2032 the first check digit has four possible values; 80 added to the month makes a synthetic number.
    """
    digits = [int(digit) for digit in text if digit.isdigit()]
    first = -sum(weight * digit for weight, digit in zip(FIRST, digits, strict=False)) % 11
    second = -sum(weight * digit for weight, digit in zip(SECOND, digits, strict=False)) % 11
    checks = {(first + extra) % 11 for extra in range(4)}
    return digits[9] in checks and digits[10] == second and _is_date(digits)


def _is_date(digits: list[int]) -> bool:
    day, month = (digits[0] % 4 if digits[0] >= 4 else digits[0]) * 10 + digits[1], digits[2] * 10 + digits[3]
    # 40 and 65 added to the month are other bodies' test numbers; they are not told apart from real ones.
    month = next((month - extra for extra in (0, 40, 65) if 1 <= month - extra <= 12), 0)
    try:
        return bool(date(2000, month, day))
    except ValueError:
        return False


def number(day_month: str, first_extra: int = 0) -> str:
    """A number with right check digits, made here so that none stands in the repository."""
    for individual in range(100, 999):
        digits = [int(digit) for digit in f"{day_month}50{individual}"]
        first = (-sum(w * d for w, d in zip(FIRST, digits, strict=True)) + first_extra) % 11
        second = -sum(w * d for w, d in zip(SECOND, [*digits, first], strict=True)) % 11
        if first < 10 and second < 10:
            return "".join(map(str, [*digits, first, second]))
    raise AssertionError


@pytest.mark.parametrize(("day_month", "first_extra"), [("0201", 0), ("3012", 0), ("0201", 2), ("4201", 0), ("0241", 0)])
def test_a_possible_number_is_found(day_month, first_extra):
    assert is_national_id(number(day_month, first_extra))


@pytest.mark.parametrize("day_month", ["0281", "4281", "3202", "0013"])
def test_a_synthetic_or_impossible_one_is_not(day_month):
    assert not is_national_id(number(day_month))


def test_a_wrong_check_digit_is_not_a_number():
    real = number("0201")
    assert not is_national_id(f"{real[:10]}{(int(real[10]) + 1) % 10}")


def found(text: str) -> list[str]:
    return [number for number in ELEVEN.findall(text) if is_national_id(number)]


def test_the_repository_has_none():
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            assert found((ROOT / name).read_text(encoding="utf-8", errors="ignore")) == [], name


@pytest.mark.parametrize("size", ["demo", "small"])
def test_an_invented_union_has_none(tmp_path, size):
    write_world(tmp_path / "w", size=size)
    assert found((tmp_path / "w").read_text()) == []
