"""F13–F14 and F19–F23: the nemnd, part-time, the written contract, temporary jobs and hire."""

from datetime import date

from klar.deadlines.facts import Situation, unless, when
from klar.deadlines.rule import Rule, days, months, weeks, years
from klar.i18n import _l


def nemnd_takes_it(situation: Situation) -> bool:
    """The clock starts with a written refusal; extra shifts (aml § 14-3 (2)) are no nemnd case."""
    return not (situation.denies("refusal_written") or situation.says("extra_shifts"))


RULES = (
    Rule(
        code="F13",
        name=_l("Klag til Tvisteløsningsnemnda"),
        consequence=_l("Da kan nemnda si nei til å behandle saken."),
        source="aml § 17-2 a (1)",
        triggers=("refusal_received",),
        count=weeks(4),
        applies=nemnd_takes_it,
        extends=True,
        valid_from=date(2019, 1, 1),
    ),
    Rule(
        code="F14",
        name=_l("Ta saken fra nemnda til retten"),
        consequence=_l("Da virker svaret fra nemnda som en dom."),
        source="aml § 17-2 (3)(4)",
        triggers=("board_decision",),
        count=weeks(8),
        extends=True,
        valid_from=date(2023, 1, 1),
    ),
    Rule(
        code="F19",
        name=_l("Krev større stilling før stillingen er fylt"),
        consequence=_l("Tiden løper først når avslaget kommer."),
        source="aml § 14-3",
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F20",
        name=_l("Tell timer tolv måneder bakover fra kravet"),
        consequence=_l("Kravet bør leveres mens medlemmet jobber mye ekstra."),
        source="aml § 14-4 a (1)",
        kind="watch",
        valid_from=date(2014, 1, 1),
    ),
    Rule(
        code="F21a",
        name=_l("Sjekk at arbeidsavtalen er skriftlig"),
        consequence=_l("Uten skriftlig avtale har arbeidsgiver brutt plikten sin."),
        source="aml § 14-5 (2)",
        triggers=("job_started",),
        count=days(7),
        applies=unless("short_job"),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 7, 1),
    ),
    Rule(
        code="F21b",
        name=_l("Sjekk at arbeidsavtalen er skriftlig"),
        consequence=_l("Uten skriftlig avtale har arbeidsgiver brutt plikten sin."),
        source="aml § 14-5 (3)",
        triggers=("job_started",),
        count=days(0),
        applies=when("short_job"),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 7, 1),
    ),
    Rule(
        code="F21c",
        name=_l("Sjekk at endringen står i avtalen"),
        consequence=_l("Står den ikke der, har arbeidsgiver brutt plikten sin."),
        source="aml § 14-8",
        triggers=("change_takes_effect",),
        count=days(0),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 7, 1),
    ),
    Rule(
        code="F22",
        name=_l("Sjekk at arbeidsgiver har svart skriftlig"),
        consequence=_l("Uten skriftlig svar har arbeidsgiver brutt plikten sin."),
        source="aml § 14-8 a (1)",
        triggers=("secure_job_asked",),
        count=months(1),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 7, 1),
    ),
    Rule(
        code="F23a",
        name=_l("Sjekk at skriftlig varsel om slutt er kommet"),
        consequence=_l("Uten varsel kan medlemmet bli en måned lenger."),
        source="aml § 14-9 (5)",
        triggers=("left_job",),
        count=months(-1),
        applies=lambda situation: situation.employed_over(12) is not False and situation.says("temporary"),
        acts="employer",
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F23b",
        name=_l("Krev fast jobb etter tre år"),
        consequence=_l("Etter tre år regnes medlemmet som fast ansatt."),
        source="aml § 14-9 (7)",
        triggers=("job_started",),
        count=years(3),
        applies=when("temporary"),
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F23c",
        name=_l("Krev fast jobb hos innleier etter tre år"),
        consequence=_l("Etter tre år har medlemmet rett til fast jobb."),
        source="aml § 14-12 (3)",
        triggers=("job_started",),
        count=years(3),
        applies=when("hired"),
        kind="watch",
        valid_from=date(2024, 1, 1),
    ),
)
