"""The papers there are (domain.md § 2.5): what each is called on the screen, and which cases it fits first."""

from typing import NamedTuple

from klar.i18n import _l

LANGUAGES = ("nb", "nn")
LOST_JOB = ("oppsigelse_person", "oppsigelse_nedbemanning", "avskjed_suspensjon", "provetid")
COMMON = ("lokale_forhandlinger", "turnus_arbeidsplan", "innleie", "kontrolltiltak", "droefting_omstilling", "virksomhetsoverdragelse", "permittering")
PAY = ("lonn_feil", "lonnstrekk", "ferie_feriepenger", "overtid_hvile")
SAFETY = ("trakassering_konflikt", "varsling", "diskriminering", "hms_vold_trusler", "yrkesskade")


class Paper(NamedTuple):
    """`kinds` are the types of case it fits (klar.models.case_type); it can be made in any."""

    title: str
    kinds: tuple[str, ...] = ()


PAPERS = {
    "krav-forhandling": Paper(_l("Krav om forhandlinger"), (*LOST_JOB, "midlertidig", "kontrakt_endring")),
    "drofting": Paper(_l("Protokoll fra drøfting"), LOST_JOB),
    "forhandling": Paper(_l("Protokoll fra forhandlinger"), (*LOST_JOB, "midlertidig")),
    "enighet": Paper(_l("Protokoll: enige eller uenige"), (*COMMON, *PAY, "tillitsvalgt_vilkaar")),
    "referat": Paper(_l("Referat fra møte"), ("sykefravaer", "tilrettelegging", "advarsel", *COMMON, "trakassering_konflikt")),
    "lonnskrav": Paper(_l("Krav om lønn"), PAY),
    "storre-stilling": Paper(_l("Krav om større stilling"), ("deltid_fortrinn", "faktisk_arbeidstid")),
    "imotegaelse": Paper(_l("Svar på advarsel"), ("advarsel",)),
    "logg": Paper(_l("Logg over hendelser"), SAFETY),
    "juridisk": Paper(_l("Søknad om juridisk hjelp"), (*LOST_JOB, "konkurs_lonnsgaranti", "diskriminering", "varsling", "nav_trygd")),
    "fullmakt": Paper(_l("Fullmakt fra medlemmet"), ("pensjon", "nav_trygd")),
    "oversendelse": Paper(_l("Brev til fagforeningen"), ("pensjon", "tariffkrav")),
    "valg": Paper(_l("Melding om valg"), ("tillitsvalgt_vilkaar",)),
    "innkalling": Paper(_l("Innkalling til møte"), ("lokale_forhandlinger", "tariffkrav")),
    "aarsmote": Paper(_l("Protokoll fra årsmøte")),
}


def fitting(kind: str) -> tuple[list[str], list[str]]:
    """The papers that fit this type of case, and all the others."""
    fit = [name for name, paper in PAPERS.items() if kind in paper.kinds]
    return fit, [name for name in PAPERS if name not in fit]
