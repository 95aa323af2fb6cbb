"""Phone numbers: any way of typing in, one way of showing."""

import re

NORWAY = "+47"


def spaced(number: str) -> str:
    """«+4700000001» as «00 00 00 01»; a foreign number as it is."""
    digits = number.removeprefix(NORWAY)
    if number.startswith(NORWAY) and len(digits) == 8:
        return " ".join(digits[i : i + 2] for i in range(0, 8, 2))
    return number


def digits_of(typed: str) -> str:
    """The digits somebody typed, without the country code; empty when it is not a number."""
    bare = re.sub(r"[\s().-]", "", typed)
    bare = bare.removeprefix("+47").removeprefix("0047")
    return bare if bare.isdigit() else ""
