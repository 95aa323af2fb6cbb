"""Separation of duties: nobody gives power to her- or himself, alone, by another number, or through whoever stands in."""

import ast
from collections.abc import Callable
from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.deputy import end, start
from klar.actions.emergency import approve, ask, refuse, review
from klar.actions.share import share
from klar.db import Conflict, now, today
from klar.models.case import Participant, Party
from klar.models.case.emergency import Emergency
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from tests.access.scenes import clubs, officers, set_scene
from tests.conftest import World
from tests.shape.reading import dotted, modules, tree

UNTIL = today() + timedelta(days=7)


class Club:
    """A club with a leader, a second, a substitute and a rep, a case of the leader's, and a data protection officer."""

    def __init__(self, world: World):
        self.world = world
        self.at = Unit.get_by_id(Mandate.get(Mandate.role == "club_substitute").unit_id)
        self.leader, self.second, self.vara = (self.mandate(f"club_{role}") for role in ("leader", "deputy_leader", "substitute"))
        self.scene = set_scene(self.at, "returned")
        self.case = self.scene.ids["case_id"]
        self.rep = self.also(Officer.create(number="X-rep", name="Prøve Prøvesen"), "workplace_rep")
        self.privacy = Mandate.get(Mandate.role == "data_protection_officer")
        self.elsewhere = officers(next(c for c in clubs() if c.parent_id != self.at.parent_id).id, "club_leader")[0]

    def mandate(self, role: str) -> Mandate:
        return Mandate.get(Mandate.unit == self.at, Mandate.role == role)

    def also(self, officer: Officer | int, role: str, **more: object) -> Mandate:
        number = f"X{Mandate.select().count()}"
        return Mandate.create(number=number, officer=officer, role=role, unit=self.at, from_on=today(), **more)

    def twin(self, of: Officer) -> Officer:
        """The same person by another number in the register."""
        Officer.update(member_number="M-77").where(Officer.id == of).execute()
        return Officer.create(number="X-twin", name=of.name, member_number="M-77")

    def party(self, **who: object) -> None:
        Party.create(case=self.case, role="counterpart", **who)

    def as_member(self, officer: Officer) -> Member:
        Officer.update(member_number="M-88").where(Officer.id == officer).execute()
        return Member.create(number="M-88", name="X", terms="", branch=self.at.parent)

    def asked(self, by: int) -> int:
        ask(by, self.case, "Det haster")
        return Emergency.get(Emergency.officer == by).id

    def over(self, by: int) -> int:
        """One that was given, by somebody else, and has run out."""
        asked = self.asked(by)
        Emergency.update(approved_at=now(), approved_by=self.privacy.officer, until_at=now() - timedelta(hours=1)).execute()
        return asked


def stand_in(c: Club, who: Mandate) -> Mandate:
    return c.also(who.officer, "club_leader", stands_for=c.leader, to_on=UNTIL)


VARA: dict[str, tuple[bool, Callable[[Club], object]]] = {
    "the leader, for another": (True, lambda c: start(c.leader.officer_id, c.vara.id, c.second.id, UNTIL)),
    "the leader, for the time she is away": (True, lambda c: start(c.leader.officer_id, c.vara.id, c.leader.id, UNTIL)),
    "the second leader": (True, lambda c: start(c.second.officer_id, c.vara.id, c.leader.id, UNTIL)),
    "the leader, herself": (False, lambda c: start(c.leader.officer_id, c.also(c.leader.officer, "club_substitute").id, c.second.id, UNTIL)),
    "the leader, herself by another number": (
        False, lambda c: start(c.leader.officer_id, c.also(c.twin(c.leader.officer), "club_substitute").id, c.second.id, UNTIL)
    ),
    "another in her own place by another number": (
        False, lambda c: start(c.leader.officer_id, c.vara.id, c.also(c.twin(c.vara.officer), "workplace_rep").id, UNTIL)
    ),
    "the substitute": (False, lambda c: start(c.vara.officer_id, c.vara.id, c.leader.id, UNTIL)),
    "who stands in for the leader, another": (False, lambda c: (stand_in(c, c.rep), start(c.rep.officer_id, c.vara.id, c.second.id, UNTIL))),
    "who stands in for the leader, herself": (False, lambda c: (stand_in(c, c.vara), start(c.vara.officer_id, c.vara.id, c.second.id, UNTIL))),
    "who stands in, ends it for another": (False, lambda c: end(c.rep.officer_id, (stand_in(c, c.rep), stand_in(c, c.vara))[1].id)),
    "a rep": (False, lambda c: start(c.rep.officer_id, c.vara.id, c.second.id, UNTIL)),
    "another club's leader": (False, lambda c: start(c.elsewhere, c.vara.id, c.second.id, UNTIL)),
    "the data protection officer": (False, lambda c: start(c.privacy.officer_id, c.vara.id, c.second.id, UNTIL)),
    "the administrator": (False, lambda c: start(officers(Unit.get(Unit.kind == "union").id, "administrator")[0], c.vara.id, c.second.id, UNTIL)),
}  # fmt: skip

