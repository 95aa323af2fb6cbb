"""Short articles a kompetansesenter can begin with. Klar's own words; nobody has gone through them.

What they say of the law is what klar.deadlines counts with and GUIDES tells, read on the same day. They are data, in bokmål:
an adviser makes them the union's own, and another lets them through, before anybody else reads them.
"""

from typing import NamedTuple

from klar.case_types.articles import at_work, ending, hours_and_pay


class Suggestion(NamedTuple):
    """`types` are keys of GUIDES; `rules` codes of klar.deadlines.RULES whose length the text tells. A line that begins with «- » is in a list."""

    key: str
    types: tuple[str, ...]
    title: str
    body: str
    rules: tuple[str, ...] = ()


SUGGESTIONS = (
    Suggestion("oppsigelse", ("oppsigelse_person", "oppsigelse_nedbemanning"), "Når et medlem blir sagt opp", ending.DISMISSAL, ("F02", "F03", "F05")),
    Suggestion("advarsel", ("advarsel",), "Når et medlem får en advarsel", ending.WARNING),
    Suggestion("lonn", ("lonn_feil",), "Når lønnen er feil", hours_and_pay.PAY, ("F33",)),
    Suggestion("turnus", ("turnus_arbeidsplan",), "Når det kommer en ny turnus", hours_and_pay.ROTA, ("F24",)),
    Suggestion("deltid", ("deltid_fortrinn", "faktisk_arbeidstid"), "Når et medlem vil ha større stilling", hours_and_pay.PART_TIME, ("F13",)),
    Suggestion("sykefravaer", ("sykefravaer", "tilrettelegging"), "Når et medlem er sykt", at_work.SICK, ("F26a", "F26b")),
    Suggestion("varsling", ("varsling",), "Når et medlem vil varsle", at_work.WHISTLE),
    Suggestion("trakassering", ("trakassering_konflikt",), "Når noen blir plaget på jobben", at_work.HARASSMENT),
)
