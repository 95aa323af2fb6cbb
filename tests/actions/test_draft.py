import pytest
from werkzeug.exceptions import NotFound

from klar.actions.draft import TYPED, change_answers, drop_draft, finish_draft, read_draft, start_draft
from klar.crypto import keys
from klar.db import Conflict, db
from klar.models.draft import Draft
from tests.conftest import World
from tests.stored import stored

SECRET = "Bare jeg skal lese dette"


def begun(world: World, **answers: str) -> tuple[int, Draft]:
    me = world.person("club_leader").id
    return me, start_draft(me, "notat", answers or {"tekst": SECRET}, "tekst")


def test_what_was_answered_is_read_back(world: World) -> None:
    me, draft = begun(world)
    assert read_draft(me, draft.id, "notat")[1] == {"tekst": SECRET}


def test_nothing_of_it_is_in_the_clear(world: World) -> None:
    begun(world)
    db.tidy()
    assert SECRET.encode() not in stored(world.folder)


def test_another_wizard_does_not_open_it(world: World) -> None:
    """Else that wizard's next answer would take the place of everything in it."""
    me, draft = begun(world)
    with pytest.raises(NotFound):
        read_draft(me, draft.id, "sak")


def test_the_address_of_another_wizard_neither_shows_nor_deletes_it(world: World) -> None:
    me, draft = begun(world)
    rep = world.sign_in(world.person("club_leader"))
    assert rep.get(f"/ny/oppgave/{draft.id}").status_code == 404
    assert rep.post(f"/ny/oppgave/{draft.id}/slett", "/mer").status_code == 404
    assert read_draft(me, draft.id, "notat")[1] == {"tekst": SECRET}


def test_another_person_does_not_open_it(world: World) -> None:
    _me, draft = begun(world)
    with pytest.raises(NotFound):
        read_draft(world.person("club_leader", 1).id, draft.id, "notat")


def test_two_devices_cannot_overwrite_each_other(world: World) -> None:
    """Each changes the answers as they stand, so what the other one gave is still there."""
    me, draft = begun(world)
    change_answers(me, draft.id, lambda now: {**now, "hva": "fra telefonen"}, "hva")
    change_answers(me, draft.id, lambda now: {**now, "naar": "fra nettbrettet"}, "naar")
    assert read_draft(me, draft.id, "notat")[1] == {"tekst": SECRET, "hva": "fra telefonen", "naar": "fra nettbrettet"}


def test_a_finished_draft_is_not_changed(world: World) -> None:
    me, draft = begun(world)
    finish_draft(me, draft.id, lambda _answers: "/", {})
    with pytest.raises(Conflict):
        change_answers(me, draft.id, lambda now: now, "tekst")


def test_finishing_twice_does_it_once(world: World) -> None:
    me, draft = begun(world)
    done: list[str] = []
    for _tap in range(2):
        assert finish_draft(me, draft.id, lambda _answers: done.append("x") or "/saker/1", {}) == "/saker/1"
    assert done == ["x"]


def test_finishing_forgets_the_answers_and_their_key(world: World) -> None:
    me, draft = begun(world)
    finish_draft(me, draft.id, lambda _answers: "/saker/1", {})
    assert Draft.get_by_id(draft.id).sealed == b"" and keys.unlock([draft.key]) == {}


def test_when_finishing_fails_the_draft_stands(world: World) -> None:
    me, draft = begun(world)
    with pytest.raises(ZeroDivisionError):
        finish_draft(me, draft.id, lambda _answers: str(1 / 0), {})
    assert read_draft(me, draft.id, "notat")[1] == {"tekst": SECRET}


def test_a_dropped_draft_is_gone_with_its_key(world: World) -> None:
    me, draft = begun(world)
    drop_draft(me, draft.id)
    assert not Draft.select().where(Draft.id == draft.id).exists() and keys.unlock([draft.key]) == {}


def test_text_being_written_outlives_another_answer(world: World) -> None:
    me = world.person("club_leader").id
    draft = start_draft(me, "oppgave", {"hva": "other", "naar": "open", TYPED: {"tekst": "Ring i"}}, "tekst")
    world.sign_in(world.person("club_leader")).post(f"/ny/oppgave/{draft.id}/hva", answer="other")
    assert read_draft(me, draft.id, "oppgave")[1][TYPED] == {"tekst": "Ring i"}
