"""«klar access explain» as an operator meets it, for each way somebody can stand to a case of the demo."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from click.testing import CliRunner

from klar.access import MEANINGS, RULES, explained, may
from klar.cli import main
from klar.db import today
from klar.models.case import Case, Party
from klar.models.officer import Mandate, Officer
from tests.access.scenes import TWISTS, Scene, clubs, officers, set_scene
from tests.conftest import World
from tests.engine import place

SECRET = "Zibeldonk"


@pytest.fixture(scope="module")
def scenes(shared_world: World) -> dict[str, Scene]:
    at = clubs()
    return {twist: set_scene(at[i % len(at)], twist, SECRET) for i, twist in enumerate(TWISTS)}


@pytest.fixture
def ask(shared_world: World) -> Callable[..., str]:
    """What the command answers about an officer and a case."""

    def asked(officer: int, case: int) -> str:
        number = Officer.get_by_id(officer).number
        found = CliRunner().invoke(main, ["access", "explain", number, str(case)], env={"KLAR_DATA": str(shared_world.folder), "KLAR_DATABASE": str(place(shared_world.folder)), "KLAR_DEMO": "1"})
        assert found.exit_code == 0 and SECRET not in found.output, found.output
        return found.output

    return asked


def guest(scene: Scene) -> int:
    elsewhere = next(club for club in clubs() if club.parent_id != scene.branch)
    return officers(elsewhere.id, "club_leader")[0]


WHO: dict[str, tuple[str, Callable[[Scene], int], str, str]] = {
    "handler": ("returned", lambda s: s.leader, "Kan lese saken: har saken, ", "Kan skrive i saken: har saken, "),
    "participant": ("participant", guest, "Kan lese saken: er med i saken, ", "Kan skrive i saken: er med i saken og kan skrive, "),
    "reader": ("reader", guest, "Kan lese saken: er med i saken, ", "Kan ikke skrive i saken: ingen regel slipper inn."),
    "taker": ("taken", lambda s: officers(s.branch, "branch_leader")[0], "Kan lese saken: har tatt imot", "Kan skrive i saken: har tatt imot"),
    "desk": ("taken", lambda s: officers(s.branch, "branch_deputy_leader")[0], "Kan lese saken: er i enheten", "Kan ikke skrive i saken: ingen regel"),
    "not yet taken": ("sent", lambda s: officers(s.branch, "branch_leader")[0], "Kan ikke lese saken: ingen regel", "Kan ikke skrive i saken: ingen regel"),
    "shared": ("shared", lambda s: officers(s.branch, "branch_leader")[0], "Kan lese saken: har fått saken delt", "Kan skrive i saken: har fått saken delt"),
    "shared to read": ("shared_reader", lambda s: officers(s.branch, "branch_leader")[0], "Kan lese saken: har fått", "Kan ikke skrive i saken: ingen regel"),
    "emergency": ("emergency", guest, "Kan lese saken: har fått nødtilgang", "Kan ikke skrive i saken: ingen regel"),
    "party": ("desk_party", lambda s: officers(s.branch, "branch_deputy_leader")[0], "Kan ikke lese saken: er part i saken", "Kan ikke skrive i saken: er part"),
    "nobody": ("returned", guest, "Kan ikke lese saken: ingen regel slipper inn.", "Kan ikke skrive i saken: ingen regel slipper inn."),
}  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_each_relation_is_told_in_words(who: str, scenes: dict[str, Scene], ask: Callable) -> None:
    twist, officer, reads, writes = WHO[who]
    said = ask(officer(scenes[twist]), scenes[twist].ids["case_id"])
    assert reads in said and writes in said and "Verv som teller i dag: " in said


def test_the_board_has_the_common_cases(scenes: dict[str, Scene], ask: Callable) -> None:
    scene = scenes["board"]
    chief = Officer.create(number="X-board", name="Prøve")
    Mandate.create(number="X-board", officer=chief, role="chief_rep", unit=scene.club, from_on=today())
    assert "Kan lese saken: sitter i ledelsen i klubben" in ask(chief.id, scene.ids["case_id"])


def test_a_mandate_that_has_ended_counts_no_more(scenes: dict[str, Scene], ask: Callable) -> None:
    case = Case.get_by_id(scenes["done"].ids["case_id"])
    left = Officer.create(number="X-left", name="Prøve", ended_on=today())
    Mandate.create(number="X-left", officer=left, role="club_leader", unit=case.unit, from_on=today(), to_on=today() - timedelta(days=1))
    Case.update(handler=left).where(Case.id == case.id).execute()
    said = ask(left.id, case.id)
    assert "Ingen verv teller i dag." in said and "kan ikke logge inn" in said and "Kan ikke lese saken: ingen regel" in said


def test_a_party_is_told_so_though_a_rule_lets_in(scenes: dict[str, Scene], ask: Callable) -> None:
    scene = scenes["revoked"]
    Party.create(case=scene.ids["case_id"], officer=scene.leader, role="counterpart")
    assert "Kan ikke lese saken: er part i saken, og det går foran alt annet (party)." in ask(scene.leader, scene.ids["case_id"])


def test_it_agrees_with_the_rules_for_everybody(scenes: dict[str, Scene]) -> None:
    wrong, allowed = [], 0
    for officer, scene, permission in product(Officer.select(), scenes.values(), ("case.read", "case.write")):
        told = explained(officer.id, scene.ids["case_id"], permission).allowed
        allowed += told
        wrong += [(officer.id, scene.ids["case_id"])] if told != may(officer.id, permission, scene.ids["case_id"]) else []
    assert wrong == [] and allowed > len(scenes)


def test_every_clause_of_a_cases_rules_has_its_words() -> None:
    clauses = {c for name in RULES if RULES[name].model is Case for side in (RULES[name].any, RULES[name].none) for c in side.values()}
    assert clauses == MEANINGS.keys()