SHARE: dict[str, tuple[bool, Callable[[Club], object]]] = {
    "the handler, with a rep": (True, lambda c: shared(c, c.rep.officer_id)),
    "the handler, with the one who stands in": (True, lambda c: shared(c, stand_in(c, c.rep).officer_id)),
    "with herself": (False, lambda c: shared(c, c.scene.leader)),
    "with herself by another number": (False, lambda c: shared(c, c.also(c.twin(c.leader.officer), "workplace_rep").officer_id)),
    "with a party": (False, lambda c: (c.party(officer=c.rep.officer), shared(c, c.rep.officer_id))),
    "with a party by another number": (
        False, lambda c: (c.party(officer=c.rep.officer), shared(c, c.also(c.twin(c.rep.officer), "workplace_rep").officer_id))
    ),
    "with a member who is party": (False, lambda c: (c.party(member=c.as_member(c.rep.officer)), shared(c, c.rep.officer_id))),
    "on, by whoever has it shared": (False, lambda c: (shared(c, c.rep.officer_id), shared(c, c.second.officer_id, by=c.rep.officer_id))),
    "by a participant": (
        False, lambda c: (Participant.create(case=c.case, officer=c.rep.officer, at=now()), shared(c, c.second.officer_id, by=c.rep.officer_id))
    ),
    "by the one who stands in for the handler": (False, lambda c: (stand_in(c, c.vara), shared(c, c.rep.officer_id, by=c.vara.officer_id))),
}  # fmt: skip


def shared(c: Club, to: int, by: int | None = None) -> object:
    return share(by or c.scene.leader, c.case, to, False, "x", UNTIL)


def privacy_stands_in(c: Club) -> int:
    c.also(c.privacy.officer, "club_leader", stands_for=c.leader, to_on=UNTIL)
    return c.leader.officer_id


def leader_is_privacy(c: Club) -> int:
    """The asker has the post too."""
    c.also(c.elsewhere, "data_protection_officer")
    return c.elsewhere


