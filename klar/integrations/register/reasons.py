"""Why a line was not accepted, in Norwegian: the field, what is wrong, and what to do."""

import json
import re
from typing import get_args, get_type_hints

from msgspec import ValidationError

from klar.integrations.register.records import NUMBER, NUMBER_LENGTH, TYPES

FIELD = re.compile(r" - at `\$\.(\w+)`$")
NAMED = re.compile(r"field `([^`]*)`")
EXPECTED = re.compile(
    r"Expected `(?P<type>\w+)[^`]*`(?:, got `(?P<got>\w+)`| of length (?P<length>[<>]= \d+)| (?P<limit>[<>]= [\d.]+))?"
)
WORDS = {
    "str": "tekst i anførselstegn",
    "int": "et tall",
    "float": "et tall",
    "bool": "true eller false",
    "null": "tomt",
    "object": "en gruppe",
    "array": "en liste",
}
PATTERNS = {
    "phone": "Skriv telefonnummeret slik: +4700000001.",
    "email": "Skriv adressen slik: navn@example.no.",
    "municipality": "Skriv kommunenummeret med fire siffer.",
    "number": "Bruk bokstaver, tall, punktum, strek. Elleve siffer er ikke lov: det kan være et fødselsnummer.",
}
ORGNR = "Skriv organisasjonsnummeret med ni siffer uten mellomrom."


def fault(error: Exception, line: bytes, limit: int) -> str:
    """The sentence for `error`, raised when `line` was decoded. `limit` is the longest line allowed, in bytes."""
    if len(line) > limit:
        return f"Linjen er lengre enn {limit} byte. Del den opp eller ta den bort."
    if isinstance(error, UnicodeDecodeError):
        return "Linjen er ikke i UTF-8. Lagre filen som UTF-8."
    if not isinstance(error, ValidationError):
        return "Linjen er ikke hel JSON. Skriv en hel post på én linje."
    return _validation(str(error), line)


def identity(line: bytes) -> tuple[str, str]:
    """Type and number of a line that was not accepted, each empty when it is not there or not well formed."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return "", ""
    known = record if isinstance(record, dict) else {}
    type, number = known.get("type"), known.get("number")
    return type if isinstance(type, str) and type in TYPES else "", number if _is_number(number) else ""


def _is_number(value: object) -> bool:
    return isinstance(value, str) and len(value) <= NUMBER_LENGTH and bool(re.match(NUMBER, value))


def _validation(message: str, line: bytes) -> str:
    found = FIELD.search(message)
    field, type = found.group(1) if found else "", identity(line)[0]
    if field == "type" or "field `type`" in message:
        return f"Feltet «type» må være en av: {', '.join(TYPES)}."
    if not found and (named := NAMED.search(message)):
        told = "er ukjent. Ta det bort eller rett navnet." if "unknown" in message else "mangler. Legg det til."
        return f"Feltet «{named.group(1)}» {told}"
    if not found:
        return "Linjen er ikke en post i krøllparenteser." if message.startswith("Expected `object`") else message
    return f"Feltet «{field}» {_value(message, type, field)}"


def _value(message: str, type: str, field: str) -> str:
    if "date" in message:
        return "er ikke en gyldig dato. Skriv den slik: 2026-11-21."
    if message.startswith("Invalid enum value"):
        return f"må være en av: {', '.join(_choices(type, field))}."
    if "matching regex" in message:
        return f"er feil skrevet. {ORGNR if type in ('employer', 'workplace') and field == 'number' else PATTERNS[field]}"
    expected = EXPECTED.match(message)
    if expected and expected["got"]:
        return f"er {WORDS.get(expected['got'], 'noe annet')}, men skal være {WORDS.get(expected['type'], 'noe annet')}."
    if expected and expected["length"]:
        sign, length = expected["length"].split()
        return f"er for langt. Det kan ha {length} tegn." if sign == "<=" else "er tomt. Skriv noe i det."
    if expected and expected["limit"]:
        return "må være fra 0 til 100."
    return f"er feil: {message}"


def _choices(type: str, field: str) -> list[str]:
    kind = TYPES.get(type)
    return [choice for choice in get_args(get_type_hints(kind)[field]) if choice] if kind else []
