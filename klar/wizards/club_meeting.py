"""«Nytt møte» with the points that are usual for it, and «Skriv referat»."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.actions.club import add_record, change_record
from klar.actions.draft import TYPED
from klar.crypto import keys
from klar.forms import ChoiceForm, DateForm, LineForm, TextForm
from klar.i18n import _, _l
from klar.models import sealed
from klar.models.agenda import points_for
from klar.models.club import meetings
from klar.models.club_words import MEETINGS, is_closed
from klar.wizard import Answers, Step, Wizard
from klar.wizards.club_questions import WhichMeetingClub, WhichRecord, dated, which
from klar.wizards.questions import number


class Kind(ChoiceForm):
    question = _l("Hva slags møte er det?")
    choices = tuple((name, kind.label) for name, kind in MEETINGS.items())


class Day(DateForm):
    question = _l("Hvilken dag er møtet?")
    latest = timedelta(days=366 * 2)


class Place(LineForm):
    question = _l("Når på dagen, og hvor?")
    hint = _l("For eksempel: klokka 14 på pauserommet.")


def untouched(form: TextForm, answers: Answers, step: str) -> bool:
    """Nobody has sent, answered or begun to write this yet."""
    return form.answer.raw_data is None and step not in answers and step not in answers.get(TYPED, {})


class Points(TextForm):
    question = _l("Hva skal dere snakke om?")
    label = _l("En linje for hvert punkt")
    hint = _l("Dette er vanlig. Endre det som ikke passer.")

    def prepare(self, me: int, answers: Answers) -> None:
        if untouched(self, answers, "punkter") and answers.get("slag") in MEETINGS:
            self.answer.data = "\n".join(map(str, MEETINGS[answers["slag"]].points))


class WhichMeeting(WhichRecord):
    question = _l("Hvilket møte?")
    records = staticmethod(meetings)

    def fits(self, me: int, told: dict[str, Any]) -> bool:
        """The minutes are of all the points: whoever must not see one of them writes none."""
        return points_for(me, told) == told.get("points", [])


class Minutes(TextForm):
    question = _l("Hva ble sagt og bestemt?")
    hint = _l("Korte setninger er nok. Skriv ikke om én persons sak.")

    def prepare(self, me: int, answers: Answers) -> None:
        """What is there already stands in the field."""
        if untouched(self, answers, "tekst") and answers.get("post"):
            row = fetch(me, "club.write", which(answers["post"])[0])
            self.answer.data = sealed.get(keys.box(row.key), "club_record", row).get("minutes", "")


def finish(by: int, answers: Answers) -> str:
    kind = MEETINGS[answers["slag"]]
    said = {"title": str(kind.label), "what": answers["slag"], "place": answers["sted"], "points": lines(answers["punkter"]), "minutes": ""}
    on = dated(answers["dato"])
    return f"/klubben/{add_record(by, number(answers['klubb']), 'meeting', said, from_on=on, closed=kind.closed)}"


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def minutes(by: int, answers: Answers) -> str:
    record, version = which(answers["post"])
    change_record(by, record, version, {"minutes": answers["tekst"]})
    return f"/klubben/{record}"


def warning(_by: int, answers: Answers) -> str:
    """Who may not be there for which points."""
    kind = MEETINGS[answers["slag"]]
    left_out = [line for line in lines(answers["punkter"]) if is_closed(line)]
    if kind.closed:
        return _("Ledermedlemmer er ikke med, og ser ikke møtet.")
    return _("Ledermedlemmer er ikke med på alle punktene.") if left_out else ""


def who_sees(_answers: Answers) -> str:
    return _("De tillitsvalgte og styret i klubben ser møtet.")


WIZARD = Wizard(
    name="klubbmote",
    title=_l("Nytt møte"),
    action=_l("Lagre møtet"),
    permission="club.meeting",
    who_sees=who_sees,
    given=("klubb",),
    finish=finish,
    check=warning,
    steps=(
        Step("klubb", WhichMeetingClub, counted=False),
        Step("slag", Kind),
        Step("dato", Day),
        Step("sted", Place),
        Step("punkter", Points, leans_on=("slag",)),
    ),
)
MINUTES = Wizard(
    name="referat",
    title=_l("Skriv referat"),
    action=_l("Lagre referatet"),
    permission="club.meeting",
    who_sees=who_sees,
    given=("post",),
    finish=minutes,
    checked=False,
    steps=(Step("post", WhichMeeting, counted=False), Step("tekst", Minutes)),
)
