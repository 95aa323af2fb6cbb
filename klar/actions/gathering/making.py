"""Making a gathering, inviting to it, calling it off, and forgetting it."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import abort

from klar.access import fetch, listed
from klar.actions.follow_up import rep
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now, today
from klar.models import sealed
from klar.models.gathering import Gathering, Signup
from klar.models.invited import GROUPS, invitable
from klar.notify.outbox import enqueue_each

KEPT = timedelta(days=730)
ROWS = 100  # in one statement


@dataclass(frozen=True)
class NewGathering:
    """`hours` as in «10.00–15.00»; `place` is where, or how one gets in when it is digital; `km` None when nobody knows."""

    unit: int
    kind: str
    name: str
    held_on: date
    hours: str
    place: str
    digital: bool
    km: int | None
    places: int
    funds: str


def hold(by: int, new: NewGathering, among: int, group: str) -> int:
    """Makes the gathering and invites to it; returns its id. 404 when `by` follows nobody up from that unit."""
    key = keys.create()
    with atomic():
        row = Gathering.create(
            unit=new.unit, made_by=by, made_at=now(), kind=new.kind, held_on=new.held_on, digital=new.digital, km=new.km, places=new.places, funds=new.funds, key=key
        )  # fmt: skip
        allowed = fetch(by, "gathering.hold", row.id).allowed_by
        sealed.put(keys.box(key), row, name=new.name, hours=new.hours, place=new.place)
        record("gathering.made", officer=by, subject=row.id, rule=allowed, unit=new.unit, invited=_invite(by, row.id, among, group))
    return row.id


def invite_more(by: int, gathering_id: int, among: int, group: str) -> None:
    """Invites more, those who are not invited yet; nobody to one that is over or called off. 404 when it is none of `by`'s."""
    with atomic():
        row = fetch(by, "gathering.hold", gathering_id)
        if open_yet(row):
            record("gathering.invited", officer=by, subject=row.id, rule=row.allowed_by, unit=row.unit_id, invited=_invite(by, row.id, among, group))


def invite_one(by: int, gathering_id: int, mandate_id: int) -> None:
    """Invites one rep. 404 when the gathering is none of `by`'s, or the rep is none that `by` follows up."""
    with atomic():
        row, one = fetch(by, "gathering.hold", gathering_id), rep(by, mandate_id) or abort(404)
        if open_yet(row):
            record("gathering.invited", officer=by, subject=row.id, rule=row.allowed_by, unit=row.unit_id, invited=_add(row.id, {one.officer_id: one.unit_id}))


def open_yet(row: Gathering) -> bool:
    return row.off_at is None and row.held_on >= today()


def _invite(by: int, gathering_id: int, among: int, group: str) -> int:
    """Everybody of the group in one club, in the clubs of one branch, or (0) in all that `by` follows up. Returns how many are new."""
    rows = [row for row in listed(by, "follow.read", invitable) if among in (0, row.unit_id, row.parent_id) and row.role in GROUPS[group][1]]
    clubs = {row.officer_id: row.unit_id for row in reversed(rows)}
    return _add(gathering_id, clubs)


def _add(gathering_id: int, clubs: dict[int, int]) -> int:
    """Invites officers, each from a club, and tells them. Returns how many were not there before."""
    there = {row.officer_id for row in Signup.select(Signup.officer).where(Signup.gathering == gathering_id)}
    new = [{"gathering": gathering_id, "officer": officer, "club": club, "at": now()} for officer, club in sorted(clubs.items()) if officer not in there]
    for first in range(0, len(new), ROWS):
        Signup.insert_many(new[first : first + ROWS]).execute()
    made = Signup.select(Signup.id, Signup.officer).where(Signup.gathering == gathering_id, Signup.officer.in_([one["officer"] for one in new]))
    enqueue_each("gathering", {row.officer_id: row.id for row in made}, "invited")
    return len(new)


def call_off(by: int, gathering_id: int) -> None:
    """It stands there as called off, and those who had not said no are told."""
    with atomic():
        row = fetch(by, "gathering.hold", gathering_id)
        if open_yet(row):
            Gathering.update(off_at=now()).where(Gathering.id == row.id).execute()
            asked = Signup.select(Signup.id, Signup.officer).where(Signup.gathering == row.id, Signup.status.in_(("invited", "coming", "waiting")))
            enqueue_each("gathering", {one.officer_id: one.id for one in asked}, "off")
            record("gathering.called_off", officer=by, subject=row.id, rule=row.allowed_by, unit=row.unit_id)


def forget_old_gatherings() -> None:
    """Who came two years ago is nobody's need."""
    old = Gathering.held_on < today() - KEPT
    with atomic():
        gone = list(Gathering.select(Gathering.id, Gathering.key).where(old))
        Signup.delete().where(Signup.gathering.in_([row.id for row in gone])).execute()
        Gathering.delete().where(old).execute()
    for row in gone:
        keys.destroy(row.key)
