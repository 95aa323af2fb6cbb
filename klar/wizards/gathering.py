"""«Ny samling», and «Inviter flere» to one that is made."""

from datetime import date
from typing import Any

from klar.access import listed
from klar.actions.gathering import NewGathering, hold, invite_more
from klar.crypto import keys
from klar.forms import ChoiceForm, typed_hours
from klar.i18n import _, _l
from klar.models import sealed
from klar.models.gathering import gatherings
from klar.wizard import Answers, Step, Wizard
from klar.wizards.gathering_questions import Among, Day, Distance, Funds, Group, Hours, Kind, Name, Places, Where, WhichUnit, place
from klar.wizards.questions import number


class WhichGathering(ChoiceForm):
    question = _l("Hvilken samling?")

    def prepare(self, me: int, answers: Answers) -> None:
        rows = listed(me, "gathering.hold", gatherings)
        boxes = keys.unlock(row.key for row in rows)
        self.answer.choices = [(str(row.id), name_of(boxes.get(row.key), row)) for row in rows]


def name_of(box: Any, row: Any) -> str:
    return sealed.get(box, "gathering", row).get("name", "")


def there(answers: Answers) -> bool:
    return answers.get("hvor") == "there"


def finish(by: int, answers: Answers) -> str:
    new = NewGathering(
        unit=number(answers["enhet"]),
        kind=answers["slag"],
        name=answers["navn"],
        held_on=date.fromisoformat(answers["dato"]),
        hours="–".join(typed_hours(answers["klokka"]) or ()),
        place=answers["sted"],
        digital=not there(answers),
        km=number(answers.get("km")) or None,
        places=number(answers["plasser"]),
        funds=answers["penger"],
    )
    return f"/samlinger/{hold(by, new, number(answers['fra']), answers['hvem'])}"


def finish_invitation(by: int, answers: Answers) -> str:
    invite_more(by, number(answers["samling"]), number(answers["fra"]), answers["hvem"])
    return f"/samlinger/{number(answers['samling'])}"


def who_sees(_answers: Answers) -> str:
    return _("De du inviterer, ser samlingen. De ser ikke hvem andre som kommer.")


INVITED = (Step("fra", Among), Step("hvem", Group))
WIZARD = Wizard(
    name="samling",
    title=_l("Ny samling"),
    action=_l("Send invitasjonene"),
    permission="follow.call",
    who_sees=who_sees,
    given=("enhet",),
    finish=finish,
    steps=(
        Step("enhet", WhichUnit, counted=False),
        Step("slag", Kind),
        Step("navn", Name),
        Step("dato", Day),
        Step("klokka", Hours),
        Step("hvor", Where),
        Step("sted", place, leans_on=("hvor",)),
        Step("km", Distance, there),
        Step("plasser", Places),
        Step("penger", Funds),
        *INVITED,
    ),
)
MORE = Wizard(
    name="inviter",
    title=_l("Inviter flere"),
    action=_l("Send invitasjonene"),
    permission="follow.call",
    who_sees=who_sees,
    given=("samling",),
    finish=finish_invitation,
    steps=(Step("samling", WhichGathering, counted=False), *INVITED),
)
