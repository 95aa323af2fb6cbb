"""The club's year: what comes back, when it can be done, and where it is said (domain.md §§ 2.3 and 3.3). To be checked by the union."""

from datetime import date
from typing import NamedTuple

from klar.i18n import _l

HA = ("KS", "OSLO", "SPEKTER", "STAT", "NHO", "VIRKE", "SAMFUNNSBEDRIFTENE", "PBL", "KA")  # who is bound by a hovedavtale
PUBLIC = ("KS", "OSLO", "SPEKTER", "STAT")


class Duty(NamedTuple):
    """Done between two days of the year (month, day), every `repeats`. No areas: for every club."""

    title: str
    why: str
    source: str
    first: tuple[int, int]
    last: tuple[int, int]
    repeats: str = "year"
    areas: tuple[str, ...] = ()

    def window(self, today: date) -> tuple[date, date]:
        """The window that is open or comes next."""
        year = today.year if date(today.year, *self.last) >= today else today.year + 1
        return date(year, *self.first), date(year, *self.last)


DUTIES = {
    "annual_meeting": Duty(_l("Hold årsmøte i klubben"), _l("Klubben velger styre og planer for året."), _l("Vedtektene"), (1, 10), (3, 31)),
    "part_time": Duty(
        _l("Drøft deltid, midlertidige og innleie"), _l("Arbeidsgiver skal drøfte dette hvert år."), _l("arbeidsmiljøloven § 14-14 a"), (9, 1), (12, 15)
    ),
    "local_talks": Duty(
        _l("Forbered lokale forhandlinger"), _l("Krav og fullmakt fra medlemmene må være klare."), _l("Tariffavtalen"), (8, 15), (10, 1), areas=HA
    ),
    "economy": Duty(
        _l("Gå gjennom økonomi og planer med arbeidsgiver"), _l("Dere kan be om informasjon og drøfting."), _l("Hovedavtalen"), (1, 15), (4, 30), areas=HA
    ),
    "inform": Duty(
        _l("Be om drøfting av planer og bemanning"), _l("Gjelder der minst 50 er ansatt."), _l("arbeidsmiljøloven § 8-1"), (1, 15), (4, 30), areas=("DIREKTE", "INGEN", "")
    ),
    "committee": Duty(_l("Les årsrapporten fra arbeidsmiljøutvalget"), _l("Gjelder der minst 30 er ansatt."), _l("arbeidsmiljøloven §§ 7-1, 7-2"), (1, 10), (3, 31)),
    "whistle": Duty(_l("Sjekk rutinen for varsling"), _l("Den lages sammen med tillitsvalgte."), _l("arbeidsmiljøloven § 2 A-6"), (4, 1), (5, 31)),
    "control": Duty(_l("Gå gjennom kontrolltiltak på jobben"), _l("De skal drøftes og vurderes jevnlig."), _l("arbeidsmiljøloven § 9-2"), (4, 1), (5, 31)),
    "equal_pay": Duty(
        _l("Se på lønnskartleggingen"),
        _l("Annethvert år, sammen med tillitsvalgte."),
        _l("likestillings- og diskrimineringsloven § 26"),
        (2, 1),
        (5, 31),
        "years",
        (*PUBLIC, "NHO", "VIRKE"),
    ),
    "members": Duty(_l("Gå gjennom medlemslista"), _l("Meld feil til fagforeningen."), _l("God praksis"), (1, 10), (2, 28), "half"),
    "agreements": Duty(_l("Se over særavtalene"), _l("Noen går ut i år."), _l("God praksis"), (9, 1), (10, 31)),
    "holiday": Duty(_l("Spør om ferieplanen er klar"), _l("Medlemmene skal vite det to måneder før."), _l("ferieloven § 6"), (3, 1), (4, 15)),
}


def duties(areas: set[str]) -> dict[str, Duty]:
    """Those of clubs in these tariff areas; the general ones when none is known."""
    return {code: duty for code, duty in DUTIES.items() if not duty.areas or areas & set(duty.areas) or (not areas and "" in duty.areas)}
