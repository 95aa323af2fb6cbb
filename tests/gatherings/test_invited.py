"""From an invitation to a place: yes in one tap, no, somebody else, and the line when it is full."""

from datetime import timedelta

from icalendar import Calendar

from klar.actions.gathering import answer, pass_on
from klar.db import OSLO, today
from klar.models.audit_event import AuditEvent
from klar.models.gathering import Gathering, Signup
from klar.models.officer import Mandate
from tests.conftest import Browser, World
from tests.gatherings.conftest import Branch


def made(browser: Browser, unit: int) -> Gathering:
    """By the wizard, as a helper makes one."""
    at = f"/ny/samling?enhet={unit}"
    for said in ("course", "Lønn og tariff"):
        at = browser.post(at, answer=said).location
    year = str(today().year + 1)
    at = browser.post(at, answer_day="3", answer_month="3", answer_year=year).location
    for said in ("kl. 10 til 15.30", "there", "Folkets hus", "40", "20", "ou", "0", "leaders"):
        at = browser.post(at, answer=said).location
    browser.post(at)
    return Gathering.select().order_by(Gathering.id.desc()).get()


def test_a_helper_makes_one_and_those_it_is_for_are_invited(world: World, branch: Branch) -> None:
    gathering = made(world.enter(branch.leader), branch.unit)
    invited = {row.officer_id for row in Signup.select().where(Signup.gathering == gathering)}
    below = Mandate.select().join(type(branch.club)).where(type(branch.club).parent == branch.unit, Mandate.role.in_(("club_leader", "club_deputy_leader")))
    assert invited == {row.officer_id for row in below} and len(invited) > 3
    assert (gathering.places, gathering.km, gathering.funds, gathering.digital) == (20, 40, "ou", False)
    text = world.enter(branch.leader).get(f"/samlinger/{gathering.id}").text
    assert "Lønn og tariff" in text and "klokka 10.00–15.30" in text and "Folkets hus. Opptil 40 km å reise" in text


def test_the_name_is_nowhere_in_the_clear(branch: Branch) -> None:
    assert "tariff".encode() not in branch.holds().sealed


def test_home_and_today_name_it_and_one_tap_is_a_yes(world: World, branch: Branch) -> None:
    gathering, rep = branch.holds(), branch.reps[0]
    signup, phone = branch.signup(gathering, rep), world.enter(rep)
    at = f"/invitasjoner/{signup.id}"
    assert at in phone.get("/").text and "Lønn og tariff" in phone.get("/i-dag").text
    phone.post(at, answer="yes")
    assert branch.signup(gathering, rep).status == "coming" and "Plassen er din." in phone.get(at).text
    assert at not in phone.get("/").text


def test_the_day_before_it_stands_among_what_is_done_today(world: World, branch: Branch) -> None:
    signup = branch.signup(branch.holds(days=1), branch.reps[0])
    answer(branch.reps[0], signup.id, comes=True)
    assert "Folkets hus" in world.enter(branch.reps[0]).get("/i-dag").text


def test_when_it_is_full_one_waits_and_gets_the_place_that_is_given_back(world: World, branch: Branch) -> None:
    gathering, (first, second, third) = branch.holds(places=1), branch.reps[:3]
    for rep in (first, second, third):
        answer(rep, branch.signup(gathering, rep).id, comes=True)
    at = f"/invitasjoner/{branch.signup(gathering, third).id}"
    assert "Du er nummer 2 på ventelisten." in world.enter(third).get(at).text
    answer(first, branch.signup(gathering, first).id, comes=False)
    assert [branch.signup(gathering, rep).status for rep in (first, second, third)] == ["no", "coming", "waiting"]
    assert "Du er nummer 1 på ventelisten." in world.enter(third).get(at).text


def test_one_who_waits_and_says_no_gives_nobody_a_place(branch: Branch) -> None:
    gathering, (first, second, third) = branch.holds(places=1), branch.reps[:3]
    for rep in (first, second, third):
        answer(rep, branch.signup(gathering, rep).id, comes=True)
    answer(second, branch.signup(gathering, second).id, comes=False)
    assert [branch.signup(gathering, rep).status for rep in (first, second, third)] == ["coming", "no", "waiting"]


