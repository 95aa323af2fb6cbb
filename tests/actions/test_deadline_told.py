"""A deadline that nobody has acted on by its safe date: the branch is told once, and never what it is about."""

from datetime import timedelta
from typing import Any

import pytest

from klar.access import counted, listed
from klar.actions.case import NewCase, keep_deadline, open_case, set_status
from klar.actions.case import deadline_telling as telling
from klar.actions.told import choose
from klar.crypto import keys
from klar.db import today
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Deadline, Entry, Party
from klar.models.case.alert import alert_count, alerts
from klar.models.case.deadline import Alert
from klar.models.officer import Mandate, held
from klar.models.told import Message
from klar.notify.standing import stands
from tests.conftest import World


class Late:
    """A case of the first club whose first deadline is two days away, and whose safe date is over."""

    def __init__(self, world: World, **new: Any):
        self.by = world.person("club_leader").id
        self.club = held(me=self.by, today=today())[0]
        trigger = ("dismissal_received", today() - timedelta(days=12))
        self.case = open_case(self.by, NewCase(**{"kind": "oppsigelse_person", "unit": self.club.unit, "trigger": trigger, **new})).id
        self.branch = [row.officer_id for row in Mandate.select().where(Mandate.unit == self.club.above, Mandate.role.in_(("branch_leader", "branch_deputy_leader")))]

    def told(self) -> list[Alert]:
        return list(Alert.select().where(Alert.case == self.case))

    def seen(self, officer: int) -> list[Any]:
        return [row for row in listed(officer, "alert.read", alerts) if row.id in {alert.id for alert in self.told()}]


@pytest.fixture
def late(world: World) -> Late:
    found = Late(world)
    telling.tell_branches()
    return found


def test_the_branch_is_told_who_and_where_and_when_and_nothing_else(late: Late) -> None:
    (row,) = late.seen(late.branch[0])
    assert row._asdict().keys() == {"id", "due_on", "club", "name", "phone"}
    assert (row.due_on, row.club) == (today() + timedelta(days=2), late.club.name)


def test_who_has_chosen_hears_of_it_outside_klar_too(world: World) -> None:
    late = Late(world)
    for officer, kinds in zip(late.branch, (["deadline"], ["help"]), strict=True):
        choose(officer, kinds, "sms", daily=True)
    telling.tell_branches()
    mine = Message.select().where(Message.kind == "alert", Message.about == late.told()[0].id)
    assert [row.officer_id for row in mine] == late.branch[:1]
    keep_deadline(late.by, late.told()[0].deadline_id, late.case)
    assert not stands(late.branch[0], "alert", late.told()[0].id, "")


def test_it_is_on_the_timeline_and_on_record(late: Late) -> None:
    entry = Entry.get(Entry.case == late.case, Entry.kind == "deadline_told")
    assert entry.officer_id is None and sealed.get(keys.box(Case.get_by_id(late.case).key), "entry", entry) == {"code": "F02"}
    assert AuditEvent.select().where(AuditEvent.name == "deadline.told", AuditEvent.subject == late.told()[0].deadline_id).count() == 1


def test_twice_is_once(late: Late) -> None:
    assert telling.tell_branches() == 0
    assert len(late.told()) == 1 and Entry.select().where(Entry.case == late.case, Entry.kind == "deadline_told").count() == 1


def test_two_runs_that_found_the_same_deadline_tell_once(late: Late) -> None:
    assert not telling._tell(late.told()[0].deadline_id)
    assert len(late.told()) == 1


def test_killed_in_the_middle_nothing_is_half_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    late = Late(world)
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr(telling, "record", lambda *_args, **_fields: 1 / 0)
        telling.tell_branches()
    assert late.told() == [] and not Entry.select().where(Entry.kind == "deadline_told").exists()
    telling.tell_branches()
    assert len(late.told()) == 1


def test_it_stops_when_the_deadline_is_kept(late: Late) -> None:
    assert counted(late.branch[0], ("alert.read", alert_count)).alert_count >= 1
    keep_deadline(late.by, late.told()[0].deadline_id, late.case)
    assert late.seen(late.branch[0]) == []


def test_it_stops_when_the_case_is_closed(late: Late) -> None:
    set_status(late.by, late.case, "closed", version=Case.get_by_id(late.case).version)
    assert late.seen(late.branch[0]) == []


def test_what_is_kept_in_time_is_not_told(world: World) -> None:
    late = Late(world)
    keep_deadline(late.by, Deadline.get(Deadline.case == late.case, Deadline.due_on == today() + timedelta(days=2)).id, late.case)
    telling.tell_branches()
    assert late.told() == []


def test_before_the_safe_date_is_over_nobody_is_told(world: World) -> None:
    late = Late(world, trigger=("dismissal_received", today()))
    telling.tell_branches()
    assert late.told() == []


def test_of_a_case_for_named_people_the_branch_hears_nothing(world: World) -> None:
    late = Late(world, kind="trakassering_konflikt", trigger=("harm_known", today() - timedelta(days=366 * 3)))
    telling.tell_branches()
    assert Deadline.select().where(Deadline.case == late.case, Deadline.safe_on < today()).exists() and late.told() == []


def test_one_that_becomes_for_named_people_is_gone_from_the_branch(late: Late) -> None:
    Case.update(audience="named").where(Case.id == late.case).execute()
    assert late.seen(late.branch[0]) == []


def test_a_party_hears_nothing_and_the_others_in_the_branch_do(late: Late) -> None:
    Party.create(case=late.case, officer=late.branch[0], role="close")
    assert late.seen(late.branch[0]) == [] and len(late.seen(late.branch[1])) == 1


def test_when_all_who_lead_the_branch_are_parties_the_county_is_told(world: World) -> None:
    late = Late(world, conflicts=())
    for officer in late.branch:
        Party.create(case=late.case, officer=officer, role="close")
    telling.tell_branches()
    (alert,) = late.told()
    assert alert.unit.kind != "branch" and not any(late.seen(officer) for officer in late.branch)
    assert any(late.seen(row.officer_id) for row in Mandate.select().where(Mandate.unit == alert.unit))


def test_nobody_else_is_told(late: Late, world: World) -> None:
    others = {row.officer_id for row in Mandate.select()} - set(late.branch)
    assert not any(late.seen(officer) for officer in sorted(others))


def test_the_branch_sees_a_row_to_call_and_the_rep_sees_that_it_was_told(late: Late, world: World) -> None:
    page = world.enter(late.branch[0]).get("/innboks/frister").text
    assert late.club.name in page and f"/saker/{late.case}" not in page and "Oppsigelse" not in page
    deadline = world.enter(late.by).get(f"/saker/{late.case}/frister/{late.told()[0].deadline_id}").text
    assert "Fagforeningen er varslet." in deadline and "Ring nå" in deadline
