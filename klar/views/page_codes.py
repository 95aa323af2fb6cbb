"""The number of every page, which a helper on the phone can ask for. A page keeps its number for good."""

from flask import request

CODES = {
    "home.home": 1,
    "home.more": 2,
    "session.sign_in": 3,
    "session.code": 4,
    "session.link": 4,
    "session.sign_out": 5,
    "session.start": 6,
    "session.answer": 7,
    "session.higher": 9,
    "session.again": 15,
    "session.locked": 16,
    "passkeys.unlock": 16,
    "passkeys.new": 28,
    "passkeys.add": 28,
    "devices.mine": 8,
    "devices.out": 8,
    "devices.others_out": 8,
    "members.find": 10,
    "members.card": 11,
    "members.workplaces": 12,
    "members.workplace": 13,
    "members.people": 14,
    "lookup.why": 17,
    "lookup.who": 18,
    "lookup.card": 19,
    "cases.mine": 20,
    "cases.closed": 21,
    "cases.show": 22,
    "cases.readers": 23,
    "cases.deadline": 24,
    "cases.more": 25,
    "cases.all_deadlines": 26,
    "documents.every": 70,
    "documents.choose": 71,
    "documents.add": 71,
    "documents.show": 72,
    "papers.ask_name": 73,
    "papers.name": 73,
    "papers.ask_evidence": 74,
    "papers.evidence": 74,
    "papers.ask_removal": 75,
    "papers.remove": 75,
    "tasks.mine": 30,
    "tasks.later": 31,
    "tasks.done": 32,
    "handovers.desk": 40,
    "handovers.show": 41,
    "handovers.refuse": 42,
    "handovers.send": 42,
    "home.sent": 43,
    "review.week": 50,
    "review.looks": 51,
    "emergencies.asked": 52,
    "emergencies.answer": 52,
    "innsyn.asked": 53,
    "innsyn.new": 54,
    "innsyn.begin": 54,
    "innsyn.review": 27,
    "deputies.mine": 60,
    "deputies.end": 60,
    "emergencies.mine": 61,
    "demo.people": 90,
    "demo.style": 91,
}
# A wizard's questions are numbered from here on (klar/views/wizard/pages.py), its last two pages are these.
WIZARD_CODES = {"sak": 100, "oppgave": 120, "notat": 140, "hendelse": 160, "status": 180, "hjelp": 200, "del": 220, "vara": 240, "nodtilgang": 260}
CHECK, DROP, ERROR = 18, 19, 99


def current() -> dict[str, int]:
    """The number of the page that answers this request."""
    if request.blueprint != "wizard":
        return {"page_code": CODES.get(request.endpoint or "", ERROR)}
    place = DROP if request.endpoint in ("wizard.ask_drop", "wizard.drop") else CHECK
    return {"page_code": WIZARD_CODES.get(request.view_args["name"], ERROR) + place}
