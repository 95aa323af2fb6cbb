"""The policy of trust.md § 1 as one table.

A row is visible when one `any` clause holds and no `none` clause does. The name of the clause that let somebody in goes
into the audit record.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from peewee import Expression, fn

from klar.access.alerts import alert_leader, alert_party, told_to_us
from klar.access.articles import adviser, article_to_read, article_waits, wrote_it
from klar.access.clauses import (
    at_my_desk,
    board,
    conflict,
    emergency,
    given_task,
    handler,
    handover,
    handover_conflict,
    handover_leader,
    in_my_hands,
    in_own_branch,
    in_own_club,
    leader,
    leader_member,
    left_behind,
    line_for_all,
    line_of_my_unit,
    line_within,
    looked_up,
    of_my_case,
    our_units,
    own_draft,
    own_line,
    own_task,
    participant,
    sent_by_me,
    shared,
    sharing_writer,
    taken_by_me,
    took_over,
    writing_participant,
)
from klar.access.club import board_seat, closed_to_leaders, clubs_own, left_in_branch, left_in_club, left_task, minutes_seat
from klar.access.follow_up import club_below, club_in_county, round_of_unit
from klar.access.gatherings import held_by_us, own_signup
from klar.access.guiding import guided, guided_by_me, waits_for_centre, waits_for_me
from klar.models.call_round import CallRound
from klar.access.network import club_in_network, my_network, network_of_branch, network_of_county, network_we_made, report_of_mine, report_to_send, report_to_us
from klar.models.article import Article
from klar.models.case import Case, Entry, Handover
from klar.models.case.deadline import Alert
from klar.models.club import ClubRecord
from klar.models.draft import Draft
from klar.models.gathering import Gathering, Signup
from klar.models.guiding import Guiding
from klar.models.member import Member
from klar.models.network import Network
from klar.models.report import MonthlyReport
from klar.models.role import ADVISERS, BRANCH, BRANCH_REGISTER, CLUB, CLUB_BOARD, CLUB_LEADERS, CLUB_SEATS, DESK, FOLLOWERS, HELPERS, NETWORK_MAKERS
from klar.models.task import Task
from klar.models.unit import Unit

Clause = Callable[[Any, Any], Expression]


@dataclass(frozen=True)
class Rule:
    meaning: str
    model: type
    any: dict[str, Clause]
    none: dict[str, Clause]


def task_of_hidden_case(me: Any, day: Any) -> Expression:
    readable = Case.select(Case.id).where(condition("case.read", me, day))
    return Task.case.is_null(False) & Task.case.not_in(readable)


def task_of_case(me: Any, day: Any) -> Expression:
    return Task.case.in_(Case.select(Case.id).where(condition("case.write", me, day)))


def sender(me: Any, day: Any) -> Expression:
    """Who sent it, as long as the case is theirs to read."""
    readable = Case.select(Case.id).where(condition("case.read", me, day))
    return sent_by_me(me, day) & Handover.case.in_(readable)


def line_of_hidden_case(me: Any, day: Any) -> Expression:
    return ~fn.EXISTS(Case.select(Case.id).where(Case.id == Entry.case, condition("case.read", me, day)))


# Goes before every way in.
SHUT_FROM: dict[str, Clause] = {"party": handover_conflict, "leader": handover_leader}
SHUT_OUT: dict[str, Clause] = {"party": conflict, "leader": leader_member}
WRITERS: dict[str, Clause] = {"handler": handler, "participant": writing_participant, "board": board, "taken": taken_by_me}
RULES = {
    "member.read": Rule("medlemmer i egen klubb eller fagforening", Member, {"club": in_own_club, "branch": in_own_branch}, {}),
    # What a list of members is made from when the club meets the employer.
    "member.codetermination": Rule("medlemmer som er med i felles saker", Member, {"club": in_own_club, "branch": in_own_branch}, {"leader": leader}),
    # Apart from member.read, so that no list, search, count or wizard is widened by it.
    "member.lookup": Rule("det ene medlemmet jeg har slått opp", Member, {"lookup": looked_up}, {}),
    "case.read": Rule(
        "saker jeg har, er med i, styret har, har fått delt eller nødtilgang til, eller vi har tatt imot",
        Case,
        {"handler": handler, "participant": participant, "board": board, "taken": taken_by_me, "handover": handover, "shared": shared, "emergency": emergency},
        SHUT_OUT,
    ),
    "case.write": Rule(
        "saker jeg kan skrive i",
        Case,
        {**WRITERS, "shared": sharing_writer},
        SHUT_OUT,
    ),
    "case.send": Rule("saker jeg kan be om hjelp i", Case, WRITERS, SHUT_OUT),  # what is shared is not sent on
    # Of what waits one sees that it does; the case opens to whoever it is given to.
    "case.take": Rule("saker som ingen kan arbeide med lenger", Case, {"club": left_in_club, "branch": left_in_branch}, SHUT_OUT),
    "case.share": Rule("saker jeg kan dele", Case, {"handler": handler, "onward": took_over}, SHUT_OUT),
    "handover.take": Rule("saker som venter på vår enhet", Handover, {"desk": at_my_desk, "left": left_behind}, SHUT_FROM),
    # A summary is all of the case that one sees who was not shown more: case.read does not hold for it.
    "handover.read": Rule("det vi er spurt om eller har tatt imot", Handover, {"taken": in_my_hands, "unit": our_units, "desk": at_my_desk, "left": left_behind}, SHUT_FROM),
    "handover.work": Rule("det jeg har tatt imot", Handover, {"taken": in_my_hands}, SHUT_FROM),
    "handover.own": Rule("det som er sendt fra saker jeg har eller følger", Handover, {"sender": sender, "handler": of_my_case}, SHUT_FROM),
    # Who has the deadline, in which club, and the date; the case stays closed.
    "alert.read": Rule("frister i klubbene som ingen har fulgt opp", Alert, {"unit": told_to_us}, {"party": alert_party, "leader": alert_leader}),
    "entry.read": Rule(
        "linjer i saker jeg kan lese; et internt utkast bare som den som skrev det, eller som har saken i samme enhet",
        Entry,
        {"case": line_for_all, "own": own_line, "within": line_within, "unit": line_of_my_unit},
        {"hidden": line_of_hidden_case},
    ),
    "task.write": Rule("oppgaver jeg kan gjøre", Task, {"owner": own_task, "case": task_of_case}, {"hidden": task_of_hidden_case}),
    "task.own": Rule("mine egne oppgaver", Task, {"owner": own_task}, {"hidden": task_of_hidden_case}),
    "task.given": Rule("oppgaver jeg har gitt bort", Task, {"giver": given_task}, {"hidden": task_of_hidden_case}),
    "task.take": Rule("oppgaver uten sak, etter en som har sluttet", Task, {"left": left_task}, {}),
    "club.read": Rule("det klubben min husker", ClubRecord, {"club": clubs_own, "board": board_seat}, {"leader": closed_to_leaders}),
    "club.write": Rule("det jeg kan skrive i klubben min", ClubRecord, {"club": clubs_own, "board": minutes_seat}, {"leader": closed_to_leaders}),
    "follow.read": Rule("klubber jeg følger opp", Unit, {"branch": club_below, "county": club_in_county, "network": club_in_network}, {}),
    "network.read": Rule("nettverk jeg koordinerer, kretsen har, eller fagforeningen er med i", Network, {"coordinator": my_network, "county": network_of_county, "branch": network_of_branch}, {}),
    "network.run": Rule("nettverk jeg koordinerer", Network, {"coordinator": my_network}, {}),
    "network.change": Rule("nettverk som kretsen min har laget", Network, {"county": network_we_made}, {}),
    "report.read": Rule("rapporter fra nettverk jeg koordinerer, og de styret mitt har fått", MonthlyReport, {"coordinator": report_of_mine, "board": report_to_us}, {}),
    "report.write": Rule("rapporter jeg ikke har sendt ennå", MonthlyReport, {"coordinator": report_to_send}, {}),
    "report.receive": Rule("rapporter styret mitt har fått", MonthlyReport, {"board": report_to_us}, {}),
    "round.call": Rule("ringerunder i enheten der jeg følger opp klubber", CallRound, {"unit": round_of_unit}, {}),
    "gathering.hold": Rule("samlinger enheten min holder", Gathering, {"unit": held_by_us}, {}),
    "article.read": Rule("veiledning som er gjennomgått, og for rådgivere alt", Article, {"published": article_to_read, "adviser": adviser}, {}),
    "article.write": Rule("veiledning jeg kan skrive", Article, {"adviser": adviser}, {}),
    # Two see every text before anybody else does.
    "article.review": Rule("veiledning som venter, og som en annen har skrevet", Article, {"adviser": article_waits}, {"writer": wrote_it}),
    # How many others come is told, never who.
    "signup.own": Rule("samlinger jeg er invitert til", Signup, {"own": own_signup}, {}),
    # Where somebody is in Klar, never what stands there: klar/views/own_words.py.
    "guiding.join": Rule("de jeg følger opp som venter på at noen ser hvor de er", Guiding, {"followed": waits_for_me, "centre": waits_for_centre}, {"self": guided}),
    "guiding.see": Rule("den jeg ser hvor er, mens vi snakker", Guiding, {"helper": guided_by_me}, {}),
    "guiding.own": Rule("når noen ser hvor jeg er", Guiding, {"rep": guided}, {}),
    "draft.own": Rule("mine egne utkast", Draft, {"owner": own_draft}, {}),
}

# Each clause of a case's rules in words that end a sentence about somebody, for klar access explain.
MEANINGS: dict[Clause, str] = {
    handler: "har saken, og har verv i klubben den hører til",
    participant: "er med i saken, og har et verv som teller",
    writing_participant: "er med i saken og kan skrive, og har et verv som teller",
    board: "sitter i ledelsen i klubben, og saken er felles for klubben",
    taken_by_me: "har tatt imot saken for enheten sin",
    handover: "er i enheten som har tatt imot saken",
    took_over: "har saken etter at den ble sendt videre",
    shared: "har fått saken delt med seg, og har et verv som teller",
    sharing_writer: "har fått saken delt med seg og kan skrive, og har et verv som teller",
    emergency: "har fått nødtilgang, og har et verv som teller",
    conflict: "er part i saken, og det går foran alt annet",
    left_in_club: "leder klubben, og ingen kan arbeide med saken lenger",
    left_in_branch: "leder fagforeningen, og ingen kan arbeide med saken lenger",
    leader_member: "er ledermedlem, og saken er felles for klubben",
}

# What a person may do that is not about one row: permission -> roles.
ROLE_RULES = {
    "case.create": CLUB,
    "club.record": CLUB,
    "club.meeting": tuple(sorted({*CLUB, *CLUB_SEATS})),
    "club.follow": BRANCH,
    "follow.call": tuple(sorted(FOLLOWERS)),
    "network.make": NETWORK_MAKERS,
    "report.make": ("coordinator",),
    "guiding.help": tuple(sorted(HELPERS)),
    "club.succeed": tuple(sorted({*BRANCH, *CLUB_BOARD})),
    "task.create": tuple(sorted({*CLUB, *CLUB_SEATS, *DESK})),
    "member.search": tuple(sorted({*CLUB, *BRANCH_REGISTER})),
    "lookup.make": ADVISERS,
    "article.make": ADVISERS,
    "deputy.start": CLUB_LEADERS,
    "emergency.ask": ("club_leader", "club_deputy_leader", *DESK),
    "emergency.answer": ("data_protection_officer",),
    "audit.review": ("data_protection_officer",),
    "innsyn.answer": ("data_protection_officer",),
}
SIGNED_IN, PUBLIC = "signed_in", "public"
PERMISSIONS = {*RULES, *ROLE_RULES, SIGNED_IN, PUBLIC}


def condition(permission: str, me: Any, day: Any, but: Collection[Clause] = ()) -> Expression:
    """The rule as a condition; without the `none` clauses in `but`, where the query has them already."""
    rule = RULES[permission]
    allowed = _either([clause(me, day) for clause in rule.any.values()])
    for clause in rule.none.values():
        if clause not in but:
            allowed &= ~clause(me, day)
    return allowed


def _either(clauses: list[Expression]) -> Expression:
    first, *rest = clauses
    for clause in rest:
        first |= clause
    return first
