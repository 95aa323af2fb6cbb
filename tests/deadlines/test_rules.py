import re
from datetime import date

import pytest

from klar.deadlines import CASE_TYPES, RULES, TRIGGERS, compute, rule, rules_for_type, rules_from
from klar.deadlines.facts import FACTS

ALL = [one for rules in RULES.values() for one in rules]
ONLY_SAID = {"F01", "F07", "F11", "F12", "F19", "F20", "F25", "F45", "F48"}
by_code = pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)


def test_all_48_codes_are_accounted_for():
    assert list(RULES) == [f"F{number:02}" for number in range(1, 49)]


def test_what_cannot_be_counted_is_only_said():
    assert {code for code, rules in RULES.items() if not rules[0].triggers} == ONLY_SAID
    assert all(not one.count for one in ALL if not one.triggers)


def test_codes_are_unique():
    assert len({one.code for one in ALL}) == len(ALL)
    assert rule("F26c") in RULES["F26"]


@by_code
def test_a_rule_says_where_it_comes_from(one):
    assert re.search(r"§|art\.|kap\.|HA ", one.source)
    assert one.read_on in (date(2026, 5, 2), date(2026, 11, 21))
    assert one.valid_from is None or one.valid_from < one.read_on
    assert str(one.reviewer) == "Ikke kontrollert ennå"
    assert str(one.consequence) and str(one.name)


@by_code
def test_a_rule_is_well_formed(one):
    assert one.kind in ("hard", "watch")
    assert one.acts in ("member", "employer", "parties", "union", "nav")
    assert set(one.triggers) <= set(TRIGGERS)
    assert bool(one.count) == bool(one.triggers)
    assert one.told_by is None or FACTS[one.told_by][0] is date


def test_a_hard_deadline_is_ours_to_keep():
    assert {one.acts for one in ALL if one.kind == "hard"} == {"member", "union"}


@pytest.mark.parametrize("kind", sorted(set(TRIGGERS) - {"warning_received"}))
def test_every_event_starts_some_clock(kind):
    assert rules_from(kind)


@pytest.mark.parametrize("case_type", CASE_TYPES)
def test_a_case_type_names_known_events_once(case_type):
    kinds = rules_for_type(case_type)
    assert set(kinds) <= set(TRIGGERS) and len(set(kinds)) == len(kinds)


def test_every_event_belongs_to_a_case_type():
    assert {kind for kinds in CASE_TYPES.values() for kind in kinds} == set(TRIGGERS)


# The codes the domain guide names for each type, those that are only said left out.
CODES_OF_TYPES = {
    "lonn_feil": "F33", "lonnstrekk": "F33", "ferie_feriepenger": "F31 F32 F33", "konkurs_lonnsgaranti": "F40",
    "turnus_arbeidsplan": "F24", "overtid_hvile": "F33", "redusert_fleksibel": "F13", "deltid_fortrinn": "F13",
    "faktisk_arbeidstid": "F13", "midlertidig": "F02 F05 F06 F23", "innleie": "F41", "kontrakt_endring": "F21 F02",
    "ansettelse_forbigaatt": "F35 F13", "sykefravaer": "F26 F27 F16", "tilrettelegging": "F26 F27 F16",
    "yrkesskade": "F36 F34", "nav_trygd": "F37", "avskjed_suspensjon": "F02 F03 F04 F05 F06", "provetid": "F44 F02 F05",
    "oppsigelse_person": "F02 F03 F04 F05 F06 F08 F09 F10 F15 F16", "trakassering_konflikt": "F34 F35",
    "oppsigelse_nedbemanning": "F02 F03 F04 F05 F06 F08 F09 F10 F15 F16 F17 F18", "varsling": "F34 F35",
    "diskriminering": "F35 F34", "droefting_omstilling": "F17", "virksomhetsoverdragelse": "F39", "permittering": "F38 F15",
    "permisjon": "F28 F29 F30 F13", "tillitsvalgt_vilkaar": "F46", "kontrolltiltak": "F47", "hms_vold_trusler": "F34 F36",
}  # fmt: skip


@pytest.mark.parametrize("case_type", CODES_OF_TYPES)
def test_a_case_type_reaches_its_deadlines(case_type):
    reached = {one.code[:3] for kind in rules_for_type(case_type) for one in rules_from(kind)}
    assert set(CODES_OF_TYPES[case_type].split()) <= reached


def test_the_types_without_a_date_in_law():
    assert {name for name, kinds in CASE_TYPES.items() if not kinds} == {
        "lokale_forhandlinger", "pensjon", "tariffkrav", "raad_veiledning",
    }  # fmt: skip
    assert set(CASE_TYPES) - set(CODES_OF_TYPES) == {"lokale_forhandlinger", "pensjon", "tariffkrav", "raad_veiledning", "advarsel"}


@pytest.mark.parametrize(
    ("case_type", "first"),
    [
        ("oppsigelse_person", "dismissal_received"),
        ("avskjed_suspensjon", "summary_dismissal_received"),
        ("midlertidig", "left_job"),
        ("deltid_fortrinn", "refusal_received"),
        ("sykefravaer", "sick_from"),
    ],
)
def test_the_first_event_is_the_one_to_ask_about(case_type, first):
    assert rules_for_type(case_type)[0] == first


@pytest.mark.parametrize(
    ("trigger", "facts", "error"),
    [
        ("no_such_event", {}, ValueError),
        ("pay_due", {"aeg": 50}, ValueError),
        ("pay_due", {"age": "50"}, TypeError),
        ("pay_due", {"hired": 1}, TypeError),
    ],
)
def test_what_is_misspelt_or_of_the_wrong_kind_is_refused(trigger, facts, error):
    with pytest.raises(error):
        compute(trigger, date(2026, 11, 3), facts)


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_year_nobody_means_is_refused(year):
    with pytest.raises(ValueError):
        compute("pay_due", date(year, 12, 31))
