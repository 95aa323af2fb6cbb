"""Phone numbers as people read them."""

NORWAY = "+47"


def spaced(number: str) -> str:
    """«+4700000001» as «00 00 00 01»; a foreign number as it is."""
    digits = number.removeprefix(NORWAY)
    if number.startswith(NORWAY) and len(digits) == 8:
        return " ".join(digits[i : i + 2] for i in range(0, 8, 2))
    return number