def test_a_yes_said_twice_keeps_the_place_in_the_line(branch: Branch) -> None:
    gathering, (first, second) = branch.holds(places=1), branch.reps[:2]
    for rep in (first, second):
        answer(rep, branch.signup(gathering, rep).id, comes=True)
    before = branch.signup(gathering, second).at
    answer(second, branch.signup(gathering, second).id, comes=True)
    assert branch.signup(gathering, second).at == before


def test_somebody_else_comes_instead_with_the_same_place(world: World, branch: Branch) -> None:
    gathering, rep = branch.holds(places=1, group="leaders"), branch.reps[0]
    other = branch.colleague("Kari Vikar")
    signup = branch.signup(gathering, rep)
    answer(rep, signup.id, comes=True)
    phone, at = world.enter(rep), f"/invitasjoner/{signup.id}/en-annen"
    assert "Kari Vikar" in phone.get(at).text
    phone.post(at, answer=str(other))
    theirs = branch.signup(gathering, other)
    assert (branch.signup(gathering, rep).status, theirs.status, theirs.instead_of_id, theirs.club_id) == ("replaced", "coming", signup.id, branch.club.id)
    assert "Du kommer." in world.enter(other).get(f"/invitasjoner/{theirs.id}").text


def test_only_one_of_the_same_club_can(branch: Branch) -> None:
    gathering, rep = branch.holds(), branch.reps[0]
    elsewhere = Mandate.get(Mandate.role == "club_leader", Mandate.unit != branch.club.id).officer_id
    signup = branch.signup(gathering, rep)
    assert not pass_on(rep, signup.id, elsewhere) and not pass_on(rep, signup.id, rep) and not pass_on(rep, signup.id, 0)
    answer(branch.reps[1], branch.signup(gathering, branch.reps[1]).id, comes=True)
    assert not pass_on(rep, signup.id, branch.reps[1]), "who comes anyway comes for nobody else"
    assert branch.signup(gathering, rep).status == "invited"


def test_after_the_day_and_when_it_is_called_off_no_answer_counts(world: World, branch: Branch) -> None:
    gathering, rep = branch.holds(), branch.reps[0]
    leader = world.enter(branch.leader)
    leader.post(f"/samlinger/{gathering.id}/avlys")
    signup = branch.signup(gathering, rep)
    answer(rep, signup.id, comes=True)
    assert branch.signup(gathering, rep).status == "invited" and not pass_on(rep, signup.id, branch.colleague("Per"))
    assert "Samlingen er avlyst." in world.enter(rep).get(f"/invitasjoner/{signup.id}").text


def test_the_calendar_gets_the_hours_and_nothing_that_says_which_union(world: World, branch: Branch) -> None:
    gathering, rep = branch.holds(), branch.reps[0]
    answer(rep, branch.signup(gathering, rep).id, comes=True)
    got = world.enter(rep).get(f"/invitasjoner/{branch.signup(gathering, rep).id}/samling.ics")
    (event,) = Calendar.from_ical(got.data).walk("VEVENT")
    begins = event.decoded("dtstart").astimezone(OSLO)
    assert (begins.date(), begins.hour, event.decoded("dtend") - event.decoded("dtstart")) == (gathering.held_on, 10, timedelta(hours=5))
    assert event["summary"] == "Samling i Klar" and not [word for word in ("tariff", "Folkets", "LOCATION", "DESCRIPTION") if word in got.text]


def test_more_can_be_invited_and_nobody_twice(world: World, branch: Branch) -> None:
    gathering = branch.holds(group="leaders")
    before = {row.officer_id for row in Signup.select().where(Signup.gathering == gathering)}
    leader, at = world.enter(branch.leader), f"/ny/inviter?samling={gathering.id}"
    for said in (str(branch.club.id), "reps"):
        at = leader.post(at, answer=said).location
    leader.post(at)
    after = [row.officer_id for row in Signup.select().where(Signup.gathering == gathering)]
    assert before < {*after} == {*branch.reps} and len(after) == len({*after})
    assert AuditEvent.select().where(AuditEvent.name == "gathering.invited").count() == 1
