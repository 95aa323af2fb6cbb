"""«Månedsrapport»: Klar fills in what it can count; the coordinator changes the sentences, and says what comes next."""

from datetime import date

from klar.access import fetch, listed
from klar.actions.report import figures, months_over, planned, read_report, write_report, written
from klar.forms import ChoiceForm, TextForm, is_date
from klar.i18n import _, _l
from klar.models.network import networks
from klar.models.report_words import ahead, month_name, sentences
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number


class WhichNetwork(ChoiceForm):
    question = _l("Hvilket nettverk gjelder det?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(row.id), row.name) for row in listed(me, "network.run", networks)]


class WhichMonth(ChoiceForm):
    """A month that is over, and not told of."""

    question = _l("Hvilken måned gjelder det?")

    def prepare(self, me: int, answers: Answers) -> None:
        network = fetch(me, "network.run", number(answers["nettverk"]))
        told = [(month, written(me, network.id, month)) for month in months_over(network.from_on)]
        self.answer.choices = [(month.isoformat(), month_name(month).capitalize()) for month, row in told if row is None or row.sent_at is None]
        if not self.answer.choices:
            self.hint = _l("Ingen måned venter på rapport.")


class Done(TextForm):
    question = _l("Hva gjorde vi?")
    hint = _l("Klar har fylt inn tallene. Ikke skriv navn.")

    def prepare(self, me: int, answers: Answers) -> None:
        network, month = number(answers["nettverk"]), date.fromisoformat(answers["maned"])
        row = written(me, network, month)
        self.begins = read_report(me, row.id).text if row else "\n".join(sentences(figures(me, network, month)))


class Planned(TextForm):
    question = _l("Hva skjer neste måned?")
    hint = _l("Ikke skriv navn.")

    def prepare(self, me: int, answers: Answers) -> None:
        network, month = number(answers["nettverk"]), date.fromisoformat(answers["maned"])
        row = written(me, network, month)
        self.begins = read_report(me, row.id).planned if row else "\n".join(ahead(*one) for one in planned(me, network, month))


def finish(by: int, answers: Answers) -> str:
    month = date.fromisoformat(answers["maned"]) if is_date(answers["maned"]) else date.min
    return f"/rapporter/{write_report(by, number(answers['nettverk']), month, answers['tekst'], answers['plan'])}"


WIZARD = Wizard(
    name="rapport",
    title=_l("Månedsrapport"),
    action=_l("Lagre teksten"),
    permission="report.make",
    who_sees=lambda _answers: _("Styrene ser rapporten når du sender den."),
    given=("nettverk", "maned"),
    finish=finish,
    checked=False,
    steps=(Step("nettverk", WhichNetwork, counted=False), Step("maned", WhichMonth, leans_on=("nettverk",)), Step("tekst", Done, leans_on=("nettverk", "maned")), Step("plan", Planned, leans_on=("nettverk", "maned"))),
)
