"""F34–F35 and F45–F48: damages, discrimination, pay data, elections, privacy and varsling."""

from datetime import date

from klar.deadlines.rule import AGREEMENTS_READ, Rule, days, months, years
from klar.i18n import _l

RULES = (
    Rule(
        code="F34",
        name=_l("Ta kravet om erstatning til retten"),
        consequence=_l("Da er kravet om erstatning tapt."),
        source="foreldelsesloven § 9",
        triggers=("harm_known",),
        count=years(3),
        extends=True,
        valid_from=date(2018, 3, 1),
    ),
    Rule(
        code="F35",
        name=_l("Klag til Diskrimineringsnemnda"),
        consequence=_l("Da kan nemnda avvise saken som for gammel."),
        source="diskrimineringsombudsloven § 10",
        triggers=("discrimination_happened",),
        count=years(3),
        valid_from=date(2024, 1, 1),
    ),
    Rule(
        code="F45",
        name=_l("Krev å få vite lønnen til en kollega"),
        consequence=_l("Medlemmet må holde opplysningene for seg selv."),
        source="ldl § 32",
        kind="watch",
    ),
    Rule(
        code="F46",
        name=_l("Meld valget til arbeidsgiver"),
        consequence=_l("Da kan det bli uenighet om hvem som er valgt."),
        source="HA (Virke; LO–NHO)",
        triggers=("election_held",),
        count=days(8),
        acts="union",
        read_on=AGREEMENTS_READ,
    ),
    Rule(
        code="F47",
        name=_l("Sjekk at arbeidsgiver har gitt innsyn"),
        consequence=_l("Uten innsyn kan medlemmet klage til Datatilsynet."),
        source="PVF art. 12 (3)",
        triggers=("access_requested",),
        count=months(1),
        acts="employer",
        kind="watch",
    ),
    Rule(
        code="F48",
        name=_l("Be om svar på varselet"),
        consequence=_l("Arbeidsgiver skal undersøke innen rimelig tid."),
        source="aml kap. 2 A",
        acts="employer",
        kind="watch",
    ),
)
