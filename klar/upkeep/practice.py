"""What klar doctor says of where «Øv deg» leads."""

import requests

from klar.config import Settings
from klar.upkeep.finding import Finding, ok, warning

SECONDS = 5
MAKES_NOTHING = 204  # the answer of practice, and of nothing else there, to somebody who only asks whether the way in is there


def practice(settings: Settings) -> Finding:
    if not settings.practice:
        return ok("Øvelsen er ikke satt opp (KLAR_PRACTICE).")
    try:
        answer = requests.head(f"{settings.practice}/inn", timeout=SECONDS, allow_redirects=False)
    except requests.RequestException:
        return warning(f"KLAR_PRACTICE: {settings.practice} svarer ikke. Går «klar practice»?")
    if answer.status_code != MAKES_NOTHING:
        return warning(f"KLAR_PRACTICE: {settings.practice} er ikke en øvelse. Rett adressen.")
    return ok(f"Øvelsen svarer på {settings.practice}.")