EMERGENCY: dict[str, tuple[bool, Callable[[Club], object]]] = {
    "the data protection officer, another's": (True, lambda c: approve(c.privacy.officer_id, c.asked(c.elsewhere))),
    "the asker": (False, lambda c: approve(leader_is_privacy(c), c.asked(c.elsewhere))),
    "the asker by another number": (False, lambda c: approve(c.twin(Officer.get_by_id(c.elsewhere)).id, c.asked(c.elsewhere))),
    "who stands in for the asker": (False, lambda c: approve(c.privacy.officer_id, c.asked(privacy_stands_in(c)))),
    "whom the asker stands in for": (False, lambda c: approve(privacy_stands_in(c), c.asked(c.privacy.officer_id))),
    "one who stood in for the asker until yesterday": (
        True, lambda c: (privacy_stands_in(c), Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.stands_for == c.leader).execute(),
                         Mandate.update(from_on=today() - timedelta(days=9)).where(Mandate.stands_for == c.leader).execute(),
                         approve(c.privacy.officer_id, c.asked(c.leader.officer_id)))
    ),
    "a party": (False, lambda c: (c.party(officer=c.privacy.officer), approve(c.privacy.officer_id, c.asked(c.elsewhere)))),
    "a party as a member": (False, lambda c: (c.party(member=c.as_member(c.privacy.officer)), approve(c.privacy.officer_id, c.asked(c.elsewhere)))),
    "for one who is a party": (False, lambda c: (c.party(officer=c.elsewhere), approve(c.privacy.officer_id, c.asked(c.elsewhere)))),
    "for one who is a party as a member": (
        False, lambda c: (c.party(member=c.as_member(Officer.get_by_id(c.elsewhere))), approve(c.privacy.officer_id, c.asked(c.elsewhere)))
    ),
    "the asker, no": (False, lambda c: refuse(leader_is_privacy(c), c.asked(c.elsewhere))),
    "another, no": (True, lambda c: refuse(c.privacy.officer_id, c.asked(c.elsewhere))),
    "the asker, goes through it": (False, lambda c: review(leader_is_privacy(c), c.over(c.elsewhere))),
    "who stands in for the asker, goes through it": (False, lambda c: review(c.privacy.officer_id, c.over(privacy_stands_in(c)))),
    "another, goes through it": (True, lambda c: review(c.privacy.officer_id, c.over(c.elsewhere))),
}  # fmt: skip

DUTIES = {f"{what}: {who}": row for what, rows in {"vara": VARA, "share": SHARE, "emergency": EMERGENCY}.items() for who, row in rows.items()}


@pytest.fixture
def club(world: World) -> Club:
    return Club(world)


def done(act: Callable[[Club], object], club: Club) -> bool:
    try:
        found = act(club)
    except (Conflict, NotFound):
        return False
    return bool(found[-1] if isinstance(found, tuple) else found)


@pytest.mark.parametrize("duty", DUTIES)
def test_it_is_done_or_refused(duty: str, club: Club) -> None:
    allowed, act = DUTIES[duty]
    assert done(act, club) == allowed


ADMINISTRATOR = ["/ny/sak", "/ny/vara", "/ny/nodtilgang", "/ny/del", "/vara", "/medlemmer", "/oppslag", "/gjennomgang", "/gjennomgang/nodtilgang"]


@pytest.mark.parametrize("path", ADMINISTRATOR)
def test_the_administrator_has_no_cases_no_members_and_nothing_to_grant(path: str, club: Club) -> None:
    assert club.world.sign_in("administrator").get(path).status_code == 403


def test_not_even_as_a_participant_or_by_a_share(club: Club) -> None:
    administrator = club.world.person("administrator")
    Participant.create(case=club.case, officer=administrator, at=now())
    assert club.world.enter(administrator.id).get(f"/saker/{club.case}").status_code == 404 and not done(lambda c: shared(c, administrator.id), club)


GRANTS = {"Mandate": {"klar.actions.deputy", "klar.actions.practice", "klar.demo_world", "klar.walking.scene"}, "Invitation": {"klar.actions.session"}, "Share": {"klar.actions.share"}, "Identity": {"klar.actions.session"}}


@pytest.mark.parametrize("model", GRANTS)
def test_nothing_else_makes_one(model: str) -> None:
    """Mandates come from the register and from «Vara», sign-ins from an invitation that only the command line makes."""
    makes = {f"{model}.{verb}" for verb in ("create", "insert", "insert_many", "get_or_create")}
    found = {dotted(path) for path in modules() for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and ast.unparse(node.func) in makes}
    assert found == GRANTS[model]


def test_no_page_makes_an_invitation() -> None:
    names = {dotted(path) for path in modules() for node in ast.walk(tree(path)) if isinstance(node, ast.Name) and node.id == "invite"}
    assert names == {"klar.cli.upkeep", "klar.actions.arrival"}
    sends = {dotted(path) for path in modules() for node in ast.walk(tree(path)) if isinstance(node, ast.Name) and node.id == "send_asked"}
    assert sends == {"klar.jobs"}  # what a helper asks for the clock does, and the code is in the SMS alone
